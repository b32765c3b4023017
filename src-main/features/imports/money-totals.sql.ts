import { sql } from 'kysely'
import type { ReadableDb } from '#main/database/store.ts'
import type { MoneyTotals } from '#shared/contract/document-questions.ts'
import { toSatang } from '#shared/model/satang.ts'
import { unknownScheme } from '#shared/model/scheme.ts'

const satang = (value: number | null) => (value === null ? null : toSatang(value))

/** @returns Σ of the amounts that are known; null when none is */
function addUp(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (value === null ? sum : (sum ?? 0) + value), null)
}

const sumRows = (rows: readonly { readonly rows: number }[]) => rows.reduce((sum, row) => sum + row.rows, 0)

async function selectClaims(db: ReadableDb): Promise<MoneyTotals['claims']> {
  const { count, claimed, approved } = await db
    .selectFrom('claim_version')
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.sum<number | null>('claimed_satang').as('claimed'),
      fn.sum<number | null>('approved_satang').as('approved'),
    ])
    .where('is_current', '=', 1)
    .executeTakeFirstOrThrow()
  return { count, claimedSatang: satang(claimed), approvedSatang: satang(approved) }
}

async function selectStatements(db: ReadableDb): Promise<MoneyTotals['statements']> {
  const groups = await db
    .selectFrom('statement_issue')
    .select(sql<string>`coalesce(scheme, ${unknownScheme})`.as('scheme'))
    .select(({ fn }) => [
      fn.sum<number>('row_count').as('rows'),
      fn.sum<number | null>('approved_satang').as('approved'),
    ])
    .where('is_current', '=', 1)
    .groupBy('scheme')
    .orderBy('scheme')
    .execute()
  return {
    rows: sumRows(groups),
    approvedSatang: satang(addUp(groups.map(({ approved }) => approved))),
    byScheme: Object.fromEntries(
      groups.map(({ scheme, rows, approved }) => [scheme, { rows, approvedSatang: satang(approved) }]),
    ),
  }
}

async function selectTransfers(db: ReadableDb): Promise<MoneyTotals['transfers']> {
  const groups = await db
    .selectFrom('transfer_row')
    .select(sql<string>`case when slice = '' then ${unknownScheme} else slice end`.as('source'))
    .select(({ fn }) => [
      fn.countAll<number>().as('rows'),
      fn.sum<number | null>('gross_satang').as('gross'),
      fn.sum<number | null>('net_satang').as('net'),
    ])
    .where('is_current', '=', 1)
    .groupBy('slice')
    .orderBy('slice')
    .execute()
  return {
    rows: sumRows(groups),
    grossSatang: satang(addUp(groups.map(({ gross }) => gross))),
    netSatang: satang(addUp(groups.map(({ net }) => net))),
    bySource: Object.fromEntries(
      groups.map(({ source, rows, gross, net }) => [
        source,
        { rows, grossSatang: satang(gross), netSatang: satang(net) },
      ]),
    ),
  }
}

/** What everything that counts comes to. */
export async function selectMoney(db: ReadableDb): Promise<MoneyTotals> {
  return {
    claims: await selectClaims(db),
    statements: await selectStatements(db),
    transfers: await selectTransfers(db),
  }
}

/** Cells of files that count, by what became of them. */
export async function selectFindingCounts(db: ReadableDb): Promise<{ rejected: number; suspect: number }> {
  const { rejected, suspect } = await db
    .selectFrom('import_file')
    .select(({ fn }) => [
      fn.sum<number | null>('rejected_count').as('rejected'),
      fn.sum<number | null>('suspect_count').as('suspect'),
    ])
    .where('state', '=', 'imported')
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { rejected: rejected ?? 0, suspect: suspect ?? 0 }
}
