import { type CellValue, DateCell, uncalculated } from '#main/platform/workbook/workbook.ts'
import { attributeOf, scanXml } from '#main/platform/workbook/xml-scanner.ts'

/** What an array formula fills; rows and columns from 0, both ends included. */
type Area = {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

type Doubtful = { readonly cells: CellValue[]; readonly column: number }

const nothing = () => undefined
const letterA = 0x41

/** @returns the 0-based column of a reference such as `AB12`; -1 when it has no letters */
export function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - letterA
    if (letter < 0 || letter > 25 || at > 3) break
    column = column * 26 + letter + 1
  }
  return column - 1
}

export const isSet = (text: string | null) => text === '1' || text === 'true' || text === 'on'
const isUnset = (text: string | null) => text === '0' || text === 'false' || text === 'off'

/** @returns whether `calcPr` or `sheetCalcPr` leaves the work to Excel. @source ECMA-376 §18.2.2, §18.3.1.76 */
export function asksToCalculate(attributes: string): boolean {
  return isSet(attributeOf(attributes, 'fullCalcOnLoad')) || isUnset(attributeOf(attributes, 'calcCompleted'))
}

/** @returns whether a sheet asks Excel to work out its formulas, which it says behind its rows */
async function readSheetAsk(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
  let isAsking = false
  await scanXml(pieces, {
    open: (name, attributes) => {
      if (name === 'sheetCalcPr') isAsking = asksToCalculate(attributes)
    },
    text: nothing,
    close: nothing,
  })
  return isAsking
}

function toArea(reference: string): Area | null {
  const [from = '', to = from] = reference.split(':')
  const rowOf = (corner: string) => Number(/\d+$/.exec(corner)?.[0] ?? 0) - 1
  const area = { top: rowOf(from), bottom: rowOf(to), left: columnOf(from), right: columnOf(to) }
  return area.left < 0 || area.top < 0 ? null : area
}

/** Programs that leave the work to Excel put one of these where the result will be. */
function isStandIn(value: CellValue): boolean {
  return value === 0 || value === '' || value === false || (value instanceof DateCell && value.serial === 0)
}

/**
 * Tells results of formulas from what only stands in their place: nothing at all, or 0, a blank text or FALSE in a
 * file that asks Excel to work out its formulas when it is opened.
 * @param isAsked whether the workbook asks for it
 * @param open reads the sheet from the start, for a sheet may ask for itself behind its rows
 */
export function createFormulaJudge(isAsked: boolean, open: () => AsyncIterable<Uint8Array>) {
  let asks = isAsked
  let isSheetKnown = isAsked
  let isAskedHere = false
  let areas: Area[] = []
  let doubtful: Doubtful[] = []

  return {
    /** The `f` element of a cell. */
    begin(attributes: string): void {
      isAskedHere = isSet(attributeOf(attributes, 'ca'))
      const area = toArea(attributeOf(attributes, 'ref') ?? '')
      // the other cells of an array have no `f`; those of a shared formula do
      if (area !== null && attributeOf(attributes, 't') !== 'shared') areas.push(area)
    },
    /** Areas above the row are done with. */
    enterRow(row: number): void {
      if (areas.length > 0) areas = areas.filter(({ bottom }) => bottom >= row)
    },
    /** @returns whether an array formula fills the cell */
    fills(row: number, column: number): boolean {
      if (areas.length === 0) return false
      isAskedHere = false
      return areas.some(
        ({ top, bottom, left, right }) => top <= row && row <= bottom && left <= column && column <= right,
      )
    },
    /** @returns the result as it stands, or that there is none */
    judge(value: CellValue, cells: CellValue[], column: number): CellValue {
      if (value === null) return uncalculated
      if (!isStandIn(value)) return value
      if (asks || isAskedHere) return uncalculated
      if (!isSheetKnown) doubtful.push({ cells, column })
      return value
    },
    /** Settles what the sheet itself may say of cells judged so far, before their rows are handed out. */
    async settle(): Promise<void> {
      if (doubtful.length === 0) return
      asks = await readSheetAsk(open())
      isSheetKnown = true
      if (asks) for (const { cells, column } of doubtful) cells[column] = uncalculated
      doubtful = []
    },
  }
}
