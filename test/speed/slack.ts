/**
 * certpath in Slack, and a bare Bolt bot that keeps its state in memory: the same people do the same
 * to both, in blocks that alternate, so that a busy moment strikes both alike. Slack itself is the
 * local one, in this process, with its checks and its log off.
 */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { median, quantile, report } from './report.js'
import { type Bot, processorSeconds, residentMb, startBare, startCertpath } from './slack/bots.js'
import { Crowd } from './slack/crowd.js'
import { fillStore } from './slack/fill.js'
import { talks } from './slack/talks.js'

const atOnce = 64
const people = 1_000
const perBlock = 300
const blocks = 12
const warmUp = 3

/** All, or those that are named: `node …/slack.js mixed memory`. */
const parts = ['mixed', 'words', 'taps', 'memory'] as const
const wanted = (part: (typeof parts)[number]) =>
  process.argv.length === 2 || process.argv.includes(part)

const folder = mkdtempSync(join(tmpdir(), 'certpath-slack-'))
try {
  for (const part of parts.filter(wanted))
    await (part === 'memory' ? compareMemory(100_000) : compareSpeed(part))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function compareSpeed(name: keyof typeof talks): Promise<void> {
  await using bare = await startBare()
  await using ours = await startCertpath(join(folder, name))
  const times = { bare: noTimes(), certpath: noTimes() }
  const crowds = ([bare, ours] as const).map((bot) => {
    const who = bot === bare ? 'bare' : 'certpath'
    return { bot, crowd: new Crowd(bot, who, talks[name], name, people), times: times[who] }
  })
  for (const { crowd } of crowds) await crowd.spreadOut(atOnce)
  for (let block = -warmUp; block < blocks; block += 1)
    for (const { bot, crowd, times } of crowds) {
      const before = processorSeconds(bot)
      const { turnsASecond, acknowledged } = await crowd.take(perBlock, atOnce)
      if (block < 0) continue
      times.rates.push(turnsASecond)
      times.acknowledged.push(...acknowledged)
      times.processor.push(((processorSeconds(bot) - before) / perBlock) * 1000)
    }
  const [theirs, mine] = [figuresOf(times.bare), figuresOf(times.certpath)]
  // Of each two blocks that follow each other: how busy the machine is changes over minutes.
  const ratio = median(times.certpath.rates.map((rate, at) => rate / (times.bare.rates[at] ?? 0)))
  report({
    name: `Slack turns a second, ${name}, ${atOnce} at once`,
    value: mine.rate.toFixed(0),
    comparedTo: `bare Bolt ${theirs.rate.toFixed(0)}`,
    ratio,
    wanted: 'at least 0.9',
    met: ratio >= 0.9,
  })
  for (const share of ['p50', 'p99'] as const)
    report({
      name: `Slack acknowledged, ${name}, ${share}`,
      value: `${mine[share].toFixed(1)} ms`,
      comparedTo: `bare Bolt ${theirs[share].toFixed(1)} ms`,
      ratio: mine[share] / theirs[share],
      wanted: 'at most 1.5',
      met: mine[share] / theirs[share] <= 1.5,
    })
  report({
    name: `Slack processor time of a turn, ${name}`,
    value: `${mine.processor.toFixed(2)} ms`,
    comparedTo: `bare Bolt ${theirs.processor.toFixed(2)} ms`,
    ratio: mine.processor / theirs.processor,
    wanted: 'known',
    met: true,
  })
}

function noTimes() {
  return { rates: [] as number[], acknowledged: [] as number[], processor: [] as number[] }
}

function figuresOf({ rates, acknowledged, processor }: ReturnType<typeof noTimes>) {
  return {
    rate: median(rates),
    p50: median(acknowledged),
    p99: quantile(acknowledged, 0.99),
    processor: median(processor),
  }
}

/** After a talk with some more people, and with the garbage of it collected. */
async function compareMemory(stored: number): Promise<void> {
  const path = join(folder, 'memory')
  await fillStore(join(path, 'certpath.db'), stored)
  await using bare = await startBare()
  bare.child.send(stored)
  await once(bare.child, 'message')
  const theirs = await settledMb(bare, 'bare')
  await using ours = await startCertpath(path)
  const mine = await settledMb(ours, 'certpath')
  report({
    name: `Slack memory with ${stored} conversations`,
    value: `${mine.toFixed(0)} MB`,
    comparedTo: `bare Bolt ${theirs.toFixed(0)} MB`,
    ratio: mine / theirs,
    wanted: 'at most 1.3',
    met: mine / theirs <= 1.3,
  })
}

async function settledMb(bot: Bot, who: 'bare' | 'certpath'): Promise<number> {
  await new Crowd(bot, who, talks.mixed, 'memory', 1_000).take(1_000, atOnce)
  for (let collected = 0; collected < 3; collected += 1) {
    bot.child.kill('SIGUSR2')
    await pause(1_000)
  }
  return residentMb(bot)
}
