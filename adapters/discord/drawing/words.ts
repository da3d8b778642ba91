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
}
