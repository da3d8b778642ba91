/** Turns a line typed at the prompt into what a person does, and numbers what can be tapped. */
import { fieldsIn } from './controls.js'
import type { Acknowledgement } from './interactions.js'
import type { LocalDiscord } from './local-discord.js'
import type { Violation } from './payload-checker.js'
import type { Component, Modal } from './payloads.js'
import type { Person } from './person.js'
import { type Drawing, nameOf } from './screen.js'
import type { Seen, Where } from './sight.js'

/** What a number on the screen stands for. */
interface Numbered {
  control: Component
  choice: string | undefined
}

const places: readonly Where[] = ['dm', 'server', 'group', 'foreign server']

export class Hand {
  readonly help =
    `text writes to the bot · /certpath [option=value …] runs the command · /in dm|server|group|foreign server
tap N · pick N · @text mentions the bot in the server · as NAME · close · log · help
> text writes what would be taken for one of these; an open modal asks for one field after another`

  private person: Person
  private where: Where = 'dm'
  private numbered: Numbered[] = []
  private reported = 0
  /** What was entered so far in the modal that is open. */
  private filling: { modal: Modal; entered: Record<string, string> } | undefined

  constructor(private readonly discord: LocalDiscord) {
    this.person = discord.user('ada')
  }

  /** The screen of the person at the prompt, with numbers to tap by. */
  screen(): string {
    this.numbered = []
    const { person, where } = this
    const question = this.question()
    const asked = question === undefined ? '' : `\n${question}`
    return `--- ${person.name}, commands go to: ${where} ---\n${person.screen(this.draw)}${asked}`
  }

  newViolations(): readonly Violation[] {
    const news = this.discord.violations.slice(this.reported)
    this.reported += news.length
    return news
  }

  /** Does what the line says, and gives what there is to say of it. */
  async does(line: string): Promise<string | undefined> {
    const [word = '', ...rest] = line.split(' ')
    const more = rest.join(' ')
    if (word === 'close' && this.person.modal !== undefined) return this.close()
    if (this.person.modal !== undefined) return this.fillIn(line)
    if (word === '/in') return this.goTo(more)
    if (line.startsWith('/')) {
      const [command, options] = commandIn(line)
      return told(await this.person.runs(command, options, { in: this.where }))
    }
    if (line.startsWith('@')) return void this.person.mentions(line.slice(1).trim())
    if (line.startsWith('>')) return void this.person.writes(line.slice(1).trim())
    switch (word) {
      case '':
        return undefined
      case 'help':
        return this.help
      case 'log':
        return this.discord.journal.map((entry) => JSON.stringify(entry)).join('\n')
      case 'tap':
      case 'pick':
        return this.tap(Number(more))
      case 'as':
        this.person = this.discord.user(more)
        return undefined
      default:
        return void this.person.writes(line)
    }
  }

  private goTo(place: string): string | undefined {
    const where = places.find((one) => one === place)
    if (where === undefined) return `There is: ${places.join(', ')}.`
    this.where = where
    return undefined
  }

  private async tap(number: number): Promise<string | undefined> {
    const meant = this.numbered[number - 1]
    if (meant === undefined) return `There is no ${number} on the screen.`
    const { control, choice } = meant
    const message = this.messageWith(control)
    return choice === undefined
      ? told(await this.person.taps(control, { message }))
      : told(await this.person.selects(choice, { message }))
  }

  private messageWith(control: Component): Seen {
    const found = this.person.all.findLast(({ buttons, menus }) =>
      [...buttons, ...menus].includes(control),
    )
    if (found === undefined) throw new Error('The message is no longer there.')
    return found
  }

  private close(): undefined {
    this.filling = undefined
    this.person.closes()
  }

  /** Takes the line for the field that is asked for; the last one submits. Empty leaves it as it is. */
  private async fillIn(line: string): Promise<string | undefined> {
    const [next] = this.left()
    if (next !== undefined) {
      const { entered } = this.fillingOf()
      entered[next.field.custom_id ?? ''] = line
    }
    if (this.left().length > 0) return undefined
    const given = Object.entries(this.fillingOf().entered).filter(([, entry]) => entry !== '')
    this.filling = undefined
    return told(await this.person.submits(Object.fromEntries(given)))
  }

  private question(): string | undefined {
    const [next] = this.left()
    return next === undefined ? undefined : `${next.label}?`
  }

  private left(): { label: string; field: Component }[] {
    const { modal } = this.person
    if (modal === undefined) return []
    const { entered } = this.fillingOf()
    return fieldsIn(modal.components).filter(({ field }) => !((field.custom_id ?? '') in entered))
  }

  private fillingOf(): { modal: Modal; entered: Record<string, string> } {
    const { modal } = this.person
    if (modal === undefined) throw new Error('No modal is open.')
    if (this.filling?.modal !== modal) this.filling = { modal, entered: {} }
    return this.filling
  }

  private readonly draw: Drawing = (control) => {
    const label = nameOf(control)
    const { options = [], url } = control
    if (url) return `[${label}: ${url}]`
    if (control.disabled === true) return `[${label}, off]`
    if (options.length === 0) return `[${this.number(control, undefined)} ${label}]`
    const offered = options.map((option) => {
      return `[${this.number(control, option.value)} ${option.label}]`
    })
    return `${label}: ${offered.join(' ')}`
  }

  private number(control: Component, choice: string | undefined): number {
    return this.numbered.push({ control, choice })
  }
}

/** Says only what went wrong. */
function told({ acknowledged, why }: Acknowledgement): string | undefined {
  return acknowledged ? undefined : `! The app did not acknowledge: ${why ?? 'no reason'}`
}

/** `/certpath why goal=audit`: the command with its subcommand, and the options. */
function commandIn(line: string): [string, Record<string, string>] {
  const words = line.trim().split(/\s+/)
  const pairs = words.filter((word) => word.includes('=')).map((word) => word.split('='))
  const options = Object.fromEntries(pairs.map(([name = '', ...value]) => [name, value.join('=')]))
  return [words.filter((word) => !word.includes('=')).join(' '), options]
}
