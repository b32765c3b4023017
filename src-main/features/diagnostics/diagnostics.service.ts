import { sql } from 'kysely'
import type { Store, StoreCounts } from '#main/database/store.ts'
import { type BrowserNeeds, createBrowserCheck } from '#main/features/diagnostics/browser-check.ts'
import type { ClockCheck } from '#main/features/diagnostics/clock-check.ts'
import { lookAtDisk, lookAtFolders, lookAtSecrets, takeSteps } from '#main/features/diagnostics/steps.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log, LogFacts } from '#main/platform/log.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import type { DiagnosticStep } from '#shared/contract/diagnostics.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { PortalTime } from '#shared/model/clock-trouble.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'

type Needs = BrowserNeeds & {
  store: Store
  /** Looks at all of it. @throws AppError of the damage */
  checkStore: () => Promise<StoreCounts>
  secrets: Secrets
  clock: Clock
  log: Log
  /** @throws AppError when it cannot be used now */
  downloadFolder: () => Promise<string>
  /** Those that only Satang writes. */
  ownFolders: readonly string[]
  /** Null when none is watched. */
  watchedFolder: () => Promise<string | null>
  /** Where the portal is, or null before set-up. */
  portalAddress: () => Promise<string | null>
  /** Whether the clock of this computer is wrong by more than a day. */
  findClockTrouble: ClockCheck
}

type Steps = Readonly<Record<DiagnosticStep['name'], () => Promise<LogFacts>>>

/** Looks at everything a run needs, one step after another. */
export function createDiagnostics(needs: Needs) {
  const { store, secrets, clock, log } = needs

  function toSteps(browser: ReturnType<typeof createBrowserCheck>): Steps {
    let seen: PortalTime | null = null
    return {
      store: async () => {
        const { rows } = await store.read((db) =>
          sql<{ version: string }>`select sqlite_version() as version`.execute(db),
        )
        const { pages, documents } = await needs.checkStore()
        return { engine: rows[0]?.version ?? '', pages, documents }
      },
      disk: async () => lookAtDisk(await needs.downloadFolder()),
      folders: async () => lookAtFolders(needs.ownFolders, await needs.watchedFolder()),
      browser: browser.start,
      portal: async () => {
        const address = await needs.portalAddress()
        if (address === null) throw new AppError('portal.noAccount')
        const { facts, sentAt } = await browser.visit(address)
        const portalAt = Date.parse(sentAt ?? '')
        if (!Number.isNaN(portalAt))
          seen = { portalAt: new Date(portalAt).toISOString(), computerAt: clock.now().toISOString() }
        return facts
      },
      clock: async () => {
        const bangkok = toBangkokTime(clock.now())
        const trouble = await needs.findClockTrouble(seen)
        if (trouble === null) return { bangkok }
        throw new AppError(`clock.${trouble.state}`, { days: trouble.days, shown: bangkok.slice(0, 10) })
      },
      secrets: () => lookAtSecrets(secrets),
    }
  }

  return {
    run(): Promise<{ steps: DiagnosticStep[]; isOk: boolean }> {
      const browser = createBrowserCheck(needs)
      const steps = Object.entries(toSteps(browser)) as [DiagnosticStep['name'], () => Promise<LogFacts>][]
      return takeSteps(log, steps).finally(browser.end)
    },
  }
}

export type Diagnostics = ReturnType<typeof createDiagnostics>
