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
  const text = cell.trim()
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

/** A damaged sheet may say that it has millions of cells; headers stand in its upper left. */
function clip(sheet: xlsx.WorkSheet): xlsx.WorkSheet {
  const { e } = xlsx.utils.decode_range(sheet['!ref'] ?? 'A1')
  const end = { r: Math.min(e.r, 60), c: Math.min(e.c, 255) }
  return { ...sheet, '!ref': xlsx.utils.encode_range({ s: { r: 0, c: 0 }, e: end }) }
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
    ? moneyColumns(clip(sheet), meant)
    : (base.columns.get(meant.sheet) ?? new Map())
}

function listSeen(base: Base, mutant: Mutant): ReadonlyMap<string, SeenSheet> {
  const workbook = mutant.see()
  return new Map(
    (workbook?.SheetNames ?? []).flatMap((name) => {
      const sheet = workbook?.Sheets[name]
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

/** Why the money of a mutant was changed in silence; empty when it was not. */
export function findSilentChanges(base: Base, mutant: Mutant, { facts, rows }: Taken): string[] {
  const seen = listSeen(base, mutant)
  const listed = new Set(facts.findings.map(({ sheet, row, field }) => `${placeOf(sheet, row)}|${field}`))
  const listedRows = new Set(facts.findings.map(({ sheet, row }) => placeOf(sheet, row)))
  const warned = new Set(facts.warnings.map(({ details }) => details['sheet']))
  const hasDifference = facts.checks.some(({ isEqual }) => !isEqual)
  const silent: string[] = []

  for (const { sheet, row, money } of rows.values()) {
    for (const [field, column] of seen.get(sheet)?.columns ?? []) {
      const found = money[field]
      if (found === undefined && listed.has(`${placeOf(sheet, row)}|${field}`)) continue
      const cell = cellAt(seen.get(sheet), row, column)
      if (amountOf(cell) === (found ?? 'blank')) continue
      silent.push(`${sheet} row ${row} ${field}: ${JSON.stringify(cell)} was read as ${found ?? 'nothing'}`)
    }
  }
  for (const { sheet, row, money } of base.rows.values()) {
    const renamed = [...(mutant.oldNames ?? [])].find(([now, before]) => before === sheet && seen.has(now))
    const name = renamed?.[0] ?? sheet
    const place = placeOf(name, row)
    if (rows.has(place) || listedRows.has(place) || hasDifference || warned.has(name)) continue
    const columns = [...(seen.get(name)?.columns ?? [])]
    const hasMoney = columns.some(
      ([field, column]) => field in money && amountOf(cellAt(seen.get(name), row, column)) !== 'blank',
    )
    if (hasMoney) silent.push(`${name} row ${row} is gone`)
  }
  return silent
}
