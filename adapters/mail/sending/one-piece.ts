/**
 * A letter goes over the wire in one piece. nodemailer streams every part by itself, as is right for
 * files of any size; a letter is two short texts. What it says, headers and encodings, is
 * nodemailer's own.
 */
import { Readable } from 'node:stream'
import * as base64 from 'nodemailer/lib/base64'
import type MimeNode from 'nodemailer/lib/mime-node'
import * as quotedPrintable from 'nodemailer/lib/qp'

/** A plugin of nodemailer's, for messages with nothing in them but texts. */
export function inOnePiece(
  { message }: { readonly message: MimeNode },
  done: (error?: Error | null) => void,
): void {
  message.createReadStream = () => {
    const bytes = Buffer.from(partOf(message))
    return new Readable({
      read() {
        this.push(bytes)
        this.push(null)
      },
    })
  }
  done()
}

function partOf(node: MimeNode): string {
  // Settles also what the boundary is, and the encoding.
  const head = `${node.buildHeaders()}\r\n\r\n`
  if (!node.multipart) return head + encoded(node)
  const between = `--${node.boundary}`
  const parts = node.childNodes.map((child) => `${between}\r\n${partOf(child)}\r\n`)
  return `${head}${parts.join('')}${between}--\r\n`
}

function encoded(node: MimeNode): string {
  const text = String(node.content ?? '')
  switch (node.getHeader('Content-Transfer-Encoding')) {
    case 'base64':
      return base64.wrap(base64.encode(text))
    case 'quoted-printable':
      return quotedPrintable.wrap(quotedPrintable.encode(text))
    default:
      return text
  }
}
