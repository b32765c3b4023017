import * as xlsx from '@e965/xlsx'
import { moneyColumns } from '#tests/features/practice/maker/statement-oracle.ts'
import { type Base, placeOf, type Reading } from '#tests/recovery/mutated-base.ts'
import type { Mutant } from '#tests/recovery/mutated-mutants.ts'

type Taken = Extract<Reading, { isRefused: false }>
type Amount = number | 'blank' | 'none'

const bahtText = /^(-?)(\(?)((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?)(\)?)$/

/** Satang of a cell by rules written again here; `none` for what is no amount. */
function amountOf(cell: unknown): Amount {
  if (cell === null || cell === undefined) return 'blank'
  if (typeof cell === 'number') {
    const satang = Math.round(cell * 100)
    return Number.isSafeInteger(satang) && Math.abs(cell * 100 - satang) <= 0.01 ? satang : 'none'
  }
  if (typeof cell !== 'string') return 'none'
  // the digits of Thai forms count as any others
  const text = cell.trim().replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0xe50))
  if (['', '-', '–', 'N/A', 'n/a'].includes(text)) return 'blank'
  if (/[\r\n]/.test(text)) return 'none'
  const [, minus = '', open = '', digits = '', close = ''] = bahtText.exec(text.replaceAll(/\s/g, '')) ?? []
  const [whole = '', decimals = ''] = digits.replaceAll(',', '').split('.')
  const isWhole = (open === '(') === (close === ')') && !/[1-9]/.test(decimals.slice(2))
  if (!isWhole || whole + decimals === '') return 'none'
  const satang = Number(`${whole || '0'}${decimals.slice(0, 2).padEnd(2, '0')}`)
  if (!Number.isSafeInteger(satang)) return 'none'
  return (minus === '-') !== (open === '(') ? -satang || 0 : satang
}

/** What the independent reader sees of one sheet of a mutant. */
type SeenSheet = {
  readonly sheet: xlsx.WorkSheet
  readonly columns: ReadonlyMap<string, number>
}

function findColumns(
  base: Base,
  mutant: Mutant,
  name: string,
  sheet: xlsx.WorkSheet,
): ReadonlyMap<string, number> {
  const meant = base.meant.get(mutant.oldNames?.get(name) ?? name)
  if (!meant) return new Map()
  // money can stand in another column only where headers may have been changed
  return /^(?:header|bytes)/.test(mutant.what)
    ? moneyColumns(sheet, meant, base.headerRows.get(meant.sheet) ?? 0)
    : (base.columns.get(meant.sheet) ?? new Map())
}

function listSeen(base: Base, mutant: Mutant, workbook: xlsx.WorkBook): ReadonlyMap<string, SeenSheet> {
  return new Map(
    workbook.SheetNames.flatMap((name) => {
      const sheet = workbook.Sheets[name]
      return sheet ? [[name, { sheet, columns: findColumns(base, mutant, name, sheet) }] as const] : []
    }),
  )
}

function cellAt(seen: SeenSheet | undefined, row: number, column: number): unknown {
  const cell: xlsx.CellObject | undefined = seen?.sheet[xlsx.utils.encode_cell({ r: row - 1, c: column })]
  if (cell === undefined || cell.t === 'z') return null
  // dates, errors and truth values are no amounts, whatever they hold
  return cell.t === 'n' || cell.t === 's' ? cell.v : false
}

/** What a comparison looks at. */
type Look = {
  readonly base: Base
  readonly mutant: Mutant
  readonly taken: Taken
  readonly seen: ReadonlyMap<string, SeenSheet>
}

/** @returns the sheet of the independent reader that a sheet of ours is: a damaged archive may name its only one anew */
function seenOf({ base, seen }: Look, sheet: string): SeenSheet | undefined {
  const [only] = seen.values()
  return seen.get(sheet) ?? (base.meant.size === 1 && seen.size === 1 ? only : undefined)
}

/** Sheets of which it is said that a table, or one of its columns, proves nothing. */
function findUncompared({ facts }: Taken): ReadonlySet<unknown> {
  const codes = ['import.sheetMissing', 'import.notCompared', 'import.columnNotCompared']
  return new Set(
    facts.warnings.flatMap(({ code, details }) => (codes.includes(code) ? [details['sheet']] : [])),
  )
}

/** Every amount that was taken is the one that stands there; what is none is on the list, and what proves nothing is said. */
function compareAmounts(look: Look): string[] {
  const { facts, rows } = look.taken
  const uncompared = findUncompared(look.taken)
  const listed = new Set(facts.findings.map(({ sheet, row, field }) => `${placeOf(sheet, row)}|${field}`))
  return [...rows.values()].flatMap(({ sheet, row, money }) => {
    const seen = seenOf(look, sheet)
    return [...(seen?.columns ?? [])].flatMap(([field, column]) => {
      const found = money[field]
      if (found === undefined && listed.has(`${placeOf(sheet, row)}|${field}`)) return []
      if (found === undefined && uncompared.has(sheet)) return []
      const cell = cellAt(seen, row, column)
      if (amountOf(cell) === (found ?? 'blank')) return []
      return [`${sheet} row ${row} ${field}: ${JSON.stringify(cell)} was read as ${found ?? 'nothing'}`]
    })
  })
}

/** @returns where a money column stands now; null when the mutant took it out */
function placeNow({ base, mutant }: Look, sheet: string, field: string): number | null {
  const before = base.columns.get(sheet)?.get(field) ?? null
  if (before === null || !mutant.what.startsWith(`header remove ${sheet} row`)) return before
  const removed = Number(mutant.what.slice(mutant.what.lastIndexOf(' ')))
  if (before === removed) return null
  return before < removed ? before : before - 1
}

/**
 * A column without its header is read only where it stood before, in other words or none, and as it stands there; when it
 * holds money and is not read, that is said.
 */
function compareHeaders(look: Look): string[] {
  const { base, mutant, taken } = look
  if (!mutant.what.startsWith('header')) return []
  const isColumnGone = mutant.what.startsWith('header remove')
  const warned = new Set(taken.facts.warnings.map(({ details }) => details['sheet']))
  return [...taken.rows.values()].flatMap(({ sheet, row, money }) => {
    const before = base.rows.get(placeOf(sheet, row))?.money ?? {}
    const gone = [...(base.columns.get(sheet)?.keys() ?? [])].filter(
      (field) => !seenOf(look, sheet)?.columns.has(field),
    )
    const isThere = (field: string) => {
      const column = placeNow(look, sheet, field)
      return column !== null && amountOf(cellAt(seenOf(look, sheet), row, column)) === money[field]
    }
    const unsaid =
      isColumnGone || warned.has(sheet)
        ? []
        : gone.filter((field) => field in before && !(field in money && isThere(field)))
    return [
      ...gone
        .filter((field) => field in money && !isThere(field))
        .map((field) => `${sheet} row ${row} ${field} has no header`),
      ...unsaid.map((field) => `${sheet} row ${row} ${field} is not read, without a word`),
    ]
  })
}

/** A row whose money still stands there is taken, or on the list, or missed in a check. */
function findLostRows(look: Look): string[] {
  const { base, mutant, taken } = look
  const { facts, rows } = taken
  const listed = new Set(facts.findings.map(({ sheet, row }) => placeOf(sheet, row)))
  const missing = findUncompared(taken)
  const imported = facts.sheets.filter(({ use }) => use !== 'kept').map(({ sheet }) => sheet)
  if (facts.checks.some(({ isEqual }) => !isEqual)) return []
  return [...base.rows.values()].flatMap(({ sheet, row, money }) => {
    const renamed = [...(mutant.oldNames ?? [])].find(
      ([now, before]) => before === sheet && look.seen.has(now),
    )
    const [only = sheet] = base.meant.size === 1 ? imported : []
    const name = renamed?.[0] ?? only
    if (rows.has(placeOf(name, row)) || listed.has(placeOf(name, row)) || missing.has(name)) return []
    const seen = seenOf(look, name)
    const hasMoney = [...(seen?.columns ?? [])].some(
      ([field, column]) => field in money && amountOf(cellAt(seen, row, column)) !== 'blank',
    )
    return hasMoney ? [`${name} row ${row} is gone`] : []
  })
}

/** The sums a file is told to come to are those of its rows; what claims print that NHSO did not pass is no payment. */
function compareSums({ base, taken }: Look): string[] {
  const sums = new Map<string, number>()
  const paid = new Set(
    [...base.meant.values()].flatMap(({ layout }) =>
      layout.rows === 'claim' ? (layout.parts.approved ?? []) : [],
    ),
  )
  for (const { money, isMain, isFailed } of taken.rows.values()) {
    const counted = Object.entries(money).filter(([field]) => !isFailed || !paid.has(field))
    for (const [field, satang] of isMain ? counted : []) {
      sums.set(field, (sums.get(field) ?? 0) + satang)
    }
  }
  return Object.entries(taken.facts.sums).flatMap(([field, satang]) =>
    satang === (sums.get(field) ?? null)
      ? []
      : [`Σ ${field} is ${satang}, its rows come to ${sums.get(field)}`],
  )
}

/**
 * @param workbook what an independent reader sees in the mutant
 * @returns how its money was changed in silence; empty when it was not
 */
export function findSilentChanges(
  base: Base,
  mutant: Mutant,
  taken: Taken,
  workbook: xlsx.WorkBook,
): string[] {
  const look = { base, mutant, taken, seen: listSeen(base, mutant, workbook) }
  return [...compareAmounts(look), ...compareHeaders(look), ...findLostRows(look), ...compareSums(look)]
}
