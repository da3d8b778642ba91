/** What Slack would say of a payload, and what a person would read in it. */

type Json = Readonly<Record<string, unknown>>

const most = {
  header: 150,
  section: 3000,
  context: 3000,
  richText: 3000,
  button: 75,
  value: 2000,
  option: 75,
  optionValue: 150,
  placeholder: 150,
  label: 2000,
  id: 255,
}

/** Every way in which a message would be refused, cut or misread. */
export function problemsOfMessage(message: {
  readonly text: string
  readonly blocks: readonly unknown[]
}): string[] {
  const { text, blocks } = message
  return [
    ...(text.trim() === '' ? ['the text is empty'] : []),
    ...(text.length > 4000 ? [`the text has ${text.length} characters`] : []),
    ...(/[<>]|&(?!(?:amp|lt|gt);)/.test(text) ? ['the text is not escaped'] : []),
    ...(/(?<![\p{L}\p{N}\u2060])[*_~]|[*_~](?![\p{L}\p{N}\u2060])/u.test(text)
      ? ['the text has markup']
      : []),
    ...(blocks.length < 1 || blocks.length > 50 ? [`${blocks.length} blocks`] : []),
    ...(Buffer.byteLength(JSON.stringify(blocks)) > 12_500 ? ['blocks too long'] : []),
    ...problemsOfBlocks(blocks),
  ]
}

export function problemsOfView(view: unknown): string[] {
  const { type, blocks, ...rest } = view as Json & { readonly blocks: readonly unknown[] }
  const titles = type === 'modal' ? [rest.title, rest.submit, rest.close] : []
  return [
    ...(blocks.length > 100 ? [`${blocks.length} blocks`] : []),
    ...titles.flatMap((title) => problemsOfText(title, 24)),
    ...problemsOfBlocks(blocks),
  ]
}

function problemsOfBlocks(blocks: readonly unknown[]): string[] {
  const names = elementsIn(blocks).map((element) => String(element.action_id))
  return [
    ...(new Set(names).size < names.length && !blocks.some(isInput)
      ? ['two elements have one name']
      : []),
    ...names.flatMap((name) =>
      !name.startsWith('certpath') || name.length > most.id ? [name] : [],
    ),
    ...blocks.flatMap(problemsOfBlock),
    ...(JSON.stringify(blocks).isWellFormed() ? [] : ['half a character']),
    ...(/\\ud[89a-f]/i.test(JSON.stringify(blocks)) ? ['half a character'] : []),
  ]
}

function problemsOfBlock(block: unknown): string[] {
  const {
    type,
    text,
    elements = [],
    element,
    label,
    hint,
  } = block as Json & {
    readonly elements?: readonly Json[]
  }
  switch (type) {
    case 'divider':
      return []
    case 'header':
      return problemsOfText(text, most.header)
    case 'section': {
      const { type: kind, text: words, verbatim } = text as Json
      const ok =
        kind === 'mrkdwn' && verbatim === true && /^<mailto:[^|<>]+\|[^<>]+>$/.test(String(words))
      return ok && String(words).length <= most.section ? [] : ['a section that is no link']
    }
    case 'context':
      return elements.flatMap((one) =>
        one.type === 'mrkdwn' ? problemsOfFooter(one) : problemsOfText(one, most.context),
      )
    case 'actions':
      return [
        ...(elements.length < 1 || elements.length > 25 ? [`${elements.length} elements`] : []),
        ...elements.flatMap(problemsOfElement),
      ]
    case 'rich_text':
      return [
        ...(elements.length === 0 ? ['no rich text'] : []),
        ...elements.flatMap(problemsOfRich),
        ...(shownIn([block]).length > most.richText + 400 ? ['too much rich text'] : []),
      ]
    case 'input':
      return [
        ...problemsOfText(label, most.label),
        ...(hint ? problemsOfText(hint, most.label) : []),
        ...problemsOfElement(element as Json),
      ]
    default:
      return [`a block of type ${String(type)}`]
  }
}

/** The one place where somebody is named: the bot. */
function problemsOfFooter({ text, verbatim }: Json): string[] {
  const bare = String(text).replace(/<@U[A-Z0-9]+>/g, '')
  return verbatim === true && !/[<>*_`]/.test(bare) ? [] : ['a context line that may be misread']
}

function problemsOfElement(element: Json): string[] {
  if (element.type === 'button') {
    const value = String(element.value)
    return [
      ...problemsOfText(element.text, most.button),
      ...(value === '' || value.length > most.value ? ['a bad value'] : []),
    ]
  }
  const groups = element.option_groups as readonly Json[] | undefined
  const sets = groups
    ? groups.map(({ options }) => options as readonly Json[])
    : [element.options as readonly Json[]]
  return [
    ...problemsOfText(element.placeholder, most.placeholder),
    ...(groups ?? []).flatMap(({ label }) => problemsOfText(label, 75)),
    ...sets.flatMap((options) => [
      ...(options.length < 1 || options.length > 100 ? [`${options.length} options`] : []),
      ...options.flatMap(({ text, value }) => [
        ...problemsOfText(text, most.option),
        ...(String(value) === '' || String(value).length > most.optionValue ? ['bad option'] : []),
      ]),
    ]),
  ]
}

function problemsOfText(text: unknown, limit: number): string[] {
  const { type, text: words, emoji } = text as Json
  return [
    ...(type === 'plain_text' && emoji === false ? [] : ['not plain']),
    ...(String(words).trim() === '' ? ['an empty text'] : []),
    ...(String(words).length > limit ? [`${String(words).length} of ${limit} characters`] : []),
  ]
}

function problemsOfRich(element: Json): string[] {
  const parts = element.elements as readonly Json[]
  if (parts.length === 0) return ['no rich text']
  if (element.type === 'rich_text_list') {
    return parts.flatMap((part) => problemsOfRich(part))
  }
  return parts.flatMap(({ type, text, style, ...more }) => [
    ...(type === 'text' && Object.keys(more).length === 0 ? [] : ['rich text that is no text']),
    ...(String(text) === '' ? ['an empty text'] : []),
    ...(style === undefined || JSON.stringify(style) === '{"bold":true}' ? [] : ['styled']),
  ])
}

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
    : parts.map(({ text }) => String(text)).join('')
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

function isInput(block: unknown): boolean {
  return (block as Json).type === 'input'
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
