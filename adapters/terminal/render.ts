/** Reply → the lines of a screen. Pure. */
import type {
  Mail,
  QuestionReply,
  RecommendationReply,
  Reply,
} from '../../src/conversation/reply.js'
import { harmless, harmlessLine, harmlessMail } from './escape.js'
import type { Look } from './look.js'
import { widthOf } from './width.js'
import type { Words } from './words.js'
import { hang, wrap } from './wrap.js'

/** Lines longer than this are hard to read, however wide the window is. */
const longestLine = 76

const gutter = '  '

/** A column stays free, as some terminals begin a new line when the last one is filled. */
export function measure(columns: number): number {
  return Math.max(4, Math.min(columns - 1, longestLine + gutter.length))
}

/** Here every column counts, and what is set in by two elsewhere begins at the edge. */
export function isNarrow(width: number): boolean {
  return width < 30
}

/** What stands before everything that can be picked or written in. */
export function gutterIn(width: number): string {
  return isNarrow(width) ? '' : gutter
}

export interface Page {
  readonly width: number
  readonly look: Look
  readonly words: Words
}

export function renderReply(reply: Reply, page: Page): readonly string[] {
  const { paint, signs } = page.look
  switch (reply.kind) {
    case 'text':
      return paragraphs(reply.text, page)
    case 'question':
      return questionHead(reply, page)
    case 'recommendation':
      return recommendation(reply, page)
    case 'preview':
      return [
        ...paragraphs(reply.lead, page),
        '',
        ...boxed(reply.mail, page),
        '',
        ...paragraphs(reply.consent, page),
      ]
    case 'receipt': {
      const reference = harmlessLine(reply.reference)
      return [
        ...hang(`${page.words.reference} ${reference}`, page.width, `${signs.done} `, gutter).map(
          paint.good,
        ),
        '',
        ...paragraphs(reply.lead, page),
        ...(reply.mailto === undefined
          ? []
          : ['', ...ruled(reply.mail, page), '', ...linked(reply.mailto, page)]),
      ]
    }
    case 'error':
      return hang(harmless(reply.text), page.width, `${signs.wrong} `, gutter).map(paint.bad)
  }
}

/** What is asked, and quietly below it how much is still to come. */
export function questionHead({ ask, progress }: QuestionReply, page: Page): readonly string[] {
  const { paint, signs } = page.look
  return [
    ...wrap(harmless(ask), page.width - gutter.length).map(
      (line, at) => `${at === 0 ? `${paint.accent(signs.open)} ` : gutter}${paint.strong(line)}`,
    ),
    ...(progress === undefined
      ? []
      : hang(harmless(progress), page.width, gutter).map(paint.quiet)),
  ]
}

/** What stays of a prompt in the window once it was answered. */
export function answeredLines(
  question: QuestionReply | null,
  answer: string,
  page: Page,
): readonly string[] {
  const { paint, signs } = page.look
  return [
    ...(question
      ? hang(harmless(question.ask), page.width, `${signs.answered} `, gutter).map(paint.quiet)
      : []),
    ...wrap(harmless(answer), page.width - gutter.length).map(
      (line) => `${paint.quiet(signs.rail)} ${paint.accent(line)}`,
    ),
  ]
}

/** A list's items hang under their first word. */
export function paragraphs(text: string, { width, look }: Page): readonly string[] {
  return harmless(text)
    .split('\n')
    .flatMap((line) => {
      const [, mark, item] = /^\s*([•-])\s+(.*)$/.exec(line) ?? []
      if (mark === undefined || item === undefined) return hang(line, width, gutter)
      return hang(item, width, `${gutter}${look.signs.bullet} `, `${gutter}  `)
    })
}

function recommendation(reply: RecommendationReply, page: Page): readonly string[] {
  const { width, look } = page
  const { paint, signs } = look
  const headline = hang(harmlessLine(reply.headline), width, `${signs.done} `, gutter)
  const notes = reply.notes.map(({ text }) => `• ${text}`)
  const steps = reply.steps.flatMap(({ name, about }, at) => {
    const last = at === reply.steps.length - 1
    const rail = last ? ' ' : signs.rail
    const room = width - gutter.length * 2
    const number = `${at + 1}. `
    return [
      ...hang(harmlessLine(name), room, number, ' '.repeat(number.length)).map(
        (line, row) =>
          `${gutter}${paint.accent(row === 0 ? signs.step : rail)} ${paint.strong(line)}`,
      ),
      ...hang(harmlessLine(about), room, ' '.repeat(number.length)).map(
        (line) => `${gutter}${paint.accent(rail)} ${line}`,
      ),
      ...(last ? [] : [`${gutter}${paint.accent(rail)}`]),
    ].map((line) => line.trimEnd())
  })
  return [
    ...headline.map((line) => paint.strong(paint.good(line))),
    '',
    ...paragraphs(reply.reason, page),
    ...(steps.length > 0 ? ['', ...steps] : []),
    ...(notes.length > 0 ? ['', ...paragraphs(notes.join('\n'), page)] : []),
  ]
}

function mailLines(given: Mail, width: number, { words, look }: Page): readonly string[] {
  const mail = harmlessMail(given)
  return [
    ...hang(`${words.to}: ${mail.to}`, width, '', gutter).map(look.paint.quiet),
    ...hang(`${words.subject}: ${mail.subject}`, width, '', gutter).map(look.paint.quiet),
    '',
    ...wrap(mail.text, width),
  ]
}

function boxed(mail: Mail, page: Page): readonly string[] {
  const { paint, signs } = page.look
  const [topLeft, topRight, bottomLeft, bottomRight] = signs.corners
  const inner = page.width - gutter.length - 4
  const rule = signs.rule.repeat(inner + 2)
  const side = paint.quiet(signs.rail)
  return [
    paint.quiet(`${topLeft}${rule}${topRight}`),
    ...mailLines(mail, inner, page).map((line) => {
      const fill = ' '.repeat(Math.max(0, inner - widthOf(harmless(line))))
      return `${side} ${line}${fill} ${side}`
    }),
    paint.quiet(`${bottomLeft}${rule}${bottomRight}`),
  ].map((line) => `${gutter}${line}`)
}

/** Nothing stands beside the text, so that it can be marked and copied. */
function ruled(mail: Mail, page: Page): readonly string[] {
  const rule = page.look.paint.quiet(page.look.signs.rule.repeat(page.width))
  return [rule, ...mailLines(mail, page.width, page), rule]
}

/** An address is left in one piece, which the terminal may break but still knows as one. */
function linked(address: string, { look, words, width }: Page): readonly string[] {
  const link = harmlessLine(address)
  if (!look.links) return [link]
  const open = (text: string) => `\u001b]8;;${link}\u001b\\${text}\u001b]8;;\u001b\\`
  return wrap(words.openMail, width - gutter.length).map(
    (line) => `${gutter}${look.paint.accent(open(line))}`,
  )
}
