import { mkdir, statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Store } from '#main/database/store.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { LogFacts } from '#main/platform/log.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import type { DiagnosticStep } from '#shared/contract/diagnostics.ts'
import { AppError, toErrorRecord } from '#shared/errors/app-error.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'

type Needs = {
  store: Store
  secrets: Secrets
  clock: Clock
  /** @throws AppError when it cannot be used now */
  downloadFolder: () => Promise<string>
  findBrowser: () => Promise<string>
  /** Where the portal is, or null before set-up. */
  portalAddress: () => Promise<string | null>
}

const portalLimitMs = 10_000
const leastFreeBytes = 500 * 1024 * 1024

/** Looks at everything a run needs, one step after another. Changes nothing. */
export function createDiagnostics(needs: Needs) {
  const steps: Readonly<Record<DiagnosticStep['name'], () => Promise<LogFacts>>> = {
    store: async () => {
      const { rows } = await needs.store.read((db) =>
        sql<{ version: string }>`select sqlite_version() as version`.execute(db),
      )
      return { engine: rows[0]?.version ?? '' }
    },
    disk: async () => {
      const folder = await needs.downloadFolder()
      await mkdir(folder, { recursive: true })
      const disk = await statfs(folder)
      const freeBytes = disk.bavail * disk.bsize
      if (freeBytes < leastFreeBytes)
        throw new AppError('download.diskFull', { freeMb: Math.floor(freeBytes / 1e6) })
      return { freeMb: Math.floor(freeBytes / 1e6) }
    },
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
      return { host: new URL(address).host, status: answer.status }
    },
    clock: async () => ({ bangkok: toBangkokTime(needs.clock.now()) }),
    secrets: async () => {
      await needs.secrets.find('diagnostics')
      return { protection: needs.secrets.protection }
    },
  }

  async function take(name: DiagnosticStep['name'], step: () => Promise<LogFacts>): Promise<DiagnosticStep> {
    try {
      return { name, isOk: true, error: null, facts: { ...(await step()) } }
    } catch (error) {
      return { name, isOk: false, error: toErrorRecord(error), facts: {} }
    }
  }

  return {
    async run(): Promise<{ steps: DiagnosticStep[]; isOk: boolean }> {
      const done: DiagnosticStep[] = []
      for (const [name, step] of Object.entries(steps) as [
        DiagnosticStep['name'],
        () => Promise<LogFacts>,
      ][]) {
        done.push(await take(name, step))
      }
      return { steps: done, isOk: done.every((step) => step.isOk) }
    },
  }
}

export type Diagnostics = ReturnType<typeof createDiagnostics>
