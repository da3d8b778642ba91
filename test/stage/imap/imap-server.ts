/** What the tests want of a real IMAP server. */
export interface ImapServer {
  readonly port: number
  readonly user: string
  readonly password: string
  /** Gives the mailbox another UIDVALIDITY, as after it was restored from a backup. */
  renumber(): Promise<void>
  close(): Promise<void>
}
