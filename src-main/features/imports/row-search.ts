import { absent, crowded, type RowMemory } from '#main/features/imports/row-memory.ts'
import type { RowPrint } from '#main/features/imports/row-print.ts'

/** Where a row stood before. */
export type Sighting = {
  /**
   * `elsewhere` its case and every amount stand in another sheet · `here` it stands in this one, the same but for its
   * running number · `otherAmount` its case stands in another sheet, with other amounts.
   */
  readonly why: 'elsewhere' | 'here' | 'otherAmount'
  /** Whether its other texts are the same, too. */
  readonly isExact: boolean
  /** Whether the running numbers are the same. */
  readonly isSameNumber: boolean
  /** Index of the sheet in which it stood, and which row of data it was there. */
  readonly sheet: number
  readonly order: number
}

const always = () => true

/** A copy may have lost the name that told the block: rows without one may be of any. */
const isSameBlock = (one: number, other: number) => one === other || one === 0 || other === 0

/**
 * Looks for the rows of one sheet among those read before, and remembers them.
 * @param hasOthers whether other sheets have rows of this kind
 */
export function createRowSearch(memory: RowMemory, sheet: number, hasOthers: boolean) {
  const { sheetAt, blockAt, orderAt, amountsAt, restAt, numberAt } = memory

  /** @returns the first place in the memory that passes most of the tests, each of which narrows those before it; -1 for none */
  function findBest(
    { low, high }: RowPrint,
    isWanted: (slot: number) => boolean,
    isBetter: (slot: number) => boolean,
  ): number {
    const best = memory.find(low, high, (slot) => isWanted(slot) && isBetter(slot))
    return best === absent ? memory.find(low, high, isWanted) : best
  }

  function toSighting(why: Sighting['why'], print: RowPrint, slot: number): Sighting {
    const isSame = why !== 'otherAmount'
    return {
      why,
      isExact: isSame && restAt(slot) === print.rest,
      isSameNumber: isSame && print.number !== 0 && numberAt(slot) === print.number,
      sheet: sheetAt(slot),
      order: orderAt(slot),
    }
  }

  function find(print: RowPrint, block: number): Sighting | null {
    const { amounts, rest, number } = print
    const isOther = (slot: number) => sheetAt(slot) !== sheet && isSameBlock(blockAt(slot), block)
    const isPaidAlike = (slot: number) => isOther(slot) && amountsAt(slot) === amounts
    const isNumberedAlike = (slot: number) => restAt(slot) === rest && numberAt(slot) === number
    const elsewhere = hasOthers ? findBest(print, isPaidAlike, isNumberedAlike) : absent
    if (elsewhere >= 0) return toSighting('elsewhere', print, elsewhere)
    const isHere = (slot: number) =>
      sheetAt(slot) === sheet &&
      blockAt(slot) === block &&
      amountsAt(slot) === amounts &&
      restAt(slot) === rest
    const here = findBest(print, isHere, isNumberedAlike)
    if (here >= 0) return toSighting('here', print, here)
    const changed = hasOthers ? memory.find(print.low, print.high, isOther) : absent
    return changed >= 0 ? toSighting('otherAmount', print, changed) : null
  }

  let isCaseKnown = false

  return {
    /** Whether the case of the row met last was there before. */
    isCaseKnown: () => isCaseKnown,
    /**
     * Meets the next row of the sheet.
     * @returns where it stood before; null for a row that is new, which is remembered
     */
    meet(print: RowPrint, order: number, block: number): Sighting | null {
      const { low, high } = print
      // nearly every row of nearly every file is new
      isCaseKnown = memory.find(low, high, always) !== absent
      const seen = isCaseKnown ? find(print, block) : null
      if (seen !== null) return seen
      if (!isCaseKnown || memory.find(low, high, never) !== crowded) memory.add(print, sheet, order, block)
      return null
    },
  }
}

const never = () => false
