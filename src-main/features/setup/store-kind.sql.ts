import type { ReadableDb } from '#main/database/store.ts'

/** What a store holds that tells whether it is a real hospital's. */
export type Holdings = {
  readonly hasAccounts: boolean
  /** Documents that say inside that the practice hospital made them. */
  readonly hasPracticeMade: boolean
  /** Documents of which that is not known: they do not say so, or came before anybody looked. */
  readonly hasOthers: boolean
}

/** Files that were taken back count as held: they can be brought again. */
const selectDocuments = (db: ReadableDb) =>
  db.selectFrom('import_file').select('id').where('state', '=', 'imported').limit(1)

const madeForPractice = '%"isPractice":true%'
const anyOrigin = '%"isPractice":%'
const foreignMade = '%"isPractice":false%'

const isThere = async (query: { executeTakeFirst(): Promise<unknown> }) =>
  (await query.executeTakeFirst()) !== undefined

export async function selectHoldings(db: ReadableDb): Promise<Holdings> {
  return {
    hasAccounts: await isThere(db.selectFrom('portal_account').select('id').limit(1)),
    hasPracticeMade: await isThere(selectDocuments(db).where('reading_json', 'like', madeForPractice)),
    hasOthers: await isThere(selectDocuments(db).where('reading_json', 'not like', madeForPractice)),
  }
}

/** Thirteen digits that begin as a registry office hands them out; those of made-up patients begin with 9. */
const thirteen = '_'.repeat(13)

/**
 * @returns whether there is a document that the practice hospital cannot have made: one that was found to be another's, or
 *   one that came before anybody looked, with a patient who is not made up
 */
export async function hasForeign(db: ReadableDb): Promise<boolean> {
  if (await isThere(selectDocuments(db).where('reading_json', 'like', foreignMade))) return true
  const unlooked = db
    .selectFrom('import_file')
    .select('id')
    .where('state', '=', 'imported')
    .where('reading_json', 'not like', anyOrigin)
  for (const table of ['claim_version', 'statement_row'] as const) {
    const real = db
      .selectFrom(table)
      .select('id')
      .where('import_file_id', 'in', unlooked)
      .where('pid', 'like', thirteen)
      .where('pid', 'not like', '9%')
      .limit(1)
    if (await isThere(real)) return true
  }
  return false
}
