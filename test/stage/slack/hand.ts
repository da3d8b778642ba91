/** Turns a line typed at the prompt into what a person does, and numbers what can be tapped. */
import { optionsOf } from './controls.js'
import type { LocalSlack } from './local-slack.js'
import type { Violation } from './payload-checker.js'
import type { Element } from './payloads.js'
import type { Person } from './person.js'
import type { Drawing } from './screen.js'

/** What a number on the screen stands for. */
interface Numbered {
  element: Element
  choice: string | undefined
}

export class Hand {
  readonly help =
    `text writes to the app · /certpath … commands in #general · @text mentions it there
a number taps · home · dm · shortcut [id] · submit [input=text; …] · close · as U2 · log · help
> text writes what would be taken for one of these`

  private person: Person
  private numbered: Numbered[] = []
  private reported = 0

  constructor(private readonly slack: LocalSlack) {
    this.person = slack.user('U1')
  }

  /** The screen of the person at the prompt, with numbers to tap by. */
  screen(): string {
    this.numbered = []
    return `--- ${this.person.id} ---\n${this.person.screen(this.draw)}`
  }

  newViolations(): readonly Violation[] {
    const all = [...this.slack.violations, ...this.slack.warnings]
    const news = all.slice(this.reported)
    this.reported = all.length
    return news
  }

  /** Does what the line says, and gives what there is to say of it. */
  async does(line: string): Promise<string | undefined> {
    const [word = '', ...rest] = line.split(' ')
    const more = rest.join(' ')
    if (/^\d+$/.test(line)) return this.tap(Number(line))
    if (line.startsWith('/')) return told(await this.person.types(line, { channel: 'C1' }))
    if (line.startsWith('@')) return told(await this.person.mentions(line.slice(1).trim()))
    if (line.startsWith('>')) return told(await this.person.writes(line.slice(1).trim()))
    switch (word) {
      case '':
        return undefined
      case 'help':
        return this.help
      case 'log':
        return this.slack.log.map((entry) => JSON.stringify(entry)).join('\n')
      case 'home':
        return told(await this.person.opensHome())
      case 'dm':
        return told(await this.person.opensMessages())
      case 'shortcut':
        return told(await this.person.shortcut(more === '' ? 'certpath' : more))
      case 'submit':
        return told(await this.person.submits(inputsIn(more)))
      case 'close':
        await this.person.closes()
        return undefined
      case 'as':
        this.person = this.slack.user(more)
        return undefined
      default:
        return told(await this.person.writes(line))
    }
  }

  private async tap(number: number): Promise<string | undefined> {
    const meant = this.numbered[number - 1]
    if (meant === undefined) return `There is no ${number} on the screen.`
    const { element, choice } = meant
    return choice === undefined
      ? told(await this.person.taps(element))
      : told(await this.person.selects(choice, { of: element }))
  }

  private readonly draw: Drawing = (element) => {
    const label = element.text?.text ?? element.placeholder?.text ?? element.type
    const choices = optionsOf(element)
    if (choices.length === 0 && element.type !== 'button') return `[${label}]`
    if (choices.length === 0) return `[${this.number(element, undefined)} ${label}]`
    const offered = choices.map(({ text, value }) => {
      return `[${this.number(element, value ?? text.text)} ${text.text}]`
    })
    return `${label}: ${offered.join(' ')}`
  }

  private number(element: Element, choice: string | undefined): number {
    return this.numbered.push({ element, choice })
  }
}

/** Says only what went wrong. */
function told(taken: {
  acknowledged: boolean
  why: string | undefined
  errors?: Record<string, string>
}): string | undefined {
  if (!taken.acknowledged) return `! The app did not acknowledge: ${taken.why ?? 'no reason'}`
  const errors = Object.entries(taken.errors ?? {})
  return errors.length === 0 ? undefined : errors.map((one) => one.join(': ')).join('\n')
}

/** `Name=Ada; Note=…` */
function inputsIn(text: string): Record<string, string> {
  const pairs = text.split(';').map((pair) => pair.split('=').map((part) => part.trim()))
  return Object.fromEntries(pairs.filter(([name]) => name !== '' && name !== undefined))
}
