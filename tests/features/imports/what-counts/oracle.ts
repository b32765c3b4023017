import type { Issue, Row } from '#tests/features/imports/what-counts/world.ts'

/** A file that is in and was not taken back, with all that was ever seen of it. */
export type Live = { readonly issue: Issue; readonly seenNames: ReadonlySet<string> }

/** What must count: which row of which file, by kind; of transfers of which source. */
export type Counted = {
  readonly kind: Issue['kind']
  readonly of: string
  readonly file: string
  readonly satang: number
}
/** Two files of which a person must be asked. */
export type Asked = { readonly kind: Issue['kind']; readonly files: readonly string[] }

const sumOf = ({ rows }: Issue) => rows.reduce((sum, { satang }) => sum + satang, 0)
const fileOf = ({ issue }: Live) => issue.written.name

/** Whether the bytes tell, as far as they were seen, when NHSO made them. */
function tells({ issue, seenNames }: Live): boolean {
  return issue.telling === 'named' ? seenNames.has(issue.names[0]) : issue.telling !== 'none'
}

/** The rule of the house where nothing tells: one that says its time first, then the lesser sum, then fewer rows. */
function isBefore(one: Live, other: Live): boolean {
  if (tells(one) && tells(other)) return one.issue.order > other.issue.order
  if (tells(one) !== tells(other)) return tells(one)
  const [sum, otherSum] = [sumOf(one.issue), sumOf(other.issue)]
  if (sum !== otherSum) return sum < otherSum
  return one.issue.rows.length < other.issue.rows.length
}

const best = (files: readonly Live[]): Live | undefined =>
  files.find((file) => files.every((other) => other === file || isBefore(file, other)))

const isToldApart = (one: Live, other: Live) => tells(one) && tells(other)

/** Claims: NHSO's number before all else, then the issue. */
function countClaims(files: readonly Live[]): { counted: Counted[]; asked: Asked[] } {
  const claims = new Set(files.flatMap(({ issue }) => issue.rows.map(({ of }) => of)))
  const counted: Counted[] = []
  const asked = new Map<string, Asked>()
  for (const of of claims) {
    const having = files.filter(({ issue }) => issue.rows.some((row) => row.of === of))
    const [number] = having
      .map(({ issue }) => issue.number)
      .toSorted()
      .toReversed()
    const issues = having.filter(({ issue }) => issue.number === number)
    const winner = best(issues)
    if (winner === undefined) continue
    const satangOf = (file: Live) => file.issue.rows.find((row) => row.of === of)?.satang ?? 0
    counted.push({ kind: 'REP', of, file: fileOf(winner), satang: satangOf(winner) })
    for (const other of issues)
      if (other !== winner && !isToldApart(winner, other) && satangOf(winner) !== satangOf(other)) {
        const pair = [fileOf(winner), fileOf(other)]
        asked.set(pair.join(), { kind: 'REP', files: pair })
      }
  }
  return { counted, asked: [...asked.values()] }
}

/** Statements: one issue of each document, whole. */
function countStatements(files: readonly Live[]): { counted: Counted[]; asked: Asked[] } {
  const documents = new Set(files.map(({ issue }) => issue.document))
  const counted: Counted[] = []
  const asked: Asked[] = []
  for (const document of documents) {
    const issues = files.filter(({ issue }) => issue.document === document)
    const winner = best(issues)
    if (winner === undefined) continue
    const file = fileOf(winner)
    counted.push(...winner.issue.rows.map(({ of, satang }): Counted => ({ kind: 'STM', of, file, satang })))
    for (const other of issues)
      if (other !== winner && !isToldApart(winner, other))
        asked.push({ kind: 'STM', files: [file, fileOf(other)] })
  }
  return { counted, asked }
}

/** When a list was saved, as its name tells it. */
const savedAt = ({ issue, seenNames }: Live) =>
  seenNames.has(issue.names[0]) ? (/_(\d{8}_\d{6})\./.exec(issue.names[0])?.[1] ?? '') : ''

const netOf = ({ issue }: Live) =>
  issue.rows.reduce((sum, { satang, isWaiting }) => sum + (isWaiting === true ? 0 : satang), 0)

/** What stands in a list, so that two that come to the same are put in order by their first difference. */
const textOf = ({ issue }: Live) =>
  issue.rows
    .map(({ day, of, isWaiting, satang }) => `${day}|${of}|${isWaiting === true ? 'W' : 'P'}|${satang}`)
    .toSorted()
    .join('\n')

function isListBefore(one: Live, other: Live): boolean {
  const [time, otherTime] = [savedAt(one), savedAt(other)]
  if (time !== otherTime) return time > otherTime
  if (netOf(one) !== netOf(other)) return netOf(one) < netOf(other)
  if (one.issue.rows.length !== other.issue.rows.length)
    return one.issue.rows.length < other.issue.rows.length
  if (sumOf(one.issue) !== sumOf(other.issue)) return sumOf(one.issue) < sumOf(other.issue)
  const [text, otherText] = [textOf(one), textOf(other)]
  // of lists that are the same it does not matter which one counts
  return text === otherText ? one.issue.order < other.issue.order : text < otherText
}

function isCovered({ day = '' }: Row, source: string, by: Live): boolean {
  const { covers } = by.issue
  return covers !== null && covers.source === source && covers.firstDay <= day && day <= covers.lastDay
}

/** Whether the names of both tell that it was saved behind the other one. */
const isSavedLater = (one: Live, other: Live) => savedAt(other) !== '' && savedAt(one) > savedAt(other)

/** Transfers: the newest list says what there is on its days; what moved from a day to another counts once. */
function countTransfers(files: readonly Live[]): Counted[] {
  return files.flatMap((file) => {
    const before = files.filter((other) => other !== file && isListBefore(other, file))
    const source = file.issue.covers?.source ?? ''
    return file.issue.rows.flatMap((row): Counted[] => {
      const isReplaced = before.some((other) => isCovered(row, source, other))
      // what is paid waits no more: only a list that was saved later can say that it does
      const hasMoved =
        row.isWaiting === true &&
        files.some(
          (other) =>
            !isSavedLater(file, other) &&
            other.issue.rows.some(({ of, day }) => of === row.of && day !== row.day),
        )
      if (isReplaced || hasMoved) return []
      const of = `${row.of} ${row.day} ${row.isWaiting === true ? 'W' : 'P'}`
      return [{ kind: 'SMT', of, file: source, satang: row.satang }]
    })
  })
}

const byText = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)

/** What must count, and what must be asked, of a set of files: it knows what they truly are, and nothing of the code. */
export function judge(files: readonly Live[]) {
  const of = (kind: Issue['kind']) => files.filter(({ issue }) => issue.kind === kind)
  const [claims, statements] = [countClaims(of('REP')), countStatements(of('STM'))]
  return {
    counted: [...claims.counted, ...statements.counted, ...countTransfers(of('SMT'))].toSorted(byText),
    asked: [...claims.asked, ...statements.asked].toSorted(byText),
  }
}
