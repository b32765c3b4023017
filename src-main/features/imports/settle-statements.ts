import { compareContents, compareVersions, isUndecided } from '#main/features/imports/document-order.ts'
import {
  countFacts,
  type Edition,
  groupIssues,
  type Issue,
  identityOf,
  type Overlap,
  type Relations,
  sharesBatch,
  toEditions,
  type Verdict,
} from '#main/features/imports/issue-groups.ts'
import type { SettleDb } from '#main/features/imports/settle-needs.ts'
import {
  type Choice,
  type Rival,
  type RowFacts,
  replaceRivals,
  selectByBatches,
  selectByNumber,
  selectChoices,
  selectIssuesOfFile,
  selectRowFacts,
  updateCounted,
} from '#main/features/imports/settle-statements.sql.ts'

/**
 * Every issue whose document may be another one because these came or went: those of their number, and those that share a
 * batch with one of which something is not said. Those that are found on the way are followed, too: two issues of one
 * document may have nothing in common but a third one.
 */
async function findNeighbours(db: SettleDb, hcode: string, changed: readonly Issue[]): Promise<Issue[]> {
  const found = new Map(changed.map((issue) => [issue.id, issue]))
  const changedIds = new Set(found.keys())
  for (const issue of found.values()) {
    const alike = issue.number === null ? [] : await selectByNumber(db, hcode, issue.number)
    // rows that stand in two documents are told where one of them changed
    const mayBeAny = changedIds.has(issue.id) || identityOf(issue) === null
    const sharing = await selectByBatches(db, hcode, [...issue.batches], mayBeAny ? 'all' : 'unidentified')
    for (const other of [...alike, ...sharing]) found.set(other.id, other)
  }
  // one that was taken back only pointed at its neighbours
  return [...found.values()].filter(({ isRetired }) => !isRetired)
}

const byWhole = (one: RowFacts, other: RowFacts) => (one.whole < other.whole ? -1 : 1)

/** Looks at the rows of issues, each of them once. */
function createRows(db: SettleDb) {
  const read = new Map<number, Promise<readonly RowFacts[]>>()
  const rowsOfIssue = (id: number) => {
    const known = read.get(id) ?? selectRowFacts(db, id)
    read.set(id, known)
    return known
  }
  return async (one: Issue | Edition): Promise<readonly RowFacts[]> => {
    const issueIds = 'issueIds' in one ? one.issueIds : [one.id]
    if (issueIds.length === 1) return rowsOfIssue(one.id)
    const rows: RowFacts[] = []
    for (const id of issueIds) rows.push(...(await rowsOfIssue(id)))
    return rows.toSorted(byWhole)
  }
}

type RowsOf = ReturnType<typeof createRows>

function countCommon(some: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>()
  for (const one of others) left.set(one, (left.get(one) ?? 0) + 1)
  let common = 0
  for (const one of some) {
    const count = left.get(one) ?? 0
    if (count === 0) continue
    left.set(one, count - 1)
    common++
  }
  return common
}

async function compareRows(rowsOf: RowsOf, one: Issue, other: Issue): Promise<Overlap> {
  const [mine, theirs] = [await rowsOf(one), await rowsOf(other)]
  const casesOf = (rows: readonly RowFacts[]) => [...new Set(rows.map((row) => row.of_case))]
  const moneyOf = (rows: readonly RowFacts[]) => rows.map(({ money }) => money)
  const [myCases, theirCases] = [casesOf(mine), casesOf(theirs)]
  return {
    cases: countCommon(myCases, theirCases),
    rows: countCommon(moneyOf(mine), moneyOf(theirs)),
    smaller: Math.min(myCases.length, theirCases.length),
  }
}

function createVerdicts(choices: readonly Choice[]) {
  return (one: Issue, other: Issue): Verdict => {
    const isOf = ({ file_id: file, other_file_id: otherFile }: Choice) =>
      (file === one.fileId && otherFile === other.fileId) ||
      (file === other.fileId && otherFile === one.fileId)
    return choices.findLast(isOf)?.verdict ?? null
  }
}

type Looks = Relations & { readonly rowsOf: RowsOf }

async function findCounted(
  [first, ...others]: readonly Edition[],
  rowsOf: RowsOf,
): Promise<Edition | undefined> {
  let counted = first
  for (const other of others) {
    if (counted === undefined) break
    const order =
      compareVersions(other, counted) ||
      countFacts(other) - countFacts(counted) ||
      compareContents(await rowsOf(other), await rowsOf(counted))
    if (order > 0) counted = other
  }
  return counted
}

function toRival(why: Rival['why'], hcode: string, counted: Issue, other: Issue, rows: number): Rival {
  return {
    kind: 'STM',
    why,
    hcode,
    document: counted.number ?? other.number ?? '',
    fileId: counted.fileId,
    otherFileId: other.fileId,
    rows,
    satang: counted.satang,
    otherSatang: other.satang,
  }
}

/** @returns how many cases of one issue do not stand in another */
async function countMissing(rowsOf: RowsOf, of: Issue, from: Issue): Promise<number> {
  const there = new Set((await rowsOf(from)).map((row) => row.of_case))
  const cases = new Set((await rowsOf(of)).map((row) => row.of_case))
  return [...cases].filter((one) => !there.has(one)).length
}

/** What a person is told of an issue beside the one of its document that counts. */
async function compareToCounted(
  hcode: string,
  counted: Edition,
  other: Edition,
  looks: Looks,
): Promise<Rival[]> {
  if (looks.verdict(counted, other) === 'counts') return []
  if (isUndecided(counted, other)) {
    const { rows } = await looks.overlap(counted, other)
    const isSame = rows === counted.rows && rows === other.rows
    return isSame ? [] : [toRival('undecided', hcode, counted, other, other.rows)]
  }
  // a newer issue of NHSO's own number may leave cases out; where only the cases tell that it is one, none goes unsaid
  if (identityOf(counted) !== null && identityOf(counted) === identityOf(other)) return []
  const missing = await countMissing(looks.rowsOf, other, counted)
  return missing === 0 ? [] : [toRival('drops', hcode, counted, other, missing)]
}

/** Of one document: what counts, and what a person is told of the others. */
async function settleDocument(
  db: SettleDb,
  hcode: string,
  editions: readonly Edition[],
  looks: Looks,
): Promise<{ counted: Edition | undefined; rivals: Rival[] }> {
  const counted = await findCounted(editions, looks.rowsOf)
  if (counted === undefined) return { counted, rivals: [] }
  const others = editions.filter((edition) => edition !== counted)
  await updateCounted(
    db,
    counted.issueIds,
    others.flatMap(({ issueIds }) => issueIds),
  )
  const rivals: Rival[] = []
  for (const other of others) rivals.push(...(await compareToCounted(hcode, counted, other, looks)))
  return { counted, rivals }
}

/** Rows of one document that stand in another one, too. NHSO numbered both, so both count: a person is told. */
async function findRepeats(hcode: string, counted: readonly Edition[], looks: Looks): Promise<Rival[]> {
  const rivals: Rival[] = []
  for (const [index, one] of counted.entries())
    for (const other of counted.slice(index + 1)) {
      if (!sharesBatch(one, other) || looks.verdict(one, other) === 'both') continue
      const { rows } = await looks.overlap(one, other)
      if (rows > 0) rivals.push(toRival('repeats', hcode, one, other, rows))
    }
  return rivals
}

/** Lets one issue of every document count that the issues of a file, which came, went or changed, may belong to. */
export async function settleStatements(db: SettleDb, fileId: number, hcode: string): Promise<void> {
  const changed = await selectIssuesOfFile(db, fileId)
  if (changed.length === 0) return
  const issues = await findNeighbours(db, hcode, changed)
  const fileIds = [...new Set([...changed, ...issues].map(({ fileId }) => fileId))]
  const rowsOf = createRows(db)
  const looks: Looks = {
    rowsOf,
    overlap: (one, other) => compareRows(rowsOf, one, other),
    verdict: createVerdicts(await selectChoices(db, fileIds)),
  }
  const counted: Edition[] = []
  const rivals: Rival[] = []
  for (const group of await groupIssues(issues, looks)) {
    const settled = await settleDocument(db, hcode, toEditions(group), looks)
    if (settled.counted) counted.push(settled.counted)
    rivals.push(...settled.rivals)
  }
  rivals.push(...(await findRepeats(hcode, counted, looks)))
  await replaceRivals(db, 'STM', fileIds, rivals)
}
