/** `certpath serve`: every platform that is set up, behind one HTTP listener, until told to end. */
import { calmLog } from '../calm-log.js'
import { type Check, healthRoutes, partThat } from '../http/health.js'
import { type Metrics, openMetrics } from '../http/metrics.js'
import { listen, type Route } from '../http/server.js'
import { type Log, logTo } from '../log.js'
import { releaseVersion } from '../release.js'
import { platformSettings, type Settings, SettingsError } from '../settings.js'
import type { Store } from '../store/store.js'
import { type Deliveries, deliveriesFrom, watching } from './deliveries.js'
import { endingWithin } from './ending.js'
import { type MailIn, openMailIn } from './mail-in.js'
import { type MailOut, openServedMail } from './mail-out.js'
import { type MailStanding, mailStanding } from './mail-standing.js'
import { reportProgress } from './measured.js'
import { type Opened, openConversations } from './opening.js'
import { type OpenPlatform, platformsIn } from './platforms.js'
import { startRetention } from './retention.js'
import type { Platform } from './running.js'
import { figuresIn, storeParts } from './store-figures.js'
import { storeTroubleOf } from './store-trouble.js'
import { tellingTrainer } from './telling-trainer.js'
import { within } from './within.js'

/** From the signal to the end of the process; whoever manages it may kill it after five seconds. */
const endWithinMs = 4_500
/** Of that, for what is under way. */
const finishWithinMs = 3_000
const checkWithinMs = 2_000

/**
 * Resolves when it was told to end and everything is closed.
 * @param write for the operator: a line for each platform once it takes messages
 * @throws {SettingsError} when no platform is set up, or one is set up in part
 * @throws {ListenError} when the port cannot be had
 */
export async function runServe(settings: Settings, write: (line: string) => void): Promise<void> {
  const wanted = platformsIn(settings)
  if (wanted.length === 0) throw nothingToServe()
  const storeTrouble = storeTroubleOf({
    log: calmLog(logTo(settings.LOG_LEVEL), Date.now),
    probe: () => opened.store.probe(Date.now()),
  })
  const { log } = storeTrouble
  keepGoing(log)
  const { told, hurry } = endingWithin(endWithinMs, () => log.warn('stopped before all was done'))
  const { metrics, route } = await openMetrics({
    version: releaseVersion(),
    figures: () => figuresIn(opened.store, opened.store.now()),
    withinMs: checkWithinMs,
  })
  const opened = await openConversations(settings, {
    moved: (progress) => reportProgress(metrics, progress),
    log,
  })
  storeTrouble.start()
  try {
    const platforms = await open(wanted, opened, metrics, log)
    const mail = mailStanding(watching(metrics, log))
    const mailOut = await openServedMail(opened, mail.watch, log)
    const tellTrainer = tellingTrainer(opened, mailOut, log)
    const mailIn = await openMailIn({ opened, tellTrainer, metrics, log })
    opened.warmUp()
    await serve({
      beginRetention: () => startRetention({ ...opened, now: opened.store.now, log }),
      mailOut,
      mailIn,
      mailParts: mailPartsOf(mail, mailOut, mailIn),
      settings,
      platforms,
      store: opened.store,
      metricsRoute: route,
      told,
      log,
      write,
    })
  } finally {
    // A platform that could not start must not keep the process either.
    hurry()
    storeTrouble.stop()
    await opened.close()
  }
  log.info('stopped')
}

/** A platform, with the delivery of its answers. */
interface Running {
  readonly platform: Platform
  readonly deliveries: Deliveries
}

function open(
  wanted: readonly OpenPlatform[],
  opened: Opened,
  metrics: Metrics,
  log: Log,
): Promise<readonly Running[]> {
  return Promise.all(
    wanted.map(async (openPlatform) => {
      const deliveries = deliveriesFrom(opened, metrics, log)
      const { deliveredBy } = deliveries
      return {
        platform: await openPlatform({
          deliveredBy,
          log,
          metrics,
          words: opened.wording,
          store: opened.store,
        }),
        deliveries,
      }
    }),
  )
}

type Named = readonly [name: string, check: Check]

/** Talks are taken while mail is in trouble: it is told, and keeps nobody from being sent here. */
function mailPartsOf(
  { part }: Pick<MailStanding, 'part'>,
  mailOut: MailOut | null,
  mailIn: MailIn | null,
): readonly Named[] {
  return [
    ...(mailOut ? [['mail', part] as const] : []),
    ...(mailIn
      ? [['mailbox', async () => ({ ...(await mailIn.part()), ready: true })] as const]
      : []),
  ]
}

interface Serving {
  readonly settings: Settings
  readonly platforms: readonly Running[]
  /** Gives what ends it. */
  readonly beginRetention: () => () => Promise<void>
  readonly mailOut: MailOut | null
  readonly mailIn: MailIn | null
  readonly mailParts: readonly Named[]
  readonly store: Store
  readonly metricsRoute: Route
  readonly told: Promise<void>
  readonly log: Log
  readonly write: (line: string) => void
}

async function serve(given: Serving): Promise<void> {
  const { settings, platforms, mailOut, mailIn, mailParts, store, metricsRoute } = given
  const { beginRetention, told, log, write } = given
  let endRetention: (() => Promise<void>) | undefined
  let state: 'starting' | 'serving' | 'stopping' = 'starting'
  const checks = new Map<string, Check>([
    ['process', () => partThat(state === 'serving' ? null : state)],
    ...storeParts(store, store.now),
    ...platforms.flatMap(({ platform }) => [...platform.parts]),
    ...mailParts,
  ])
  const listener = await listen({
    host: settings.HOST,
    port: settings.PORT,
    routes: [
      ...healthRoutes({ checks, withinMs: checkWithinMs }),
      metricsRoute,
      ...platforms.flatMap(({ platform }) => platform.routes),
    ],
    failed: (path, error) => log.failure('request failed', { path }, error),
  })
  log.info('listening', { url: listener.url })
  try {
    const started = platforms.map(async ({ platform, deliveries }) => {
      await platform.start()
      deliveries.start()
      log.info('platform started', { platform: platform.name })
      write(platform.where(listener.url))
    })
    // Told to end while it starts, it ends.
    mailOut?.start()
    await Promise.race([Promise.all(started), told])
    // From now on there is somebody to bring an answer.
    mailIn?.start()
    endRetention = beginRetention()
    state = 'serving'
    await told
  } finally {
    state = 'stopping'
    log.info('stopping')
    const stopped = platforms.map((each) => within(finishWithinMs, stop(each, log)))
    await Promise.all([
      ...stopped,
      within(finishWithinMs, endRetention?.()),
      within(finishWithinMs, mailIn?.stop()),
      within(finishWithinMs, mailOut?.stop()),
      listener.close(finishWithinMs),
    ])
  }
}

async function stop({ platform, deliveries }: Running, log: Log): Promise<void> {
  try {
    await platform.stop()
    await deliveries.stop()
  } catch (error) {
    log.failure('platform did not stop', { platform: platform.name }, error)
  }
}

/** One fault that nobody foresaw must not end the talks of everybody else. */
function keepGoing(log: Log): void {
  process.on('uncaughtException', (error, origin) => log.failure(origin, {}, error))
}

function nothingToServe(): SettingsError {
  const [bot, signing, app, client] = platformSettings.slack
  return new SettingsError(
    `No platform to serve. Slack needs ${bot} (or ${client}) and ${signing} or ${app}, Discord ${platformSettings.discord[0]}: "certpath setup slack" and "certpath setup discord" say how. "certpath chat" talks in the terminal.`,
  )
}
