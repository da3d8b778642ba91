/** What the commands share: rules, store and conversations, opened as the settings say. */

import { calmLog } from '../calm-log.js'
import type { Person } from '../conversation/inbound.js'
import type { Keeping } from '../conversation/keeping.js'
import type { Progress } from '../conversation/progress.js'
import { advisorFor } from '../decision/advisor.js'
import { fingerprint } from '../handoff/fingerprint.js'
import { type Log, logTo } from '../log.js'
import { type MailSettings, mailSettings } from '../mail-settings.js'
import { carriedBy, findingPeople } from '../outbox/carrier.js'
import { mailCarriedBy, whyWithdrawn } from '../outbox/mail-carrier.js'
import { Outbox, type OutboxWatch } from '../outbox/outbox.js'
import {
  type Conversations,
  type MailCourier,
  mailPlatform,
  type OutboxConversations,
  type ReachingCourier,
} from '../outbox/platform.js'
import type { Language } from '../rulebook/rulebook.js'
import { type Settings, SettingsError } from '../settings.js'
import { openStore } from '../store/open.js'
import { conversationOf } from '../store/person-key.js'
import type { Mark, Store } from '../store/store.js'
import { StoreError } from '../store/store-error.js'
import { conversationsIn, type Setting, type Voice } from '../turn/conversations.js'
import { Flood } from '../turn/flood.js'
import { mailOutcomes } from '../turn/mail-outcomes.js'
import { readingSome } from '../turn/reading.js'
import { turnsTelling } from '../turn/telling.js'
import { type Place, type Tell, tellingOn } from '../turn/unprompted.js'
import { keepingUnreached } from '../turn/unreached.js'
import { languagesFor, listenerOnDemand, loadRules } from './loaded-rules.js'
import { type MailLines, mailOutboxOptions, PostRoom } from './post-room.js'

export interface Opened {
  /** For a program that shows what it gets, as the terminal does. */
  readonly conversations: Conversations
  /** For a platform whose answers are delivered from the outbox. */
  deliveredBy(
    courier: ReachingCourier,
    watch: OutboxWatch,
  ): OutboxConversations & { readonly outbox: Outbox }
  /** Hands mail to whoever takes it to the mail server, from the outbox's `start` on. */
  mailedBy(courier: MailCourier, watch: OutboxWatch): MailLines
  /** Takes what nobody in the chat began, and brings what comes of it to where the person is. */
  readonly tell: Tell
  readonly trainer: { readonly email: string; readonly answersWithinDays: number | undefined }
  /** What the trainer may call a certification. */
  readonly pathNames: readonly { readonly id: string; readonly names: readonly string[] }[]
  /** How mail goes; null where the person sends it. */
  readonly mail: MailSettings | null
  readonly store: Store
  readonly keeping: Keeping
  /** What is said around the talk, in the language of whoever is new. */
  readonly wording: Language['wording']
  /** Gets ready for the first message what would else be got ready with it. */
  warmUp(): void
  /** Keeps what waits to be kept, and lets go of the store. */
  close(): Promise<void>
}

const dayInMs = 24 * 60 * 60_000

/** A message like any other. */
const warmingWords =
  'I have worked in compliance since 2019 and want to build an AI management system'

export interface OpeningOptions {
  /** Of whoever is new, such as `de_DE.UTF-8`; English where the rules do not speak it. */
  readonly locale?: string | undefined
  /** Is told what each turn moved. */
  readonly moved?: (progress: Progress) => void
  /** Milliseconds since 1970; by the store's clock unless another is given. */
  readonly now?: () => number
  readonly log?: Log
}

/**
 * @throws {SettingsError} when the rules folder cannot be used
 * @throws {StoreError} when the store cannot be opened
 */
export async function openConversations(
  settings: Settings,
  {
    locale = 'en',
    moved = () => {},
    now: given,
    log = calmLog(logTo(settings.LOG_LEVEL), Date.now),
  }: OpeningOptions = {},
): Promise<Opened> {
  const rulebook = await loadRules(settings.RULES_DIR)
  const [first, ...others] = languagesFor(rulebook, locale)
  if (!first) throw new SettingsError('RULES_DIR: the rules have no language')
  const voice = (language: Language): Voice => ({
    language,
    listener: listenerOnDemand(rulebook, language),
  })
  const mail = mailSettings(settings)
  const setting: Setting = {
    advisor: advisorFor(rulebook),
    voices: [voice(first), ...others.map(voice)],
    trainerEmail: settings.TRAINER_EMAIL ?? rulebook.trainer.email,
    delivery: mail === null ? 'none' : 'smtp',
    relay: mail !== null && mail.imapUrl !== null,
    keeping: {
      profiles: settings.KEEP_PROFILES_DAYS,
      transcripts: settings.KEEP_TRANSCRIPTS_DAYS,
      events: settings.KEEP_EVENTS_DAYS,
    },
  }
  const store = await openStore(settings.DATABASE_URL, {
    keptInMs: setting.keeping.events * dayInMs,
  })
  const turns = turnsTelling(store, setting, moved)
  const failed = (person: Person, event: string, error: unknown) => {
    const conversation = fingerprint(conversationOf(person))
    const ids = { platform: person.platform, conversation, event: fingerprint(event) }
    log.failure(
      'turn failed',
      error instanceof StoreError ? { ...ids, store: error.kind } : ids,
      error,
    )
  }
  const { wakes } = store
  const now = given ?? store.now
  const places = new Map<string, Place>()
  const post = new PostRoom()
  const tell = tellingOn({ turns, now, places, mailing: post, wakes })
  const world = { turns, store, setting, now, failed, mailing: post }
  const most = settings.MESSAGES_PER_MINUTE
  const flood = new Flood(most, Date.now)
  const read = most === 0 ? turns : { ...turns, ...readingSome(turns, flood) }
  const spare = (person: Person, event: string) => flood.spare(conversationOf(person), event)
  const outboxWorld = { store, now, chance: Math.random }
  // At the terminal the person is told what is wrong with the store, and need not read it twice.
  const unlessTold: typeof failed = (person, event, error) => {
    if (!(error instanceof StoreError)) failed(person, event, error)
  }
  return {
    conversations: conversationsIn({ ...world, failed: unlessTold }),
    deliveredBy(courier, watch) {
      const mark = (each: Mark) => turns.mark(each)
      const unreached = keepingUnreached({
        tell,
        mark,
        failed: (error) => watch.failed(courier.platform, error),
      })
      const delivering = { ...outboxWorld, mark: unreached, watch }
      const outbox = new Outbox(carriedBy(findingPeople(courier)), delivering)
      const flush = (person: Person) => outbox.flush(person)
      const { platform } = courier
      const heard = (person: Person, place: string, event: string) => {
        const conversation = conversationOf(person)
        void mark({
          kind: 'heard',
          heard: { platform, conversation, place, event, at: now() },
        })
      }
      const giveUp = (tenant: string, why: string) => store.giveUp(platform, tenant, why, now())
      places.set(platform, { flush })
      const taking = conversationsIn({ ...world, turns: read }, outbox)
      return { ...taking, flush, giveUp, heard, spare, outbox }
    },
    mailedBy(courier, watch) {
      const mark = mailOutcomes(
        {
          tell,
          mark: (each) => turns.mark(each),
          failed: (error) => watch.failed(mailPlatform, error),
        },
        whyWithdrawn,
      )
      const world = { ...outboxWorld, mark, watch }
      return post.takenBy(
        (platform) => new Outbox(mailCarriedBy(courier, platform), world, mailOutboxOptions),
      )
    },
    tell,
    trainer: {
      email: setting.trainerEmail,
      answersWithinDays: rulebook.trainer.answersWithinDays,
    },
    pathNames: rulebook.certifications.map(({ id }) => ({
      id,
      names: [first, ...others].flatMap(({ certifications }) =>
        certifications[id] ? [certifications[id].name, certifications[id].short] : [],
      ),
    })),
    mail,
    store,
    keeping: setting.keeping,
    wording: first.wording,
    warmUp() {
      for (const { listener } of setting.voices)
        listener.understand(warmingWords, { year: new Date().getUTCFullYear() })
    },
    async close() {
      await turns.settled()
      await store.close()
    },
  }
}
