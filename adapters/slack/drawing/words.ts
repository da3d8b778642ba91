/** What Slack needs of the language file's `wording`, by the keys it has there. */
export interface SlackWords {
  readonly 'choose-placeholder': string
  readonly answered: string
  readonly 'mail-to': string
  readonly 'mail-subject': string
  readonly 'mail-open': string
  readonly 'change-save': string
  /** With `{reference}`. */
  readonly 'letter-reference': string
  readonly 'record-facts': string
  /** With `{name}`, `{value}` and `{origin}`. */
  readonly 'record-fact': string
  readonly 'button-change': string
  readonly 'button-cancel': string
}
