import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'
import {
  listRunMessages,
  type MissingFiles,
  type RunMessage,
  toSignInMessage,
} from '#main/features/attention/run-messages.ts'
import { toTrayState } from '#main/features/attention/tray-state.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Desktop } from '#main/platform/desktop.ts'
import type { Log } from '#main/platform/log.ts'
import type { NoticeListener } from '#main/platform/notices.ts'
import { Language, type TrayFacts } from '#shared/contract/attention.ts'
import { DownloadProgress, type DownloadRun } from '#shared/contract/downloads.ts'
import type { Schedule } from '#shared/contract/schedule.ts'
import type { Translator } from '#shared/phrases/translator.ts'

type Needs = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly desktop: Desktop
  /** Words of each language. */
  readonly words: (language: Language) => Translator
  /** What the icon shows is different now. */
  readonly onChange: () => void
  readonly listen: (listener: NoticeListener) => () => void
  readonly progress: () => DownloadProgress | null
  readonly lastRun: () => Promise<DownloadRun | null>
  readonly missing: () => Promise<MissingFiles>
  readonly schedule: () => Promise<Schedule>
  /** No account can sign in before a person does. */
  readonly isSignInNeeded: () => Promise<boolean>
  /** Lists of the portal that are no longer as they were when they worked. */
  readonly changedLists: () => Promise<number>
}

const Told = z.object({ staysInTray: z.boolean() })
/** Thai is the first language of the hospitals. */
const Spoken = z.object({ language: Language })
const hourMs = 3_600_000

/** Tells a person who does something else what wants her. Owns the settings `told` and `language`. */
export function createAttention(needs: Needs) {
  const { store, clock, log, desktop } = needs
  const toldAt = new Map<RunMessage['kind'], number>()
  const news = new Map<RunMessage['kind'], string>()
  let isWaiting = false
  let isLooking = false
  let stopListening: (() => void) | null = null

  /** A clock that was set back makes the last time lie ahead; it then counts as long ago. */
  function wasJustTold(kind: RunMessage['kind']): boolean {
    const ago = clock.now().getTime() - (toldAt.get(kind) ?? Number.NEGATIVE_INFINITY)
    return ago >= 0 && ago < hourMs
  }

  function show({ kind, ...shown }: RunMessage): void {
    toldAt.set(kind, clock.now().getTime())
    log.info('attention.told', { kind })
    desktop.show(shown)
  }

  const findLanguage = async () =>
    (await store.read((db) => selectSetting(db, 'language', Spoken)))?.language ?? 'th'

  async function tellOfRun(): Promise<void> {
    const run = await needs.lastRun()
    if (!run) return
    const missing = await needs.missing()
    const changed = await needs.changedLists()
    const words = needs.words(await findLanguage())
    for (const message of listRunMessages(run, missing, changed, words)) {
      const { kind, text } = message
      // the same files are missing every night until somebody looks, and a list stays changed; once is enough
      const isOld = kind !== 'runFailed' && kind !== 'signInNeeded' && news.get(kind) === text
      if (wasJustTold(kind) || isOld) continue
      news.set(kind, text)
      show(message)
    }
  }

  async function findNextRun(): Promise<string | null> {
    const { plans } = await needs.schedule()
    return plans.flatMap(({ nextRunAt }) => nextRunAt ?? []).toSorted()[0] ?? null
  }

  /** A window that just opened may lie behind others. */
  async function hearProgress(progress: DownloadProgress): Promise<void> {
    const wasWaiting = isWaiting
    isWaiting = progress.step === 'waitsForPerson'
    isLooking = progress.runId === null
    if (isWaiting && !wasWaiting)
      show(toSignInMessage({ why: 'windowOpen' }, needs.words(await findLanguage())))
  }

  async function tellOfSession(): Promise<void> {
    const at = await findNextRun()
    if (at === null) return
    show(toSignInMessage({ why: 'beforeRun', at }, needs.words(await findLanguage())))
  }

  async function hear(name: Parameters<NoticeListener>[0], payload: unknown): Promise<void> {
    if (name === 'downloads.sessionLost') return tellOfSession()
    if (name !== 'downloads.progress') return
    if (payload !== null) return hearProgress(DownloadProgress.parse(payload))
    // a run that ended has no progress any more
    isWaiting = false
    if (!isLooking) return tellOfRun()
    // a person who looked at lists sees what came of it
    isLooking = false
  }

  return {
    /** @returns what the icon beside the clock shows and offers */
    async get(): Promise<TrayFacts> {
      const [{ isPaused, plans }, lastRun] = await Promise.all([needs.schedule(), needs.lastRun()])
      const nextRunAt = await findNextRun()
      const isSignedOut = nextRunAt !== null && (await needs.isSignInNeeded())
      return {
        tray: toTrayState(needs.progress(), lastRun, isSignedOut),
        isPaused,
        enabledPlans: plans.filter(({ isEnabled }) => isEnabled).length,
        nextRunAt,
        language: await findLanguage(),
      }
    },

    /** @returns whether Satang stays without a window; the first time it says so. */
    async closeWindow(): Promise<{ isStaying: boolean }> {
      const { plans } = await needs.schedule()
      if (!plans.some(({ isEnabled }) => isEnabled)) return { isStaying: false }
      const told = await store.read((db) => selectSetting(db, 'told', Told))
      if (!told?.staysInTray) {
        await store.write((trx) => upsertSetting(trx, 'told', { staysInTray: true }))
        const words = needs.words(await findLanguage())
        desktop.show({ title: words.tell('stays'), text: words.tell('staysText'), page: '/schedule' })
      }
      return { isStaying: true }
    },

    /** Speaks this language from now on. */
    async speak(language: Language): Promise<void> {
      if ((await findLanguage()) === language) return
      await store.write((trx) => upsertSetting(trx, 'language', { language }))
      needs.onChange()
    },

    /** Hears from now on how runs end. */
    start(): void {
      stopListening ??= needs.listen((name, payload) => {
        hear(name, payload).catch((error: unknown) => log.error('attention.tellFailed', {}, error))
      })
    },

    stop(): void {
      stopListening?.()
      stopListening = null
    },
  }
}

export type Attention = ReturnType<typeof createAttention>
