/**
 * Many people talk to several replicas on one database, while replicas die and come back and
 * connections to the database are cut. What was acknowledged must be there at the end.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { openStore } from '../../src/store/open.js'
import { chanceFrom } from '../stage/chance.js'
import { LocalDiscord } from '../stage/discord/local-discord.js'
import { LocalSmtp } from '../stage/mail/local-smtp.js'
import { slackOverHttp } from '../stage/served.js'
import { LocalSlack } from '../stage/slack/local-slack.js'
import type { ChaosDatabase } from './database.js'
import { openDoor } from './door.js'
import { faultsOfAnswers, faultsOfMail } from './findings.js'
import { type Chance, Fleet, type Toll } from './fleet.js'
import { inDiscord } from './in-discord.js'
import { inSlack } from './in-slack.js'
import type { Somebody } from './somebody.js'
import { talkThrough } from './talk.js'

export interface Chaos {
  readonly database: Pick<ChaosDatabase, 'url' | 'cut'>
  readonly seed: number
  readonly replicas: number
  /** So many talk in all, or as many as come within the time, if that is more. */
  readonly people: number
  readonly inMs: number
  /** So many talk at a time. */
  readonly atOnce: number
  readonly say: (line: string) => void
}

export interface Outcome {
  readonly people: number
  readonly steps: number
  readonly handedOver: number
  readonly cuts: number
  readonly toll: Toll
  /** Empty if all holds. */
  readonly faults: readonly string[]
}

/** Longer than any retry or takeover: nobody who waits so long will ever get an answer. */
const stalledAfterMs = 120_000

export async function runChaos(chaos: Chaos): Promise<Outcome> {
  const chance = chanceFrom(chaos.seed)
  await using smtp = await LocalSmtp.start()
  await using platforms = await openPlatforms()
  const { slack, discord } = platforms
  await using fleet = new Fleet(
    {
      ...slackOverHttp(slack),
      DISCORD_TOKEN: discord.botToken,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: chaos.database.url,
      SMTP_URL: smtp.url,
      MAIL_FROM: 'bot@certpath.test',
    },
    chance,
  )
  await using door = await openDoor(() => fleet.urls)
  slack.requestUrl = `${door.url}/slack/events`
  await Promise.all(Array.from({ length: chaos.replicas }, () => fleet.add()))
  const crowd = new Crowd(chaos, chance, (number) =>
    number % 2 === 0
      ? inSlack(slack, `U${1_000_000 + number}`, chance)
      : inDiscord(discord, `person ${number}`),
  )
  const suffering = [fleet.suffer(() => crowd.over), cutting(chaos, chance, () => crowd.over)]
  await crowd.talk()
  const [, cuts = 0] = await Promise.all(suffering)
  return {
    people: crowd.people.length,
    steps: crowd.steps,
    handedOver: crowd.handedOver.length,
    cuts: Number(cuts),
    toll: fleet.toll,
    faults: await faultsAtTheEnd(chaos, crowd, smtp, fleet, platforms),
  }
}

async function openPlatforms() {
  const slack = await LocalSlack.start({
    retryWaitsInMs: [0, 1_000, 3_000],
    // Whatever is posted twice is to be seen twice.
    dedupesClientMsgIds: false,
  })
  const discord = await LocalDiscord.start()
  return {
    slack,
    discord,
    async [Symbol.asyncDispose]() {
      await slack.stop()
      await discord.stop()
    },
  }
}

async function cutting(
  { database: { cut } }: Chaos,
  chance: Chance,
  over: () => boolean,
): Promise<number> {
  let cuts = 0
  while (cut && !over()) {
    await pause(300 + chance(2_000))
    await cut()
    cuts += 1
  }
  return cuts
}

async function faultsAtTheEnd(
  { database }: Chaos,
  { people, handedOver, stalled }: Crowd,
  smtp: LocalSmtp,
  fleet: Fleet,
  { slack, discord }: Awaited<ReturnType<typeof openPlatforms>>,
): Promise<readonly string[]> {
  const store = await openStore(database.url)
  try {
    await settled(store)
    const answers = []
    for (const somebody of people) answers.push(...(await faultsOfAnswers(store, somebody)))
    return [
      ...stalled.map((who) => `stalled: ${who}`),
      ...answers,
      ...faultsOfMail(smtp, handedOver),
      ...fleet.toll.fell.map((why) => `a replica ended: ${why}`),
      ...[...slack.violations, ...discord.violations].map((one) => JSON.stringify(one)),
    ]
  } finally {
    await store.close()
  }
}

/** What is still to be sent is sent; an attempt that nobody will finish has half a minute. */
async function settled(store: Awaited<ReturnType<typeof openStore>>): Promise<void> {
  for (let left = stalledAfterMs / 500; left > 0; left -= 1) {
    if ((await store.waiting()).count === 0) return
    await pause(500)
  }
}

class Crowd {
  readonly people: Somebody[] = []
  readonly handedOver: Somebody[] = []
  readonly stalled: string[] = []
  steps = 0
  over = false
  #movedAt = performance.now()

  constructor(
    private readonly chaos: Chaos,
    private readonly chance: Chance,
    private readonly comes: (number: number) => Somebody,
  ) {}

  /** Until all have had their last answer, or nobody gets one any more. */
  async talk(): Promise<void> {
    const { atOnce, inMs, say } = this.chaos
    const until = performance.now() + inMs
    const talking = new Map<number, Somebody>()
    const seats = Array.from({ length: atOnce }, async () => {
      while (this.people.length < this.chaos.people || performance.now() < until) {
        const number = this.people.length
        const somebody = this.comes(number)
        const handsOver = this.chance(5) === 0
        this.people.push(somebody)
        if (handsOver) this.handedOver.push(somebody)
        talking.set(number, somebody)
        await talkThrough(somebody, this.chance, handsOver, () => this.#moved())
        talking.delete(number)
      }
    })
    const ended = Promise.all(seats).then(() => true)
    while (!(await Promise.race([ended, pause(5_000, false)]))) {
      say(`${this.people.length} people, ${this.steps} answers`)
      if (performance.now() - this.#movedAt < stalledAfterMs) continue
      for (const { person, screen } of talking.values())
        this.stalled.push(`${person.platform} ${person.user}, who sees: ${screen}`)
      break
    }
    this.over = true
  }

  #moved(): void {
    this.steps += 1
    this.#movedAt = performance.now()
  }
}
