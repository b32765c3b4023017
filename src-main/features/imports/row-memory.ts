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

/** Numbers kept for each row: low, high, sheet from 1 with its block, order, amounts, rest, number. */
const width = 7
const blocks = 8

/** A short list needs little; a longer one is moved seldom. */
const firstCapacity = 2048
const growth = 4

/** Rows of one file that are remembered; of a longer one the others count as they stand. */
const maxRows = 1_000_000

/** So many rows of one fingerprint are looked at: more of them are no copies but a list that tells its rows apart by nothing. */
const maxAlike = 64

/**
 * Remembers rows by fingerprints of 64 bits, in one table of numbers: 28 bytes a row and some room, where a map of
 * texts would take ten times that.
 */
export function createRowMemory() {
  let capacity = firstCapacity
  let table = new Int32Array(capacity * width)
  let count = 0

  const startOf = (low: number) => (low & (capacity - 1)) * width
  const after = (slot: number) => (slot + width === table.length ? 0 : slot + width)
  const at = (slot: number, offset: number) => table[slot + offset] ?? 0

  /** @returns the next slot from this one on that has the fingerprint; -1 when a free one comes first */
  function seek(from: number, low: number, high: number): number {
    let slot = from
    while (at(slot, 2) !== 0) {
      if (at(slot, 0) === low && at(slot, 1) === high) return slot
      slot = after(slot)
    }
    return -1
  }

  /** @returns the first free slot for a fingerprint */
  function free(low: number): number {
    let slot = startOf(low)
    while (at(slot, 2) !== 0) slot = after(slot)
    return slot
  }

  function grow(): void {
    const old = table
    capacity *= growth
    table = new Int32Array(capacity * width)
    for (let slot = 0; slot < old.length; slot += width)
      if (old[slot + 2] !== 0) table.set(old.subarray(slot, slot + width), free(old[slot] ?? 0))
  }

  return {
    /**
     * Shows the remembered rows of a fingerprint until one is what is looked for.
     * @param isWanted gets the row's place in the table
     * @returns its place; `absent`, or `crowded` when so many rows have this fingerprint that no more are kept
     */
    find(low: number, high: number, isWanted: (slot: number) => boolean): number {
      let seen = 0
      for (let slot = seek(startOf(low), low, high); slot >= 0; slot = seek(after(slot), low, high)) {
        if (isWanted(slot)) return slot
        if (++seen === maxAlike) return crowded
      }
      return absent
    },
    sheetAt: (slot: number): number => Math.floor(at(slot, 2) / blocks) - 1,
    blockAt: (slot: number): number => at(slot, 2) % blocks,
    orderAt: (slot: number): number => at(slot, 3),
    amountsAt: (slot: number): number => at(slot, 4),
    restAt: (slot: number): number => at(slot, 5),
    numberAt: (slot: number): number => at(slot, 6),
    /**
     * @param sheet its index among those read, in the order they are read
     * @param order which row of data of its sheet it is, from 0
     * @param block code of its block, below 8
     */
    add({ low, high, amounts, rest, number }: Print, sheet: number, order: number, block: number): void {
      if (count >= maxRows) return
      if (++count * 2 > capacity) grow()
      const slot = free(low)
      table[slot] = low
      table[slot + 1] = high
      table[slot + 2] = (sheet + 1) * blocks + block
      table[slot + 3] = order
      table[slot + 4] = amounts
      table[slot + 5] = rest
      table[slot + 6] = number
    },
  }
}

export type RowMemory = ReturnType<typeof createRowMemory>
