import { fieldsOf } from '#main/features/imports/column-plan.ts'
import type { RowCells } from '#main/features/imports/row-cells.ts'
import type { SheetFrame } from '#main/features/imports/sheet-mapper.ts'
import { columnsOfPart, type Part, type SheetLayout } from '#shared/model/layouts/layout.ts'

type Frame = Pick<SheetFrame, 'layout' | 'match'> & { readonly cells: RowCells }

/** Fingerprints of one row; every number has 32 bits. */
export type RowPrint = {
  /** Whose row it is and what for: 64 bits in two halves. */
  readonly low: number
  readonly high: number
  /** Every amount, and what nobody could read. */
  readonly amounts: number
  /** What else stands in columns somebody knows, but for the person. */
  readonly rest: number
  /** The running number; 0 where it is blank. */
  readonly number: number
  /** Whether it names a case at all. */
  readonly isNamed: boolean
  /** Whether it is a numbered line of a claim. */
  readonly isLine: boolean
}

/** Whose a row is, where it has no TRAN_ID. */
const people: readonly Part[] = ['hn', 'pid', 'an', 'servedAt', 'period', 'patientType']

/** What a row is about beside the person: one claim has rows for several funds, drugs or bills. */
const matters: readonly Part[] = [
  ...(['repNo', 'fund', 'subFund', 'serviceType', 'lineNo', 'code', 'documentNo'] as const),
  ...(['batchNo', 'account', 'source', 'status', 'postedAt'] as const),
]

/** Fields that number the rows of a list, or name the record a list was made from. */
const numberFields = new Set(['seq', 'seq_no', 'rec_id'])

/** @returns whether a column counts the rows of its list: `SEQ NO` of statements is an id of the claim */
function isNumber({ rows, columns }: SheetLayout, index: number): boolean {
  const [field = '', type] = columns[index] ?? []
  return numberFields.has(field) && (type === 'int' || rows === 'transfer')
}

/** A field of the sheet: its index among those of a row, and what stands for its name. */
type PrintedField = { readonly index: number; readonly seed: number }

const firstFactor = 2_654_435_761
const secondFactor = 1_597_334_677
const pairFactor = 2_246_822_519

type Values = readonly (string | number | null)[]

/** Mixes the values of rows into two running hashes. @source Bryc, cyrb53 (public domain) */
function createHash() {
  let low = 0
  let high = 0
  return {
    start(seed: number): void {
      low = 0xdeadbeef ^ seed
      high = 0x41c6ce57 ^ seed
    },
    /**
     * Mixes in the fields that have a value; an amount of 0 and a blank one are the same.
     * @returns whether any has
     */
    mix(fields: readonly PrintedField[], values: Values): boolean {
      let [one, other] = [low, high]
      for (const { index, seed } of fields) {
        const value = values[index] ?? null
        if (value === null || value === 0) continue
        one = Math.imul(one ^ seed, firstFactor)
        other = Math.imul(other ^ seed, secondFactor)
        if (typeof value === 'number') {
          // amounts may have more than 32 bits
          const upper = Math.floor(value / 0x1_0000_0000)
          one = Math.imul(one ^ value ^ upper, firstFactor)
          other = Math.imul(other ^ value, secondFactor) ^ upper
          continue
        }
        one = Math.imul(one ^ value.length, firstFactor)
        other = Math.imul(other, secondFactor) ^ value.length
        // two characters at a time; of an odd one the second is none, which counts as 0
        for (let at = 0; at < value.length; at += 2) {
          const pair = value.charCodeAt(at) + Math.imul(value.charCodeAt(at + 1), pairFactor)
          one = Math.imul(one ^ pair, firstFactor)
          other = Math.imul(other ^ pair, secondFactor)
        }
      }
      const hasValue = one !== low || other !== high
      low = one
      high = other
      return hasValue
    },
    low: (): number => {
      const mixed = Math.imul(low ^ (low >>> 16), 2_246_822_507)
      return (mixed ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)) | 0
    },
    high: (): number => {
      const mixed = Math.imul(high ^ (high >>> 16), 2_246_822_507)
      return (mixed ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)) | 0
    },
  }
}

/** The same field has the same seed in every layout, so that a copy may lack columns. */
function seedOf(field: string): number {
  let seed = 7
  for (let index = 0; index < field.length; index++)
    seed = Math.imul(seed ^ field.charCodeAt(index), 16_777_619)
  return seed
}

/** Sorts the fields that a sheet has by what they say of a row. */
function sortFields({ layout, match }: Frame) {
  const found = fieldsOf(layout, match).flatMap(({ field, type }, index) =>
    index >= layout.columns.length || (match.columnOf[index] ?? -1) >= 0
      ? [{ index, field, seed: seedOf(field), isMoney: type === 'money' }]
      : [],
  )
  const playing = (parts: readonly Part[]) => {
    const indexes = new Set(parts.flatMap((part) => columnsOfPart(layout, part)))
    return found.filter(({ index }) => indexes.has(index))
  }
  const sorted = {
    tranId: playing(['tranId']),
    people: playing(people),
    matters: playing(matters),
    money: found.filter(({ isMoney }) => isMoney),
    numbers: found.filter(({ index }) => isNumber(layout, index)),
  }
  const known: readonly PrintedField[] = Object.values(sorted).flat()
  const rest = found.filter((one) => one.field !== 'patient_name' && !known.includes(one))
  return { ...sorted, rest, lines: playing(['lineNo']) }
}

/** What is no cell of the row: what a heading above it says, and what nobody could read in it. */
const heading: readonly PrintedField[] = [{ index: 0, seed: 1 }]
const unread: readonly PrintedField[] = [{ index: 0, seed: 2 }]

/**
 * Takes fingerprints of the rows of a sheet, so that a row that stands in its file twice is known by a few numbers.
 * Two cases have one fingerprint in less than one of a thousand million files of 100,000 rows.
 */
export function createRowPrints(frame: Frame) {
  const { cells } = frame
  const { values } = cells
  const fields = sortFields(frame)
  const hash = createHash()
  const kind = seedOf(frame.layout.rows)
  const print = { low: 0, high: 0, amounts: 0, rest: 0, number: 0, isNamed: false, isLine: false }

  /** What names the case: TRAN_ID, else the person; and what it is about. */
  function takeCase(above: string): void {
    hash.start(kind)
    if (above !== '') hash.mix(heading, [above])
    const hasOwner = hash.mix(fields.tranId, values) || hash.mix(fields.people, values)
    print.isNamed = hash.mix(fields.matters, values) || hasOwner
    print.low = hash.low()
    print.high = hash.high()
  }

  return {
    /** Whether the sheet has a column that numbers its rows. */
    isNumbered: fields.numbers.length > 0,
    /**
     * @param above what a heading above the row says of it, such as its batch
     * @returns the fingerprints of the row that was read last; they last until the next one is asked for
     */
    take(above: string): RowPrint {
      takeCase(above)
      hash.start(2)
      hash.mix(fields.money, values)
      // an amount nobody can read is the same only if it is written the same
      if (cells.unread() !== '') hash.mix(unread, [cells.unread()])
      print.amounts = hash.low()
      hash.start(3)
      hash.mix(fields.rest, values)
      print.rest = hash.low()
      hash.start(4)
      print.number = hash.mix(fields.numbers, values) ? hash.low() || 1 : 0
      print.isLine = fields.lines.some(({ index }) => values[index] !== null)
      return print
    },
  }
}
