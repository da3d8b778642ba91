/** A terminal for tests: keys go in, and what a person would see can be looked at. */
import { PassThrough, Writable } from 'node:stream'
import { type ChatOptions, chat } from '../../adapters/terminal/connect.js'
import { widthOf } from '../../adapters/terminal/width.js'
import { type Stage, stageConversations } from '../stage/conversations.js'

export const esc = '\u001b'
export const up = `${esc}[A`
export const down = `${esc}[B`
export const enter = '\r'
export const paste = (text: string) => `${esc}[200~${text}${esc}[201~`

export const person = { platform: 'terminal', tenant: 'local', user: 'ann' }

export interface Setting {
  readonly columns?: number
  readonly rows?: number
  readonly env?: Record<string, string>
  readonly conversations?: Stage
  readonly options?: Partial<ChatOptions>
}

/** A chat on a terminal that is all there. */
export function openTerminal(setting: Setting = {}) {
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    raw: false,
    setRawMode(raw: boolean) {
      input.raw = raw
    },
  })
  const output = new Screen(setting.columns ?? 80, setting.rows ?? 24)
  const conversations = setting.conversations ?? stageConversations()
  const files = new Map<string, string>()
  let events = 0
  let ended = false
  const done = chat(conversations, {
    person,
    input,
    output,
    env: { TERM: 'xterm-256color', LANG: 'en_GB.UTF-8', ...setting.env },
    saveFile: async (name, content) => {
      files.set(name, content)
      return name
    },
    newEventId: () => `${person.user}-${conversations.taken.length}-${events++}`,
    ...setting.options,
  }).finally(() => {
    ended = true
    output.changed()
  })
  return {
    input,
    output,
    conversations,
    files,
    done,
    /** Types, and waits until the screen shows this. */
    async type(keys: string, shows: string): Promise<void> {
      input.write(keys)
      await this.until((screen) => screen.includes(shows))
    },
    async until(holds: (screen: string) => boolean): Promise<void> {
      while (!holds(output.text())) {
        if (ended) throw new Error(`The chat ended at:\n${output.text()}`)
        await output.nextChange()
      }
    },
    said: () => conversations.taken.map(({ inbound }) => inbound),
  }
}

/** Keeps all lines, also those that a window would have scrolled away. */
class Screen extends Writable {
  readonly isTTY = true
  raw = ''
  cursorSeen = true
  /** The most lines that were gone back over: what is drawn anew must still be in the window. */
  farthestUp = 0
  #lines: string[][] = [[]]
  #row = 0
  #column = 0
  #waiting: (() => void)[] = []

  constructor(
    public columns: number,
    public rows: number,
  ) {
    super({ decodeStrings: false })
  }

  override _write(chunk: string | Buffer, _encoding: string, written: () => void): void {
    this.#obey(String(chunk))
    written()
    this.changed()
  }

  /** Breaks the lines that are too long now, as most terminals do. */
  resize(columns: number, rows: number): void {
    const broken = this.#lines.map((line) =>
      Array.from({ length: Math.max(1, Math.ceil(line.length / columns)) }, (_, at) =>
        line.slice(at * columns, (at + 1) * columns),
      ),
    )
    this.#row = broken.slice(0, this.#row).flat().length + Math.floor(this.#column / columns)
    this.#column %= columns
    this.#lines = broken.flat()
    Object.assign(this, { columns, rows })
    this.emit('resize')
  }

  changed(): void {
    for (const tell of this.#waiting.splice(0)) tell()
  }

  nextChange(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  lines(): string[] {
    return this.#lines.map((cells) => cells.join('').trimEnd())
  }

  text(): string {
    return this.lines().join('\n')
  }

  #obey(text: string): void {
    this.raw += text
    const parts = text.matchAll(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal reads just these
      /\u001b\[([?\d;]*)([A-Za-z])|\u001b\]8;;[^\u001b]*\u001b\\|\r|\n|[^\u001b\r\n]+/g,
    )
    for (const [part, argument = '', verb] of parts) {
      if (verb !== undefined) this.#move(verb, argument)
      else if (part === '\r') this.#column = 0
      else if (part === '\n') this.#down()
      else if (!part.startsWith(esc)) this.#put(part)
    }
  }

  #move(verb: string, argument: string): void {
    if (verb === 'A') {
      this.farthestUp = Math.max(this.farthestUp, Number(argument || 1))
      this.#row -= Number(argument || 1)
    }
    if (verb === 'C') this.#column += Number(argument || 1)
    if (verb === 'J') {
      this.#lines.length = this.#row + 1
      this.#lines[this.#row]?.splice(this.#column)
    }
    if (argument === '?25') this.cursorSeen = verb === 'h'
  }

  /** To the beginning of the next line, as a terminal driver makes of a line break. */
  #down(): void {
    this.#column = 0
    this.#row += 1
    while (this.#lines.length <= this.#row) this.#lines.push([])
  }

  #put(text: string): void {
    for (const { segment } of new Intl.Segmenter('en').segment(text)) {
      const wide = widthOf(segment)
      const line = this.#lines[this.#row] ?? []
      while (line.length < this.#column) line.push(' ')
      line.splice(this.#column, wide, segment, ...Array(Math.max(0, wide - 1)).fill(''))
      this.#column += wide
    }
  }

  get cursor(): { readonly row: number; readonly column: number } {
    return { row: this.#row, column: this.#column }
  }
}
