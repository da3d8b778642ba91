/** How this terminal may be written to: with which colours, with which signs, with links or not. */
import type { Environment, Input, Output } from './streams.js'

export interface Look {
  readonly paint: Paint
  readonly signs: Signs
  /** OSC 8: a word that opens an address. */
  readonly links: boolean
}

type Stroke = (text: string) => string

interface Paint {
  readonly strong: Stroke
  readonly quiet: Stroke
  readonly accent: Stroke
  readonly good: Stroke
  readonly bad: Stroke
}

interface Signs {
  readonly pointer: string
  readonly open: string
  readonly answered: string
  readonly rail: string
  readonly step: string
  readonly done: string
  readonly wrong: string
  readonly bullet: string
  readonly more: { readonly above: string; readonly below: string }
  readonly rule: string
  readonly corners: readonly [string, string, string, string]
  readonly dot: string
}

const signs: Signs = {
  pointer: '❯',
  open: '◆',
  answered: '◇',
  rail: '│',
  step: '●',
  done: '✔',
  wrong: '✖',
  bullet: '•',
  more: { above: '↑', below: '↓' },
  rule: '─',
  corners: ['╭', '╮', '╰', '╯'],
  dot: '·',
}

const asciiSigns: Signs = {
  pointer: '>',
  open: '*',
  answered: 'o',
  rail: '|',
  step: 'o',
  done: '+',
  wrong: 'x',
  bullet: '-',
  more: { above: '^', below: 'v' },
  rule: '-',
  corners: ['+', '+', '+', '+'],
  dot: '|',
}

/** Plain is for pipes, for screen readers, and for terminals that cannot move a cursor. */
export function isPlain(input: Input, output: Output, env: Environment): boolean {
  const accessible = !['', '0', 'false'].includes(env.ACCESSIBLE ?? '')
  const able = input.isTTY && output.isTTY && env.TERM !== 'dumb' && input.setRawMode !== undefined
  return accessible || !able
}

export function lookOf(env: Environment): Look {
  return {
    paint: hasColour(env) ? coloured : bare,
    signs: hasSigns(env) ? signs : asciiSigns,
    links: hasLinks(env),
  }
}

/** As https://no-color.org and Node read these; the one that forces is the stronger. */
function hasColour(env: Environment): boolean {
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR)
  return (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb'
}

/** The bare console of Linux has no such signs, nor has a locale that says it is not UTF-8. */
function hasSigns(env: Environment): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || 'UTF-8'
  return env.TERM !== 'linux' && /utf-?8/i.test(locale)
}

function hasLinks(env: Environment): boolean {
  // A multiplexer may show the address or swallow it, whatever terminal it runs in.
  if (env.TMUX || env.STY) return false
  return (
    ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper'].includes(env.TERM_PROGRAM ?? '') ||
    ['xterm-kitty', 'xterm-ghostty', 'alacritty', 'foot'].includes(env.TERM ?? '') ||
    Number(env.VTE_VERSION ?? 0) >= 5000 ||
    Boolean(env.WT_SESSION || env.KONSOLE_VERSION)
  )
}

/** The terminal's own sixteen colours, which its owner chose to be readable. */
const coloured: Paint = {
  strong: stroke(1, 22),
  quiet: stroke(2, 22),
  accent: stroke(36, 39),
  good: stroke(32, 39),
  bad: stroke(31, 39),
}

const same: Stroke = (text) => text
const bare: Paint = { strong: same, quiet: same, accent: same, good: same, bad: same }

function stroke(on: number, off: number): Stroke {
  return (text) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`)
}
