/** A raw mail → its headers, text and parts, within bounds that no mail breaks out of. */
import { type ParsedMail, simpleParser } from 'mailparser'
import { textOfHtml } from './html-text.js'

export interface MailSource {
  /** A header's values in their order, unfolded and otherwise as they stand. */
  header(name: string): readonly string[]
  /** Null where it cannot be had within the bounds. */
  text(): string | null
  /** Whatever is not the text. */
  readonly parts: readonly Part[]
}

export interface Part {
  readonly type: string
  readonly name: string | null
  /** A picture in the text, such as a logo. */
  readonly embedded: boolean
  readonly content: Buffer
}

const largestHeadInBytes = 64 * 1024
const mostParts = 100

/** Null for what cannot be read within the bounds. */
export async function sourceOf(raw: Buffer): Promise<MailSource | null> {
  try {
    const mail = await simpleParser(raw, {
      maxHeadSize: largestHeadInBytes,
      maxChildNodes: mostParts,
      // HTML is the costly part, and is read once it is known who wrote it.
      skipHtmlToText: true,
      skipTextLinks: true,
      keepCidLinks: true,
      checksumAlgo: false,
      keepDeliveryStatus: true,
      ignoreEmbedded: true,
    })
    return {
      header: (name) =>
        mail.headerLines
          .filter(({ key }) => key === name)
          .map(({ line }) =>
            line
              .slice(line.indexOf(':') + 1)
              .replace(/\r?\n\s*/g, ' ')
              .trim(),
          ),
      text: () => textOf(mail),
      parts: mail.attachments.map(({ contentType, filename, related, content }) => ({
        type: contentType.toLowerCase(),
        name: filename ?? null,
        embedded: related === true,
        content,
      })),
    }
  } catch {
    return null
  }
}

/**
 * The text, where a mail says the same as text and as HTML. Where they stand one after the other
 * they say different things, and the parser has made HTML of both.
 */
function textOf({ text = '', textAsHtml = '', html }: ParsedMail): string | null {
  if (typeof html !== 'string') return text
  const parts = textAsHtml.split('<br/>\n').filter((part) => part !== '<p></p>')
  const apart = parts.every((part) => html.includes(part))
  return text.trim() === '' || apart ? textOfHtml(html) : text
}
