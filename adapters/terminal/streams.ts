/** What the chat needs of the two ends of a terminal; `process.stdin` and `process.stdout` are such. */

export interface Input extends NodeJS.ReadableStream {
  readonly isTTY?: boolean
  setRawMode?(raw: boolean): unknown
}

export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}

/** What a terminal says of itself; `process.env` is such. */
export type Environment = Readonly<Record<string, string | undefined>>

export interface Size {
  readonly columns: number
  readonly rows: number
}

/** Some terminals report 0 before they know; the classic size is then the best guess. */
export function sizeOf(output: Output): Size {
  return { columns: output.columns || 80, rows: output.rows || 24 }
}

/** Nobody reads any more: the terminal was closed, or the other end of a pipe. */
export class OutputGone extends Error {
  override readonly name = 'OutputGone'
}

/** Resolves when the text has left this process, so that what counts as shown was shown. */
export function write(output: Output, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (cause) => (cause ? reject(failureOf(cause)) : resolve()))
  })
}

/** Whoever stops reading means to; a full disk is a failure. */
function failureOf(cause: NodeJS.ErrnoException): Error {
  const gone = ['EPIPE', 'ERR_STREAM_DESTROYED', 'EIO'].includes(cause.code ?? '')
  return gone
    ? new OutputGone('The output was closed before it was written', { cause })
    : new Error(`The output could not be written: ${cause.message}`, { cause })
}
