/** The bytes of a request or an answer. Node's own `buffer()` takes a detour over blobs, and long. */
import type { IncomingMessage } from 'node:http'

export function readBody(from: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    from.on('data', (chunk: Buffer) => chunks.push(chunk))
    from.on('end', () => resolve(Buffer.concat(chunks)))
    from.on('error', reject)
  })
}
