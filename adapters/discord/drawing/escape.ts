/**
 * Words as data. Whatever a person or a rules file wrote may be shown back, and nothing of it may
 * mention anybody, become a link or a picture, or be set in bold.
 *
 * Before any of these marks a backslash is not shown, and the mark is only itself. The beginning of
 * a text counts as that of a line: what stands before it may be a mark of our own.
 */
const live = new RegExp(
  [
    /[\\*_~`|<>[\]]/,
    /@(?=everyone|here)/,
    // An address that would become a link, and the name of an emoji.
    /:(?=\/|[\w+-]{1,100}:)/,
    // Headings, small print and lists.
    /[#+-](?<=^[^\S\n]*.)/,
    /\.(?<=^[^\S\n]*\d+.)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gm',
)

export function escaped(text: string): string {
  return text.replace(live, '\\$&')
}
