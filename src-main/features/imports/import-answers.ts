import type { RunNeeds } from '#main/features/imports/import-runs.ts'
import {
  selectAllImports,
  selectComparison,
  selectFindings,
  selectFunds,
  selectImports,
} from '#main/features/imports/imports.sql.ts'
import { demandFile } from '#main/features/imports/take-back.ts'
import type { LayoutComparison, Totals } from '#shared/contract/imports.ts'
import type { Output } from '#shared/contract/index.ts'
import { toTotalsFile } from '#shared/contract/totals-file.ts'
import { AppError } from '#shared/errors/app-error.ts'

const listedFindings = 1_000

/** Answers what became of imported files. */
export function createImportAnswers({ store, hospital }: Pick<RunNeeds, 'store' | 'hospital'>) {
  return {
    /** Imported, undone, refused and quarantined files, newest first. */
    list: (limit: number, offset: number) => store.read((db) => selectImports(db, limit, offset)),

    /** One file with its first 1,000 findings and, in quarantine, its comparison. @throws AppError `import.unknown` */
    async get(id: number): Promise<Output<'imports.get'>> {
      const file = await demandFile(store, id)
      const findings = await store.read((db) => selectFindings(db, id, listedFindings))
      return { file, findings, comparison: await store.read((db) => selectComparison(db, id)) }
    },

    /** What a file in quarantine looks like. @throws AppError `import.unknown`, `import.notQuarantined` */
    async getComparison(id: number): Promise<LayoutComparison> {
      const { name } = await demandFile(store, id)
      const comparison = await store.read((db) => selectComparison(db, id))
      if (comparison === null) throw new AppError('import.notQuarantined', { file: name })
      return comparison
    },

    /** Every file with its sums, and the funds over current claims, for the command line. */
    async totals(): Promise<Totals> {
      const [files, funds] = [await store.read(selectAllImports), await store.read(selectFunds)]
      const claims = funds.reduce((sum, fund) => sum + fund.claims, 0)
      return { hospitalCode: await hospital(), files: files.map(toTotalsFile), funds, claims }
    },
  }
}
