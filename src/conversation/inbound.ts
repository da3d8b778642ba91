/** What reaches a conversation, whatever platform it comes from. */
export type Inbound =
  /** The person opened the chat and has said nothing yet. */
  | { readonly kind: 'opened' }
  | { readonly kind: 'text'; readonly text: string }
  /** A tap on something that a reply offered, by that offer's action. */
  | { readonly kind: 'tap'; readonly action: string }
  /** A form that was filled in and sent: by question, the choice that was picked. */
  | { readonly kind: 'answers'; readonly choices: Readonly<Record<string, string>> }

/** Who is talking, and where. The first three together name one conversation. */
export interface Person {
  readonly platform: string
  readonly tenant: string
  readonly user: string
  /** What others there call the person, where the platform says so with an event. */
  readonly name?: string
}
