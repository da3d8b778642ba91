/** What Discord needs of the language file's `wording`, by the keys it has there. */
export interface DiscordWords {
  readonly 'choose-placeholder': string
  readonly answered: string
  readonly 'mail-to': string
  readonly 'mail-subject': string
  readonly 'mail-open': string
  /** With `{reference}`. */
  readonly 'letter-reference': string
  readonly 'button-change': string
  /** With `{bot}`, the name to write to. */
  readonly 'card-words': string
  readonly 'card-closed': string
  readonly 'mention-answered': string
  readonly 'mention-closed': string
}
