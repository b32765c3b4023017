/** Numbers that look random and follow from a seed alone: same seed, same numbers, on every machine. */
export type Random = {
  /** @returns a number from 0 up to, not including, 1 */
  next(): number
  /** @returns a whole number from `min` to `max`, both included */
  int(min: number, max: number): number
  /** @returns true in `share` (0 to 1) of the calls */
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** Picks by the weight each entry carries. */
  pickWeighted<T extends { readonly weight: number }>(list: readonly T[]): T
}

/** @returns four 32-bit states mixed from the seed text (cyrb128). */
function mixSeed(seed: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let index = 0; index < seed.length; index++) {
    const code = seed.charCodeAt(index)
    a = b ^ Math.imul(a ^ code, 597399067)
    b = c ^ Math.imul(b ^ code, 2869860233)
    c = d ^ Math.imul(c ^ code, 951274213)
    d = a ^ Math.imul(d ^ code, 2716044179)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(d ^ (b >>> 22), 2869860233)
  c = Math.imul(a ^ (c >>> 17), 951274213)
  d = Math.imul(b ^ (d >>> 19), 2716044179)
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a]
}

/** @returns a generator (sfc32) whose numbers follow from `seed`. */
export function createRandom(seed: string): Random {
  let [a, b, c, d] = mixSeed(seed)

  function next(): number {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4294967296
  }

  function pickAt<T>(list: readonly T[], index: number): T {
    const found = list[index]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }

  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (share) => next() < share,
    pick: (list) => pickAt(list, Math.floor(next() * list.length)),
    pickWeighted(list) {
      let left = next() * list.reduce((sum, entry) => sum + entry.weight, 0)
      const index = list.findIndex((entry) => {
        left -= entry.weight
        return left < 0
      })
      return pickAt(list, index < 0 ? list.length - 1 : index)
    },
  }
}
