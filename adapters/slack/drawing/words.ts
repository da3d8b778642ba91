/** What Slack needs of the language file's `wording`, by the keys it has there. */
export interface SlackWords {
  readonly 'choose-placeholder': string
  readonly answered: string
  readonly 'mail-to': string
  readonly 'mail-subject': string
  readonly 'mail-open': string
  readonly 'change-save': string
  readonly 'card-only-you': string
  /** With `{bot}`, the name to write to. */
  readonly 'card-go-on': string
  /** With `{bot}`. */
  readonly 'card-file': string
  readonly 'home-answered': string
  /** With `{reference}`. */
  readonly 'letter-reference': string
  readonly 'record-facts': string
  /** With `{name}`, `{value}` and `{origin}`. */
  readonly 'record-fact': string
  readonly 'button-change': string
  readonly 'button-cancel': string
}
