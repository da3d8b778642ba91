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
  readonly pickBelow: string
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
  pickBelow: 'write here, or choose with the arrow keys',
  write: 'write here',
  to: 'To',
  subject: 'Subject',
  reference: 'Reference',
  openMail: 'Open it in your mail program',
  leave: ['exit', 'quit', ':q'],
}
