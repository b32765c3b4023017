import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'
import { listRunMessages, type MissingFiles, type RunMessage } from '#main/features/attention/run-messages.ts'
import { toTrayState } from '#main/features/attention/tray-state.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Desktop } from '#main/platform/desktop.ts'
import type { Log } from '#main/platform/log.ts'
import type { NoticeListener } from '#main/platform/notices.ts'
import { Language, type TrayFacts } from '#shared/contract/attention.ts'
import type { DownloadProgress, DownloadRun } from '#shared/contract/downloads.ts'
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
}

const Told = z.object({ staysInTray: z.boolean() })
/** Thai is the first language of the hospitals. */
const Spoken = z.object({ language: Language })
const hourMs = 3_600_000

/** Tells a person who does something else what wants her. Owns the settings `told` and `language`. */
export function createAttention(needs: Needs) {
  const { store, clock, log, desktop } = needs
  const toldAt = new Map<RunMessage['kind'], number>()
  let toldMissing = ''
  let stopListening: (() => void) | null = null

  /** A clock that was set back makes the last time lie ahead; it then counts as long ago. */
  function wasJustTold(kind: RunMessage['kind']): boolean {
    const ago = clock.now().getTime() - (toldAt.get(kind) ?? Number.NEGATIVE_INFINITY)
    return ago >= 0 && ago < hourMs
  }

  const findLanguage = async () =>
    (await store.read((db) => selectSetting(db, 'language', Spoken)))?.language ?? 'th'

  async function tellOfRun(): Promise<void> {
    const run = await needs.lastRun()
    if (!run) return
    const missing = await needs.missing()
    const isNews = `${missing.files} ${missing.months}` !== toldMissing
    const words = needs.words(await findLanguage())
    for (const message of listRunMessages(run, missing, words)) {
      const { kind, ...shown } = message
      // the same files are missing every night until somebody looks; once is enough
      if (wasJustTold(kind) || (kind === 'filesMissing' && !isNews)) continue
      if (kind === 'filesMissing') toldMissing = `${missing.files} ${missing.months}`
      toldAt.set(kind, clock.now().getTime())
      log.info('attention.told', { kind })
      desktop.show(shown)
    }
  }

  return {
    /** @returns what the icon beside the clock shows and offers */
    async get(): Promise<TrayFacts> {
      const [{ isPaused, plans }, lastRun] = await Promise.all([needs.schedule(), needs.lastRun()])
      const next = plans.flatMap(({ nextRunAt }) => nextRunAt ?? []).toSorted()
      return {
        tray: toTrayState(needs.progress(), lastRun),
        isPaused,
        enabledPlans: plans.filter(({ isEnabled }) => isEnabled).length,
        nextRunAt: next[0] ?? null,
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
        // a run that ended has no progress any more
        if (name !== 'downloads.progress' || payload !== null) return
        tellOfRun().catch((error: unknown) => log.error('attention.tellFailed', {}, error))
      })
    },

    stop(): void {
      stopListening?.()
      stopListening = null
    },
  }
}

export type Attention = ReturnType<typeof createAttention>
