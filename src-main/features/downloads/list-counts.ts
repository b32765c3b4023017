import type { ControlCounts } from '#shared/contract/downloads.ts'
import type { ColumnReason } from '#shared/model/list-reading.ts'

export type CountField = keyof ControlCounts
export const countFields = ['total', 'passed', 'failed'] as const satisfies readonly CountField[]

/** A column of whole numbers; null where a line shows none. */
export type NumberColumn = { readonly index: number; readonly numbers: readonly (number | null)[] }
/** Which column holds which count. */
export type CountPlaces = Readonly<Record<CountField, number>>
export type FoundCounts = { readonly places: CountPlaces; readonly reasons: readonly ColumnReason[] }

type Triple = Readonly<Record<CountField, NumberColumn>>

/** @returns a whole number as lists print it, or null */
export function toCount(text: string): number | null {
  const digits = text.replaceAll(',', '').trim()
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

/** Lines of which a triple shows all three numbers, and whether they add up there. */
function weigh({ total, passed, failed }: Triple): 'right' | 'wrong' | 'silent' {
  const whole = total.numbers.flatMap((sum, line) => {
    const [one, other] = [passed.numbers[line] ?? null, failed.numbers[line] ?? null]
    return sum === null || one === null || other === null ? [] : [sum === one + other]
  })
  if (whole.length === 0) return 'silent'
  return whole.every(Boolean) ? 'right' : 'wrong'
}

function toTriples(columns: readonly NumberColumn[]): Triple[] {
  return columns.flatMap((total) =>
    columns.flatMap((passed) =>
      columns.flatMap((failed) =>
        new Set([total, passed, failed]).size === 3 ? [{ total, passed, failed }] : [],
      ),
    ),
  )
}

const toPlaces = (triple: Triple): CountPlaces => ({
  total: triple.total.index,
  passed: triple.passed.index,
  failed: triple.failed.index,
})

/** Two readings that give every line the same counts are one. */
const toWords = (triple: Triple) => JSON.stringify(countFields.map((field) => triple[field].numbers))

/** As every client of the portal reads them: how many there are, how many passed, how many failed. */
const isInOrder = ({ total, passed, failed }: Triple) =>
  total.index < passed.index && passed.index < failed.index

const spanOf = ({ total, failed }: Triple) => Math.abs(failed.index - total.index)

/**
 * Finds the three counts among the columns of numbers: in every line that shows all three, as many as passed and failed
 * together. Which of the two passed only headers tell, or else the order the portal is known by; where several readings
 * are left that differ in any line, none is taken.
 * @param named columns whose headers, or a person, name them
 * @returns null when the counts stay unknown
 */
export function findCounts(
  columns: readonly NumberColumn[],
  named: ReadonlyMap<CountField, number>,
): FoundCounts | null {
  const isAsNamed = (triple: Triple) =>
    countFields.every((field) => (named.get(field) ?? triple[field].index) === triple[field].index)
  const possible = toTriples(columns).filter(isAsNamed)
  const right = possible.filter((triple) => weigh(triple) === 'right')
  const isAllNamed = countFields.every((field) => named.has(field))
  const left = right.length > 0 || !isAllNamed ? right : possible.filter((one) => weigh(one) === 'silent')
  const isClear = new Set(left.map(toWords)).size === 1
  const sure = isClear ? left : left.filter(isInOrder)
  const [best] = sure.toSorted((a, b) => spanOf(a) - spanOf(b))
  if (!best || new Set(sure.map(toWords)).size > 1) return null
  const reasons: ColumnReason[] = [
    ...(right.length > 0 ? (['content'] as const) : []),
    ...(named.has('passed') || named.has('failed') ? (['header'] as const) : []),
    ...(isClear ? [] : (['place'] as const)),
  ]
  return { places: toPlaces(best), reasons }
}
