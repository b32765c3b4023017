import { expect, it } from 'vitest'
import { createRandom, type Random } from '#main/features/practice/maker/random.ts'
import { openTables, type Tables } from '#tests/features/imports/what-counts/desk.ts'
import { judge, type Live } from '#tests/features/imports/what-counts/oracle.ts'
import { type Issue, makeLists, makeReps, makeStatements } from '#tests/features/imports/what-counts/world.ts'
import { isOneThread } from '#tests/helpers/one-thread.ts'

// where mutants are tried, every one of them is tried with all of these
const sequences = isOneThread ? 20 : 2_000

type Held = { readonly id: number; readonly seenNames: Set<string>; isUndone: boolean }

/** One import under one of a file's names, once more, under another name, taken back or brought back. */
async function doOne(random: Random, tables: Tables, issue: Issue, held: Map<Issue, Held>): Promise<void> {
  const name = random.pick(issue.names)
  const said = { names: [name], portal: issue.portal }
  const known = held.get(issue)
  if (known === undefined) {
    const { id } = await tables.write(issue.written, said)
    held.set(issue, { id, seenNames: new Set([name]), isUndone: false })
    return
  }
  if (known.isUndone && random.chance(0.5)) {
    await tables.restore(known.id)
    known.isUndone = false
    return
  }
  if (!known.isUndone && random.chance(0.4)) {
    await tables.undo(known.id)
    known.isUndone = true
    return
  }
  known.seenNames.add(name)
  if (known.isUndone) await tables.write(issue.written, said)
  else await tables.learn(known.id, said)
  known.isUndone = false
}

const byText = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)

/** What counts in the store: each row, with the file it counts from. */
function readCounted(tables: Tables) {
  return tables
    .rows(`
      SELECT 'REP' AS kind, tran_id AS "of", file.name AS file, row.approved_satang AS satang
      FROM claim_version AS row JOIN import_file AS file ON file.id = import_file_id WHERE is_current = 1
      UNION ALL SELECT 'STM', hn, file.name, row.approved_satang
      FROM statement_row AS row JOIN import_file AS file ON file.id = row.import_file_id
      JOIN statement_issue AS issue ON issue.import_file_id = row.import_file_id AND issue.slice = row.slice
      WHERE issue.is_current = 1
      UNION ALL SELECT 'SMT', batch_no || ' ' || posted_on || ' ' || status, source, gross_satang
      FROM transfer_row WHERE is_current = 1`)
    .map((row) => ({ ...row }))
    .toSorted(byText)
}

/** Which files compete: the one that counts first. */
function readAsked(tables: Tables) {
  return tables
    .rows(`
      SELECT DISTINCT 'REP' AS kind, counting.name AS file, losing.name AS other
      FROM claim_version AS other
      JOIN claim_version AS counted ON counted.tran_id = other.tran_id AND counted.is_current = 1
      JOIN import_file AS counting ON counting.id = counted.import_file_id
      JOIN import_file AS losing ON losing.id = other.import_file_id
      WHERE other.is_rival = 1
      UNION ALL SELECT rival.kind, counting.name, losing.name FROM document_rival AS rival
      JOIN import_file AS counting ON counting.id = file_id
      JOIN import_file AS losing ON losing.id = other_file_id
      WHERE rival.kind = 'STM' AND why = 'undecided'`)
    .map(({ kind, file, other }) => ({ kind, files: [file, other] }))
    .toSorted(byText)
}

it(`any order of imports, renames, undos and restores ends as the truth has it (${sequences} sequences)`, async () => {
  const tables = openTables()
  const kinds = new Set<string>()
  let asked = 0
  for (let sequence = 0; sequence < sequences; sequence++) {
    const seed = `what-counts/${sequence}`
    const random = createRandom(seed)
    const issues = [...makeReps(random), ...makeStatements(random), ...makeLists(random)]
    const held = new Map<Issue, Held>()
    tables.begin()
    try {
      const steps = random.int(issues.length, 3 * issues.length)
      for (let step = 0; step < steps; step++) await doOne(random, tables, random.pick(issues), held)
      const live = [...held].flatMap(([issue, { isUndone, seenNames }]): Live[] =>
        isUndone ? [] : [{ issue, seenNames }],
      )
      const truth = judge(live)
      expect({ seed, counted: readCounted(tables), asked: readAsked(tables) }).toEqual({ seed, ...truth })
      for (const { kind } of truth.counted) kinds.add(kind)
      asked += truth.asked.length
    } finally {
      tables.rollBack()
    }
  }
  // the sequences met what they are to prove
  expect([[...kinds].toSorted(), asked > sequences / 10]).toEqual([['REP', 'SMT', 'STM'], true])
}, 300_000)
