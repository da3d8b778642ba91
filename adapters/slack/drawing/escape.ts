/**
 * Words as data. Whatever a person or a rules file wrote may be shown back, and nothing of it may
 * mention anybody, become a link, or be set in bold.
 *
 * Most of it goes out as rich text, whose text elements Slack shows as they are. Plain text knows
 * no markup either, but the three entities. Only a message's `text` and a link are mrkdwn.
 */

/** For `plain_text`: Slack escapes what it is given, unless it looks escaped already. */
export function plainEscaped(text: string): string {
  return text.replace(/&(?=(?:amp|lt|gt);)/g, '&amp;')
}

/** For the label of a link: the three characters that Slack reads as control. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Parts what would be read as markup only if it stood together; nobody sees it or hears it. */
const joiner = '\u2060'

/**
 * For a message's `text`, which Slack reads as mrkdwn in notifications. Between letters a mark is
 * none, and so an address with an underscore stays as it is.
 */
export function fallbackEscaped(text: string): string {
  return escaped(
    text
      .replace(/(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/gu, `${joiner}$&${joiner}`)
      .replace(/:(?=[^\s:]{1,100}:)/g, `:${joiner}`)
      .replace(/^(?=>)/gm, joiner),
  )
}
