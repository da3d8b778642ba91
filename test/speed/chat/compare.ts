/**
 * certpath on a platform, and a bare bot there that keeps its state in memory: the same people do
 * the same to both, in blocks that alternate, so that a busy moment strikes both alike. The platform
 * itself is the local one, in this process, with its checks and its log off.
 */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { median, quantile, report } from '../report.js'
import { type Bot, processorSeconds, residentMb } from './bot.js'
import { Crowd, type Turn } from './crowd.js'
import { fillStore } from './fill.js'

export interface Compared<Person> {
  readonly platform: string
  /** What certpath is compared to, in words. */
  readonly bare: string
  readonly tenant: string
  startBare(): Promise<Bot<Person>>
  /** @param folder where its store is */
  startCertpath(folder: string): Promise<Bot<Person>>
  /** By name; speed is measured with each of them, and memory with the first. */
  readonly talks: Readonly<Record<string, readonly Turn<Person>[]>>
  /** Milliseconds between two messages in one channel, as the platform takes them. */
  readonly pace: number
}

const atOnce = 64
const people = 1_000
const perBlock = 300
const blocks = 12
const warmUp = 3
const stored = 100_000

/** All, or those that are named: `node …/slack.js mixed memory`. */
export async function compare<Person>(compared: Compared<Person>): Promise<void> {
  await compareSpeeds(compared)
  if (wanted('memory')) await inFolder(compared, (folder) => compareMemory(compared, folder))
}

/** The same without the memory. */
export function compareSpeeds<Person>(compared: Compared<Person>): Promise<void> {
  return inFolder(compared, async (folder) => {
    for (const name of Object.keys(compared.talks).filter(wanted))
      await compareSpeed(compared, name, folder)
  })
}

function wanted(part: string): boolean {
  return process.argv.length === 2 || process.argv.includes(part)
}

async function inFolder<Person>(
  { platform }: Compared<Person>,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `certpath-${platform.toLowerCase()}-`))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compareSpeed<Person>(
  compared: Compared<Person>,
  name: string,
  folder: string,
): Promise<void> {
  const { platform, bare: bareName } = compared
  await using bare = await compared.startBare()
  await using ours = await compared.startCertpath(join(folder, name))
  const times = { bare: noTimes(), certpath: noTimes() }
  const crowds = ([bare, ours] as const).map((bot) => {
    const who = bot === bare ? 'bare' : 'certpath'
    return { bot, crowd: crowdOf(compared, bot, who, name), times: times[who] }
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
    name: `${platform} turns a second, ${name}, ${atOnce} at once`,
    value: mine.rate.toFixed(0),
    comparedTo: `${bareName} ${theirs.rate.toFixed(0)}`,
    ratio,
    wanted: 'at least 0.9',
    met: ratio >= 0.9,
  })
  for (const share of ['p50', 'p99'] as const)
    report({
      name: `${platform} acknowledged, ${name}, ${share}`,
      value: `${mine[share].toFixed(1)} ms`,
      comparedTo: `${bareName} ${theirs[share].toFixed(1)} ms`,
      ratio: mine[share] / theirs[share],
      wanted: 'at most 1.5',
      met: mine[share] / theirs[share] <= 1.5,
    })
  report({
    name: `${platform} processor time of a turn, ${name}`,
    value: `${mine.processor.toFixed(2)} ms`,
    comparedTo: `${bareName} ${theirs.processor.toFixed(2)} ms`,
    ratio: mine.processor / theirs.processor,
    wanted: 'known',
    met: true,
  })
}

function crowdOf<Person>(
  { talks, pace }: Compared<Person>,
  bot: Bot<Person>,
  who: 'bare' | 'certpath',
  name: string,
): Crowd<Person> {
  const talk = talks[name] ?? Object.values(talks)[0]
  if (talk === undefined) throw new Error('There is nothing to talk about')
  return new Crowd(bot, who, talk, name, people, pace)
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
async function compareMemory<Person>(compared: Compared<Person>, folder: string): Promise<void> {
  const { platform, tenant, bare: bareName } = compared
  const path = join(folder, 'memory')
  await fillStore(join(path, 'certpath.db'), { platform: platform.toLowerCase(), tenant }, stored)
  await using bare = await compared.startBare()
  bare.child.send(stored)
  await once(bare.child, 'message')
  const theirs = await settledMb(crowdOf(compared, bare, 'bare', 'memory'), bare)
  await using ours = await compared.startCertpath(path)
  const mine = await settledMb(crowdOf(compared, ours, 'certpath', 'memory'), ours)
  report({
    name: `${platform} memory with ${stored} conversations`,
    value: `${mine.toFixed(0)} MB`,
    comparedTo: `${bareName} ${theirs.toFixed(0)} MB`,
    ratio: mine / theirs,
    wanted: 'at most 1.3',
    met: mine / theirs <= 1.3,
  })
}

async function settledMb<Person>(crowd: Crowd<Person>, bot: Bot<Person>): Promise<number> {
  await crowd.take(1_000, atOnce)
  for (let collected = 0; collected < 3; collected += 1) {
    bot.child.kill('SIGUSR2')
    await pause(1_000)
  }
  return residentMb(bot)
}
