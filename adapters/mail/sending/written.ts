/**
 * A message → what goes over the wire, in one piece. nodemailer streams every part by itself, for
 * files of any size; a letter is two short texts, and goes far faster whole. Headers and encodings
 * are nodemailer's own.
 */
import * as base64 from 'nodemailer/lib/base64'
import MailComposer from 'nodemailer/lib/mail-composer'
import type MimeNode from 'nodemailer/lib/mime-node'
import * as quotedPrintable from 'nodemailer/lib/qp'

/** @param message as nodemailer takes it, with nothing in it but texts */
export function written(message: object): Buffer {
  return Buffer.from(partOf(new MailComposer(message).compile()))
}

function partOf(node: MimeNode): string {
  // Says also what the boundary is.
  const head = `${node.buildHeaders()}\r\n\r\n`
  if (!node.multipart) return head + encoded(node)
  const between = `--${node.boundary}`
  const parts = node.childNodes.map((child) => `${between}\r\n${partOf(child)}\r\n`)
  return `${head}${parts.join('')}${between}--\r\n`
}

function encoded(node: MimeNode): string {
  const text = String(node.content ?? '')
  switch (node.getTransferEncoding()) {
    case 'base64':
      return base64.wrap(base64.encode(text))
    case 'quoted-printable':
      return quotedPrintable.wrap(quotedPrintable.encode(text))
    default:
      return text
  }
}
