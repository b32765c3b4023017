import { sql } from 'kysely'
import type { Store, StoreCounts } from '#main/database/store.ts'
import type { ClockCheck } from '#main/features/diagnostics/clock-check.ts'
import { lookAtDisk, lookAtFolders, lookAtSecrets, takeSteps } from '#main/features/diagnostics/steps.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { LogFacts } from '#main/platform/log.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import type { DiagnosticStep } from '#shared/contract/diagnostics.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { PortalTime } from '#shared/model/clock-trouble.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'

type Needs = {
  store: Store
  /** Looks at all of it. @throws AppError of the damage */
  checkStore: () => Promise<StoreCounts>
  secrets: Secrets
  clock: Clock
  /** @throws AppError when it cannot be used now */
  downloadFolder: () => Promise<string>
  /** Those that only Satang writes. */
  ownFolders: readonly string[]
  /** Null when none is watched. */
  watchedFolder: () => Promise<string | null>
  findBrowser: () => Promise<string>
  /** Where the portal is, or null before set-up. */
  portalAddress: () => Promise<string | null>
  /** Whether the clock of this computer is wrong by more than a day. */
  findClockTrouble: ClockCheck
}

const portalLimitMs = 10_000

/** @returns what the portal's clock showed; null where it is not said, or a cache kept the answer on its way */
function toPortalTime(headers: Headers, now: Date): PortalTime | null {
  const sentAt = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(sentAt) || headers.has('age')) return null
  return { portalAt: new Date(sentAt).toISOString(), computerAt: now.toISOString() }
}

/** Looks at everything a run needs, one step after another. */
export function createDiagnostics(needs: Needs) {
  let seen: PortalTime | null = null
  const steps: Readonly<Record<DiagnosticStep['name'], () => Promise<LogFacts>>> = {
    store: async () => {
      const { rows } = await needs.store.read((db) =>
        sql<{ version: string }>`select sqlite_version() as version`.execute(db),
      )
      const { pages, documents } = await needs.checkStore()
      return { engine: rows[0]?.version ?? '', pages, documents }
    },
    disk: async () => lookAtDisk(await needs.downloadFolder()),
    folders: async () => lookAtFolders(needs.ownFolders, await needs.watchedFolder()),
    browser: async () => ({ path: await needs.findBrowser() }),
    portal: async () => {
      const address = await needs.portalAddress()
      if (address === null) throw new AppError('portal.noAccount')
      const answer = await fetch(address, {
        redirect: 'manual',
        signal: AbortSignal.timeout(portalLimitMs),
      }).catch((cause: unknown) => {
        throw new AppError('portal.unreachable', {}, { cause })
      })
      await answer.body?.cancel()
      seen = toPortalTime(answer.headers, needs.clock.now())
      return { host: new URL(address).host, status: answer.status }
    },
    clock: async () => {
      const bangkok = toBangkokTime(needs.clock.now())
      const trouble = await needs.findClockTrouble(seen)
      if (trouble === null) return { bangkok }
      throw new AppError(`clock.${trouble.state}`, { days: trouble.days, shown: bangkok.slice(0, 10) })
    },
    secrets: () => lookAtSecrets(needs.secrets),
  }

  return {
    run(): Promise<{ steps: DiagnosticStep[]; isOk: boolean }> {
      seen = null
      return takeSteps(Object.entries(steps) as [DiagnosticStep['name'], () => Promise<LogFacts>][])
    },
  }
}

export type Diagnostics = ReturnType<typeof createDiagnostics>
