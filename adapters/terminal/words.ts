/** What only a terminal has to say; all else comes from the rules' language file. */
export interface Words {
  readonly missed: string
  readonly saved: (name: string) => string
  readonly notSaved: (name: string, why: string) => string
  readonly kept: string
  readonly alsoWrite: (words: string) => string
  readonly retry: string
  readonly retryPlain: string
  readonly pickOrWrite: string
  readonly pickOrWriteShort: string
  readonly writeOrPick: (arrows: { readonly above: string; readonly below: string }) => string
  readonly write: string
  readonly to: string
  readonly subject: string
  readonly reference: string
  readonly openMail: string
  /** A line that is one of these, alone, leaves. */
  readonly leave: readonly string[]
}

export const english: Words = {
  missed: 'Since you were last here:',
  saved: (name) => `Saved as ${name}`,
  notSaved: (name, why) => `${name} could not be saved (${why}). This is what is in it:`,
  kept: 'Your talk is kept; npm start goes on where you are.',
  alsoWrite: (words) => `You can also write: ${words}`,
  retry: 'Try again',
  retryPlain: 'Press Enter to try again.',
  pickOrWrite: 'or write in your own words',
  pickOrWriteShort: 'or write',
  writeOrPick: ({ above, below }) => `write, or use ${above} ${below}`,
  write: 'write here',
  to: 'To',
  subject: 'Subject',
  reference: 'Reference',
  openMail: 'Open it in your mail program',
  leave: ['exit', 'quit', ':q'],
}
