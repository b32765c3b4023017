import * as z from 'zod'
import type { Store } from '#main/database/store.ts'
import {
  selectAddresses,
  selectCodeGroups,
  selectCodeGroupsOf,
  selectFindingCounts,
  selectFindings,
  selectWarnings,
} from '#main/features/quality/quality.sql.ts'
import type { Clock } from '#main/platform/clock.ts'
import { ErrorRecord } from '#shared/contract/imports.ts'
import type { Output, ParsedInput } from '#shared/contract/index.ts'
import type { QualityReport } from '#shared/contract/quality.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'

type Needs = {
  store: Store
  clock: Clock
  /** Of these codes, those that no list of codes knows. */
  findUnknownCodes: (codes: readonly string[]) => Promise<readonly string[]>
  exportFolder: string
}

const allFindings = 1_000_000

/** Says what is wrong with what was imported: addresses of cells, never what they hold. Reads many tables, writes none. */
export function createQuality({ store, clock, findUnknownCodes, exportFolder }: Needs) {
  async function listUnknownCodes(importId: number | undefined): Promise<QualityReport['unknownCodes']> {
    const groups = await store.read((db) =>
      importId === undefined ? selectCodeGroups(db) : selectCodeGroupsOf(db, importId),
    )
    const byCode = new Map<string, { claims: number; sampleId: number }>()
    for (const { errorCodes, claims, sampleId } of groups) {
      for (const code of new Set(errorCodes.split(','))) {
        const known = byCode.get(code)
        byCode.set(code, { claims: claims + (known?.claims ?? 0), sampleId: known?.sampleId ?? sampleId })
      }
    }
    const unknown = await findUnknownCodes([...byCode.keys()])
    const samples = unknown.flatMap((code) => byCode.get(code)?.sampleId ?? [])
    const addresses = new Map(
      (await store.read((db) => selectAddresses(db, samples))).map((address) => [address.id, address]),
    )
    return unknown
      .flatMap((code) => {
        const group = byCode.get(code)
        const address = addresses.get(group?.sampleId ?? 0)
        if (!group || !address) return []
        const { id: _id, ...place } = address
        return [{ code, claims: group.claims, ...place }]
      })
      .sort((left, right) => right.claims - left.claims || left.code.localeCompare(right.code))
  }

  async function listDrifts(importId: number | undefined): Promise<QualityReport['drifts']> {
    const files = await store.read((db) => selectWarnings(db, importId))
    return files.flatMap(({ warningsJson, ...file }) =>
      z
        .array(ErrorRecord)
        .parse(JSON.parse(warningsJson))
        .map((warning) => ({ ...file, warning })),
    )
  }

  async function get({
    importId,
    reason,
    limit,
    offset,
  }: ParsedInput<'quality.get'>): Promise<QualityReport> {
    const [counts, unknownCodes, drifts, findings] = await Promise.all([
      store.read((db) => selectFindingCounts(db, importId)),
      listUnknownCodes(importId),
      listDrifts(importId),
      store.read((db) => selectFindings(db, { importId, reason }, limit, offset)),
    ])
    const shown = counts.filter((group) => reason === undefined || group.reason === reason)
    return { counts, unknownCodes, drifts, total: shown.reduce((sum, { count }) => sum + count, 0), findings }
  }

  return {
    get,

    /**
     * Writes the whole report as an .xlsx with one sheet each for cells, codes and headers.
     * @throws AppError `folder.denied`
     */
    async export(importId: number | undefined): Promise<Output<'quality.export'>> {
      const report = await get({ importId, reason: undefined, limit: allFindings, offset: 0 })
      const time = toBangkokTime(clock.now()).replaceAll(/[-:]/g, '').replace('T', '-')
      // a library of this size is only loaded when somebody wants a workbook
      const { writeQualityWorkbook } = await import('#main/features/quality/quality-workbook.ts')
      return writeQualityWorkbook(exportFolder, `satang-quality-${time}.xlsx`, report)
    },
  }
}

export type Quality = ReturnType<typeof createQuality>
