/** What the talk is held on: a screen with keys, or plain lines. */
import type { Reply } from '../../src/conversation/reply.js'
import type { Open, Said } from './open.js'

export interface Surface {
  /** Somebody sits there and can try again; a pipe cannot. */
  readonly interactive: boolean
  /** Resolves when the replies have gone out. */
  show(replies: readonly Reply[]): Promise<void>
  /** A word of the terminal's own, not the advisor's. */
  remark(text: string): Promise<void>
  complain(text: string): Promise<void>
  /** Opens the prompt. What the person does with it is told by `heard`. */
  present(open: Open): Promise<void>
  /** What the person said to the prompt; null when they leave or the input ends. */
  heard(): Promise<Said | null>
  /** Gives the terminal back as it was. */
  end(): Promise<void>
}
