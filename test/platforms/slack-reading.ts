/** What a person reads in blocks, and what they can tap. */

type Json = Readonly<Record<string, unknown>>

export function elementsIn(blocks: readonly unknown[]): readonly Json[] {
  return blocks.flatMap((block) => {
    const { type, elements, element } = block as Json
    if (type === 'actions') return elements as readonly Json[]
    return type === 'input' ? [element as Json] : []
  })
}

/** What a tap can send back. */
export function actionsIn(blocks: readonly unknown[]): string[] {
  return elementsIn(blocks).flatMap(({ value, options }) =>
    value === undefined
      ? ((options ?? []) as readonly Json[]).map((option) => String(option.value))
      : [String(value)],
  )
}

/** All that is read in blocks, as a person sees it. */
export function shownIn(blocks: readonly unknown[]): string {
  return blocks.map(shownInBlock).join('\n')
}

function shownInBlock(block: unknown): string {
  const {
    type,
    text,
    elements = [],
    label,
    hint,
    element,
  } = block as Json & {
    readonly elements?: readonly Json[]
  }
  switch (type) {
    case 'header':
      return unescaped(text)
    case 'context':
      return elements.map(unescaped).join('\n')
    case 'actions':
      return elements.map(shownOn).join('\n')
    case 'input':
      return [unescaped(label), hint ? unescaped(hint) : '', shownOn(element as Json)].join('\n')
    case 'rich_text':
      return elements.map(shownInRich).join('\n')
    default:
      return ''
  }
}

function shownInRich({ type, elements }: Json): string {
  const parts = elements as readonly Json[]
  return type === 'rich_text_list'
    ? parts.map(shownInRich).join('\n')
    : parts.map(({ text, url }) => String(text ?? url)).join('')
}

function shownOn({ text, options, option_groups: groups }: Json): string {
  if (text) return unescaped(text)
  const all = groups
    ? (groups as readonly Json[]).flatMap((group) => group.options as readonly Json[])
    : (options as readonly Json[])
  return all.map((option) => unescaped(option.text)).join('\n')
}

function unescaped(text: unknown): string {
  return String((text as Json).text)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** A message as it looks, for a test to be read. */
export function sketch(blocks: readonly unknown[]): string {
  return blocks
    .map((block) => {
      const { type, elements = [], text } = block as Json & { readonly elements?: readonly Json[] }
      switch (type) {
        case 'header':
          return `# ${shownIn([block])}`
        case 'divider':
          return '---'
        case 'context':
          return `(${shownIn([block])})`
        case 'section':
          return String((text as Json).text)
        case 'actions':
          return elements.map(sketchOn).join(' ')
        case 'rich_text':
          return elements.map(sketchRich).join('\n')
        case 'input':
          return shownIn([block])
        default:
          return String(type)
      }
    })
    .join('\n')
}

function sketchOn(element: Json): string {
  const style = element.style === undefined ? '' : ` (${String(element.style)})`
  return element.type === 'button'
    ? `[${shownOn(element)}${style}]`
    : `<${shownOn(element).replaceAll('\n', ' | ')}>`
}

function sketchRich({ type, elements, style, offset = 0 }: Json): string {
  const parts = elements as readonly Json[]
  if (type === 'rich_text_list') {
    return parts
      .map((part, at) => {
        const mark = style === 'ordered' ? `${Number(offset) + at + 1}.` : '•'
        return `${mark} ${sketchRich(part)}`
      })
      .join('\n')
  }
  const text = parts
    .map(({ text: words, style: how }) => (how ? `**${String(words)}**` : String(words)))
    .join('')
  if (type === 'rich_text_quote') return text.replace(/^/gm, '> ')
  return type === 'rich_text_preformatted' ? `\`\`\`\n${text}\n\`\`\`` : text
}
