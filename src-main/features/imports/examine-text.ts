import { toHeaderKey } from '#main/features/imports/header-text.ts'

function countPairs(key: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let index = 0; index + 1 < key.length; index++) {
    const pair = key.slice(index, index + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** `ไม่ชดเชย` is the opposite of `ชดเชย`, however many letters they share. */
const negation = 'ไม่'
const oppositesShare = 0.3

/** @returns the share of neighbouring letters two header texts have in common, 0 to 1; 1 when they are the same */
export function shareInCommon(one: string, other: string): number {
  const [left, right] = [toHeaderKey(one.replaceAll('›', '')), toHeaderKey(other.replaceAll('›', ''))]
  if (left === right) return left === '' ? 0 : 1
  const [some, others] = [countPairs(left), countPairs(right)]
  const all = left.length + right.length - 2
  if (all <= 0) return 0
  let common = 0
  for (const [pair, count] of some) common += Math.min(count, others.get(pair) ?? 0)
  const isOpposite = left.includes(negation) !== right.includes(negation)
  return ((2 * common) / all) * (isOpposite ? oppositesShare : 1)
}
