import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store, StoreCounts } from '#main/database/store.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import { toRecord } from '#main/platform/unexpected.ts'
import type { StoreCheck } from '#shared/contract/diagnostics.ts'

type Needs = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  /** Whether something is downloaded or imported now: a check waits for a quieter moment. */
  readonly isBusy: () => boolean
  /** Calls back again and again. @returns how to stop it */
  readonly every?: (ms: number, onTick: () => void) => () => void
}

const LastCheck = z.object({ at: z.iso.datetime(), pages: z.int(), documents: z.int(), rows: z.int() })

const setting = 'storeCheck'
const lookEveryMs = 60_000
const weekMs = 7 * 24 * 3_600_000

function everyReally(ms: number, onTick: () => void): () => void {
  const timer = setInterval(onTick, ms)
  return () => clearInterval(timer)
}

/**
 * Looks at the whole store once a week, at the first quiet moment, and whenever somebody asks. What was counted is kept
 * in the setting `storeCheck` when all of it was well; damage closes the store.
 */
export function createStoreCheck(needs: Needs) {
  const { store, clock, log, notices, isBusy, every = everyReally } = needs
  const stopping = new AbortController()
  let stopTimer: (() => void) | null = null
  let running: Promise<StoreCounts> | null = null

  async function find(): Promise<StoreCheck> {
    const last = await store.read((db) => selectSetting(db, setting, LastCheck))
    const ago = last === null ? weekMs : clock.now().getTime() - Date.parse(last.at)
    // a clock that was set back makes the last check lie ahead; it then counts as long ago
    return { last, isDue: ago >= weekMs || ago < 0, isRunning: running !== null }
  }

  async function check(): Promise<StoreCounts> {
    notices.changed('diagnostics.storeCheck')
    const startedAt = performance.now()
    const counts = await store.check(stopping.signal)
    const last = { at: clock.now().toISOString(), ...counts }
    await store.write((trx) => upsertSetting(trx, setting, last))
    log.info('store.checked', { ...counts, ms: Math.round(performance.now() - startedAt) })
    return counts
  }

  /**
   * Looks at the whole store now; two who ask at once share one look.
   * @throws AppError `store.suspect`, `store.rowsChanged`, `cancelled` when the store stops
   */
  function run(): Promise<StoreCounts> {
    running ??= check().finally(() => {
      running = null
      notices.changed('diagnostics.storeCheck')
    })
    return running
  }

  async function runWhenDue(): Promise<void> {
    if (running === null && !isBusy() && (await find()).isDue) await run()
  }

  function onTick(): void {
    runWhenDue().catch((error: unknown) =>
      log.warn('store.checkEnded', { code: toRecord(log, 'store.checkBroke', error).code }),
    )
  }

  return {
    find,
    run,
    /** As `run`, if a week has passed since the last look and nothing else is going on. */
    runWhenDue,
    start(): void {
      stopTimer ??= every(lookEveryMs, onTick)
    },
    async stop(): Promise<void> {
      stopTimer?.()
      stopTimer = null
      stopping.abort()
      await running?.catch(() => undefined)
    },
  }
}

export type StoreChecking = ReturnType<typeof createStoreCheck>
