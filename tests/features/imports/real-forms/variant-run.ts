import type { ImportCheck } from '#shared/contract/imports.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'
import type { Reading } from '#tests/features/imports/reading.ts'
import {
  harmless,
  type Variant,
  type VariantKind,
  variantKinds,
} from '#tests/features/imports/real-forms/header-variants.ts'
import { type RealBook, type RealSheet, writeBook } from '#tests/features/imports/real-forms/real-sheet.ts'
import { type SeenRows, seenRows } from '#tests/features/imports/real-forms/seen.ts'

/** The rows an import must come to, or of each row what matters. */
export type MeantRows = { readonly [Table in keyof SeenRows]?: readonly Partial<SeenRows[Table][number]>[] }

type ReadBytes = (name: string, bytes: Uint8Array) => Promise<Reading>

/** How a changed file may end. */
type Verdict = 'right' | 'mapping' | { readonly wrong: string }

/** A sheet whose headers are changed, in the workbook it stands in. */
export type VariedSheet = {
  readonly book: RealBook
  readonly sheet: RealSheet
  /** `money`: its rows are imported. `proof`: it only proves other rows, and must never keep them out. */
  readonly role: 'money' | 'proof'
  readonly meant: MeantRows
  readonly variants: readonly Variant[]
}

/** What is known of the file before it is changed. */
type Baseline = { readonly sheet: string; readonly proofs: number; readonly warnings: ReadonlySet<string> }

const isProof = ({ against }: ImportCheck) => against !== 'totalRow' && against !== 'rowSum'

/** What a row may lack when its column is not there at all. Its money, its key and whether it passed are no part of it. */
const unknowable: Readonly<Record<keyof SeenRows, ReadonlySet<string>>> = {
  claims: new Set(['hn', 'pid', 'servedAt']),
  lines: new Set(['tranId']),
  cases: new Set(['hn', 'pid', 'servedAt']),
  transfers: new Set(['documentNo']),
}

function findDifference(meant: MeantRows, seen: SeenRows, isColumnLost = false): string | null {
  for (const table of ['claims', 'lines', 'cases', 'transfers'] as const) {
    const [wanted = [], found] = [meant[table], seen[table]]
    if (wanted.length !== found.length) return `${found.length} ${table} instead of ${wanted.length}`
    for (const [index, row] of wanted.entries()) {
      const [said, had] = [Object.entries(row), new Map(Object.entries(found[index] ?? {}))]
      const isLost = (name: string) => isColumnLost && unknowable[table].has(name) && had.get(name) === null
      const other = said.find(([name, value]) => had.get(name) !== value && !isLost(name))
      if (other) return `${table} ${index}: ${other[0]} is ${had.get(other[0])} instead of ${other[1]}`
    }
  }
  return null
}

const toWords = ({ code, details }: ErrorRecord) =>
  `${code} ${details['sheet'] ?? ''} ${details['column'] ?? ''}`

function judgeRead(
  { facts, batches }: Extract<Reading, { state: 'read' }>,
  { meant }: VariedSheet,
  { sheet, proofs, warnings }: Baseline,
  kind: VariantKind,
): Verdict {
  const isHarmless = harmless.has(kind)
  const difference = findDifference(meant, seenRows(batches), kind === 'lostColumn')
  if (difference !== null) return { wrong: difference }
  const alarm = facts.checks.find(({ isEqual }) => !isEqual)
  if (alarm)
    return { wrong: `false alarm: ${alarm.against} ${alarm.what} ${alarm.expected} ≠ ${alarm.found}` }
  if (facts.rejectedCount > 0) return { wrong: `${facts.rejectedCount} cells rejected` }
  const needless = facts.warnings.find((warning) => !warnings.has(toWords(warning)))
  if (isHarmless && needless) return { wrong: `needless warning: ${toWords(needless)}` }
  const compared = facts.checks.filter(isProof).length
  if (compared >= proofs) return 'right'
  if (isHarmless) return { wrong: `${compared} comparisons instead of ${proofs}` }
  // NHSO has printed its tables in many widths: what one does not have it does not say
  if (kind === 'lostColumn') return 'right'
  const isSaid = facts.warnings.some(({ details }) => details['sheet'] === sheet)
  return isSaid ? 'right' : { wrong: `${compared} comparisons instead of ${proofs}, without a word` }
}

function judge(reading: Reading, varied: VariedSheet, base: Baseline, kind: VariantKind): Verdict {
  if (reading.state === 'failed') return { wrong: `failed with ${reading.error.code}` }
  if (reading.state === 'read') return judgeRead(reading, varied, base, kind)
  const { error, comparison } = reading.misfit
  if (varied.role === 'proof') return { wrong: `a table of proof keeps the file out: ${error.code}` }
  if (harmless.has(kind)) return { wrong: `set aside: ${error.code} ${error.details['column'] ?? ''}` }
  if (comparison.sheet !== base.sheet) return { wrong: `maps ${comparison.sheet}` }
  const asked = comparison.columns.filter(({ isRequired }) => isRequired).length
  return asked > 1 ? 'mapping' : { wrong: `asks for ${asked} columns only` }
}

/** Counts how changed files ended, by kind of change. */
export function createTally() {
  const counts = new Map<string, number>()
  const countOf = (kind: VariantKind, end: string) => counts.get(`${kind} ${end}`) ?? 0
  return {
    add: (kind: VariantKind, end: 'right' | 'mapping' | 'wrong') =>
      void counts.set(`${kind} ${end}`, countOf(kind, end) + 1),
    countOf,
    /** @returns how many changed files there were, or ended so */
    total: (end?: 'right' | 'mapping' | 'wrong') =>
      [...counts].reduce((sum, [key, count]) => {
        return end === undefined || key.endsWith(` ${end}`) ? sum + count : sum
      }, 0),
    /** @returns one line a kind */
    lines: () =>
      variantKinds
        .map((kind) => {
          const [right, mapping, wrong] = ['right', 'mapping', 'wrong'].map((end) => countOf(kind, end))
          return `${kind}: ${right} right, ${mapping} to the mapping page, ${wrong} wrong`
        })
        .join('\n'),
  }
}
export type Tally = ReturnType<typeof createTally>

/** @returns which share of the files that lost a header text was read right */
export function shareOfLost({ countOf }: Tally): number {
  const [right, mapping] = [countOf('lostLevel', 'right'), countOf('lostLevel', 'mapping')]
  return right / Math.max(1, right + mapping)
}

/** Longer lists of what went wrong say no more. */
const listed = 40

/** Every so many files are .xls, the others .xlsx, which is written twice as fast. */
const xlsEvery = 20

const withSheet = ({ book, sheet }: VariedSheet, changed: RealSheet) =>
  book.sheets.map((one) => (one === sheet ? changed : one))

/**
 * Reads the file as it is, then with each of the changes.
 * @returns what ended neither right nor in the mapping page; the first line is about the unchanged file
 */
export async function runVariants(read: ReadBytes, varied: VariedSheet, tally: Tally): Promise<string[]> {
  const { book, sheet, meant, variants } = varied
  const plain = await read(book.name, writeBook(book.sheets, 'biff8'))
  if (plain.state !== 'read') return [`unchanged: ${plain.state}`]
  const difference = findDifference(meant, seenRows(plain.batches))
  if (difference !== null) return [`unchanged: ${difference}`]
  const alarm = plain.facts.checks.find(({ isEqual }) => !isEqual)
  if (alarm) return [`unchanged: false alarm: ${alarm.against} ${alarm.what}`]
  const proofs = plain.facts.checks.filter(isProof).length
  const base = { sheet: sheet.name, proofs, warnings: new Set(plain.facts.warnings.map(toWords)) }
  if (varied.role === 'proof' && base.proofs === 0) return ['unchanged: nothing is compared']
  const wrong: string[] = []
  for (const [index, variant] of variants.entries()) {
    const bytes = writeBook(withSheet(varied, variant.sheet), index % xlsEvery === 0 ? 'biff8' : 'xlsx')
    const verdict = judge(await read(book.name, bytes), varied, base, variant.kind)
    tally.add(variant.kind, typeof verdict === 'string' ? verdict : 'wrong')
    if (typeof verdict === 'string') continue
    const text = variant.text.replaceAll(/\s+/g, ' ')
    wrong.push(`${sheet.form.id} column ${variant.column} "${text}" ${variant.kind}: ${verdict.wrong}`)
  }
  const more = wrong.length - listed
  return more > 0 ? [...wrong.slice(0, listed), `and ${more} more`] : wrong
}
