import type { Store, WritableDb } from '#main/database/store.ts'
import { selectDocument } from '#main/features/imports/document.sql.ts'
import {
  insertChoice,
  updateRanks,
  type Verdict,
  withdrawChoices,
} from '#main/features/imports/document-choices.sql.ts'
import { selectMoney } from '#main/features/imports/money-totals.sql.ts'
import { updatePerson } from '#main/features/imports/outside.sql.ts'
import {
  countQuestions,
  selectOpenChoices,
  selectQuestions,
  selectUntold,
} from '#main/features/imports/questions.sql.ts'
import { settle } from '#main/features/imports/settle.ts'
import { demandFile } from '#main/features/imports/take-back.ts'
import { toSettleDb } from '#main/features/imports/undo.sql.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Output } from '#shared/contract/index.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Scheme } from '#shared/model/scheme.ts'

type Needs = { readonly store: Store; readonly clock: Clock; readonly log: Log }
type Pair = readonly [id: number, otherId: number]

/** Tells what only a person can say of documents, and takes what they say. */
export function createDeciding({ store, clock, log }: Needs) {
  /** @throws AppError `import.unknown`, `import.notImported` */
  async function demandCounting(id: number): Promise<string> {
    const file = await demandFile(store, id)
    if (file.state !== 'imported') throw new AppError('import.notImported', { file: file.name })
    return file.hcode
  }

  async function settleAll(trx: WritableDb, ids: readonly number[], hcode: string): Promise<void> {
    const db = toSettleDb(trx)
    for (const fileId of ids) await settle(db, { fileId, hcode, hasKnownClaims: true })
  }

  async function decide(pair: Pair, by: string, verdict: Verdict | null): Promise<void> {
    const [hcode] = [await demandCounting(pair[0]), await demandCounting(pair[1])]
    const at = clock.now().toISOString()
    await store.write(async (trx) => {
      const db = toSettleDb(trx)
      if (verdict === null) await withdrawChoices(db, pair, at)
      else await insertChoice(db, verdict, pair, { at, by })
      await updateRanks(db)
      await settleAll(trx, pair, hcode)
    })
    log.info('imports.decided', { importId: pair[0], other: pair[1], verdict: verdict ?? 'withdrawn' })
  }

  return {
    questions: (): Promise<Omit<Output<'imports.questions'>, 'isUnsettled'>> =>
      store.read(async (db) => ({
        questions: await selectQuestions(db),
        untold: await selectUntold(db),
        choices: await selectOpenChoices(db),
      })),

    /** How many questions wait for a person. */
    countQuestions: () => store.read(countQuestions),

    /** What everything that counts comes to. */
    money: () => store.read(selectMoney),

    /** What a file is a document of; null when it was never read. */
    documentOf: (id: number) => store.read((db) => selectDocument(db, id)),

    /** The first file counts before the other. @throws AppError `import.unknown`, `import.notImported` */
    choose: (pair: Pair, by: string): Promise<void> => decide(pair, by, 'counts'),

    /** Both files count. @throws AppError `import.unknown`, `import.notImported` */
    keepBoth: (pair: Pair, by: string): Promise<void> => decide(pair, by, 'both'),

    /** Nothing was said of the two. @throws AppError `import.unknown`, `import.notImported` */
    withdrawChoice: (pair: Pair): Promise<void> => decide(pair, '', null),

    /**
     * Takes what a person says of the scheme or the source of a document; what the document itself says goes before it.
     * @throws AppError `import.unknown`, `import.notImported`
     */
    async tell(
      id: number,
      said: { readonly scheme: Scheme | null; readonly source: string | null },
    ): Promise<void> {
      const hcode = await demandCounting(id)
      await store.write(async (trx) => {
        await updatePerson(toSettleDb(trx), id, said)
        await settleAll(trx, [id], hcode)
      })
      log.info('imports.told', { importId: id })
    },
  }
}
