/** A mail's content, written as plain text and as HTML. What people wrote stays text in both. */

export type Section =
  | { readonly kind: 'lines'; readonly lines: readonly string[]; readonly strong?: boolean }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'quote'; readonly title: string; readonly lines: readonly string[] }

export function asText(sections: readonly Section[]): string {
  return sections.map((section) => linesOf(section).map(harmless).join('\n')).join('\n\n')
}

/** @param language of the text, such as `en` */
export function asHtml(sections: readonly Section[], language: string): string {
  return [
    `<!doctype html>\n<html lang="${escaped(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head>',
    '<body style="font: 16px/1.5 sans-serif; max-width: 40em; margin: 1em">',
    ...sections.map(elementOf),
    '</body></html>',
  ].join('\n')
}

function linesOf(section: Section): readonly string[] {
  switch (section.kind) {
    case 'lines':
      return section.lines
    case 'list':
      return [section.title, ...section.items.map((item) => `- ${item}`)]
    case 'quote':
      return [section.title, ...section.lines]
  }
}

function elementOf(section: Section): string {
  switch (section.kind) {
    case 'lines': {
      const lines = broken(section.lines)
      return `<p dir="auto">${section.strong ? `<strong>${lines}</strong>` : lines}</p>`
    }
    case 'list': {
      const items = section.items.map((item) => `<li dir="auto">${broken([item])}</li>`)
      return `<p dir="auto">${broken([section.title])}</p>\n<ul>${items.join('')}</ul>`
    }
    case 'quote': {
      const style = 'margin: 0; padding-left: 1em; border-left: 3px solid #ccc'
      const lines = section.lines.map((line) => `<p dir="auto">${broken([line])}</p>`)
      return `<p dir="auto">${broken([section.title])}</p>\n<blockquote style="${style}">${lines.join('')}</blockquote>`
    }
  }
}

function broken(lines: readonly string[]): string {
  return lines.map((line) => escaped(harmless(line)).replaceAll('\n', '<br>')).join('<br>')
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** Without what would steer whatever shows it, or make its letters run the other way. */
function harmless(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
}
