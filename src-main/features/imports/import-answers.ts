import { selectDocument } from '#main/features/imports/document.sql.ts'
import type { RunNeeds } from '#main/features/imports/import-runs.ts'
import {
  selectAllImports,
  selectComparison,
  selectFindings,
  selectFunds,
  selectImports,
} from '#main/features/imports/imports.sql.ts'
import { selectFindingCounts, selectMoney } from '#main/features/imports/money-totals.sql.ts'
import { selectQuestions } from '#main/features/imports/questions.sql.ts'
import { demandFile } from '#main/features/imports/take-back.ts'
import { type DocumentQuestion, isOneDocument } from '#shared/contract/document-questions.ts'
import type { LayoutComparison, Totals } from '#shared/contract/imports.ts'
import type { Output } from '#shared/contract/index.ts'
import { toTotalsFile } from '#shared/contract/totals-file.ts'
import { AppError } from '#shared/errors/app-error.ts'

const listedFindings = 1_000

function toCompeting({ kind, why, document, files }: DocumentQuestion): Totals['competing'][number] {
  const [counted] = files
  const [names, ids] = [files.map(({ name }) => name), files.map(({ id }) => id)]
  return { kind, why, document, files: names, ids, counts: isOneDocument(why) ? counted.name : null }
}

/** Answers what became of imported files. */
export function createImportAnswers({ store, hospital }: Pick<RunNeeds, 'store' | 'hospital'>) {
  return {
    /** Imported, undone, refused and quarantined files, newest first. */
    list: (limit: number, offset: number) => store.read((db) => selectImports(db, limit, offset)),

    /** One file with its first 1,000 findings and, in quarantine, its comparison. @throws AppError `import.unknown` */
    async get(id: number): Promise<Output<'imports.get'>> {
      const file = await demandFile(store, id)
      const findings = await store.read((db) => selectFindings(db, id, listedFindings))
      const comparison = await store.read((db) => selectComparison(db, id))
      return { file, findings, comparison, document: await store.read((db) => selectDocument(db, id)) }
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
      const money = await store.read(selectMoney)
      const findings = await store.read(selectFindingCounts)
      const competing = (await store.read(selectQuestions)).map(toCompeting)
      const shown = { files: files.map(toTotalsFile), funds, ...money, competing, findings }
      return { hospitalCode: await hospital(), ...shown }
    },
  }
}
