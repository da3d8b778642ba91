/** A mail that is to go from here, as it is kept until it has gone. */
import type { Mail } from './reply.js'

export interface OutgoingMail {
  readonly recipient: 'trainer' | 'address'
  /** The hand-off that it belongs to. */
  readonly reference: string
  /** Which of the letters to its recipient in this hand-off it is, from 1 on. */
  readonly number: number
  readonly mail: Mail
  readonly html: string
  /** The address that the person left: where answers go that are not brought back here. */
  readonly replyTo: string | null
  /** The mails before it, as in `Post`. */
  readonly thread: readonly (number | string)[]
  /**
   * It takes back the letters before it, which are not to go any more. Where none of them surely
   * went, this one is only for the case that one did after all.
   */
  readonly withdraws?: 'if-gone' | 'surely-gone'
}
