/** Answers of `find` that are no place. */
export const absent = -1
export const crowded = -2

/** Fingerprints of a row; every number has 32 bits. */
type Print = {
  /** Both halves of the one of its case, by which the row is found again. */
  readonly low: number
  readonly high: number
  readonly amounts: number
  /** Of its other texts. */
  readonly rest: number
  /** Of its running number; 0 where it has none. */
  readonly number: number
}

/** Numbers kept for each row: low, high, sheet with its block, order, amounts, rest, number. */
const width = 7
const blocks = 8

/** A short list needs little. */
const firstRows = 1024

/** Rows of one file that are remembered; of a longer one the others count as they stand. */
const maxRows = 1_000_000

/** So many rows of one case are no copies, but a list that tells its rows apart by nothing. */
const maxAlike = 64

/**
 * Remembers rows by fingerprints, in plain tables of numbers: 28 bytes a row and an index of half as much, where a map of
 * texts would take ten times that.
 */
export function createRowMemory() {
  let rows = new Int32Array(firstRows * width)
  let count = 0
  /** Rows from 1 where their fingerprint leads, or in the next place that was free; 0 is free. At least twice as long. */
  let index = new Int32Array(firstRows * 2)

  const at = (row: number, offset: number) => rows[row * width + offset] ?? 0

  /** @returns the first free place of the index for a fingerprint */
  function findFree(low: number): number {
    const mask = index.length - 1
    let place = low & mask
    while (index[place] !== 0) place = (place + 1) & mask
    return place
  }

  function grow(): void {
    const longer = new Int32Array(rows.length * 2)
    longer.set(rows)
    rows = longer
    index = new Int32Array(index.length * 2)
    for (let row = 0; row < count; row++) index[findFree(at(row, 0))] = row + 1
  }

  return {
    /**
     * Shows the remembered rows of a case, the first one first, until one is what is looked for.
     * @param isWanted gets the row's place in the memory
     * @returns its place; `absent`, or `crowded` when the case has so many rows that no more are kept
     */
    find(low: number, high: number, isWanted: (row: number) => boolean): number {
      const mask = index.length - 1
      let seen = 0
      for (let place = low & mask; ; place = (place + 1) & mask) {
        const row = (index[place] ?? 0) - 1
        if (row < 0) return absent
        if (at(row, 0) !== low || at(row, 1) !== high) continue
        if (isWanted(row)) return row
        if (++seen === maxAlike) return crowded
      }
    },
    sheetAt: (row: number): number => Math.floor(at(row, 2) / blocks),
    blockAt: (row: number): number => at(row, 2) % blocks,
    orderAt: (row: number): number => at(row, 3),
    amountsAt: (row: number): number => at(row, 4),
    restAt: (row: number): number => at(row, 5),
    numberAt: (row: number): number => at(row, 6),
    /**
     * @param sheet its index among those read, in the order they are read
     * @param order which row of data of its sheet it is, from 0
     * @param block code of its block, below 8
     */
    add({ low, high, amounts, rest, number }: Print, sheet: number, order: number, block: number): void {
      if (count >= maxRows) return
      if (count * width === rows.length) grow()
      const start = count * width
      rows[start] = low
      rows[start + 1] = high
      rows[start + 2] = sheet * blocks + block
      rows[start + 3] = order
      rows[start + 4] = amounts
      rows[start + 5] = rest
      rows[start + 6] = number
      index[findFree(low)] = ++count
    },
  }
}

export type RowMemory = ReturnType<typeof createRowMemory>
