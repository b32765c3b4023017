import type { MeasuredColumn } from '#main/features/imports/examine-columns.ts'
import type { Equation, Printed } from '#main/features/imports/examine-proofs.ts'
import { shareInCommon } from '#main/features/imports/examine-text.ts'
import type { Proposal, ProposalReason, ValueShape } from '#shared/contract/layouts.ts'
import type { Column, ColumnType } from '#shared/model/layouts/layout.ts'

/** A sheet column with all that speaks for or against it. */
export type Candidate = MeasuredColumn & {
  readonly at: number
  readonly column: string
  /** Empty for a column without a header: no layout can tell it. */
  readonly header: string
  readonly leaf: string
  /** What the row รวม prints for it. */
  readonly total: { readonly row: number; readonly satang: number } | null
}

/** A layout column that wants a place. */
export type Wanted = {
  readonly index: number
  readonly column: Column
  /** Every wording of its header: as one line, and its lowest level. */
  readonly lines: readonly string[]
  readonly leaves: readonly string[]
  /** Whether no file may lack it. */
  readonly isNeeded: boolean
}

export type Evidence = {
  readonly candidates: readonly Candidate[]
  /** Sheet column of each layout column that was found without doubt; -1 for the others. */
  readonly certain: readonly number[]
  /** Sheet columns that stand in a group of the layout. */
  readonly grouped: readonly number[]
  readonly columns: readonly Column[]
  readonly printed: readonly Printed[]
  readonly equations: readonly Equation[]
}

type Weighed = {
  readonly proposal: Proposal
  readonly weight: number
  /** Share of the header text in common. */
  readonly share: number
  readonly isProven: boolean
}

/** What each kind of evidence is worth. A proof counts more than all others together. */
const worth = { text: 0.5, bothBeside: 0.3, oneBeside: 0.15, values: 0.15, sum: 0.1, proof: 2 } as const

/** Below this nothing speaks for a column; from there on, and so far ahead of the next one, it is sure. */
const leastWeight = 0.3
const sureWeight = 0.65
const sureLead = 0.12

/** So few letters in common are chance. */
const leastText = 0.25
const mostProposals = 5

const shapesOf: Readonly<Record<ColumnType, readonly ValueShape[]>> = {
  money: ['amounts'],
  decimal: ['amounts'],
  percent: ['amounts'],
  int: ['amounts', 'numbers'],
  id: ['pids', 'numbers', 'codes', 'amounts'],
  hcode: ['numbers', 'amounts', 'codes'],
  datetime: ['dates'],
  date: ['dates'],
  code: ['codes', 'numbers', 'amounts'],
  codes: ['codes', 'numbers', 'amounts'],
  flag: ['codes', 'texts', 'amounts'],
  text: ['texts', 'codes', 'dates', 'numbers', 'amounts', 'pids'],
  mixed: ['codes', 'texts', 'numbers', 'amounts'],
  lines: ['texts', 'codes', 'amounts'],
}

/** Columns whose every value is a person's number are told by their field. */
function fitsValues({ column: [field, type] }: Wanted, { shape }: Candidate): boolean {
  if (shape === 'none') return true
  if (field === 'pid') return shape === 'pids'
  return shapesOf[type].includes(shape)
}

function weighText({ lines, leaves }: Wanted, { header, leaf }: Candidate): number {
  const whole = Math.max(...lines.map((line) => shareInCommon(line, header)))
  const lowest = Math.max(...leaves.map((text) => shareInCommon(text, leaf)))
  return Math.max(whole, lowest * 0.95)
}

/**
 * Looks whether a candidate stands where the order of the layout wants the field: right beside a certain column, or as
 * many columns from the nearest certain ones on both sides as the layout has between them.
 * @returns the letters of those columns
 */
function findBeside({ index }: Wanted, { at }: Candidate, { certain, candidates }: Evidence) {
  const letters = (column: number) => candidates.find((one) => one.at === column)?.column ?? null
  const isCertain = (column: number | undefined) => column !== undefined && column >= 0
  const before = certain.findLastIndex((column, place) => place < index && isCertain(column))
  const after = certain.findIndex((column, place) => place > index && isCertain(column))
  const [left = -1, right = -1] = [certain[before], certain[after]]
  const followsLeft = left >= 0 && at - left === index - before
  const precedesRight = right >= 0 && right - at === after - index
  const isBetween = followsLeft && precedesRight
  return {
    left: isBetween || (followsLeft && before === index - 1) ? letters(left) : null,
    right: isBetween || (precedesRight && after === index + 1) ? letters(right) : null,
  }
}

/** @returns the proof of a sum: what is printed, less the other columns that belong to it, is what this column adds up to */
function findProof(
  { column: [field] }: Wanted,
  candidate: Candidate,
  evidence: Evidence,
): ProposalReason | null {
  const { certain, columns, candidates, equations } = evidence
  const sumAt = (name: string, key: 'satang' | 'passedSatang') => {
    const at = certain[columns.findIndex(([known]) => known === name)] ?? -1
    return candidates.find((one) => one.at === at)?.[key] ?? null
  }
  for (const { printed, fields } of equations) {
    if (!fields.includes(field)) continue
    const others = fields.filter((name) => name !== field)
    for (const key of ['satang', 'passedSatang'] as const) {
      const sums = others.map((name) => sumAt(name, key))
      if (sums.includes(null)) continue
      const rest = printed.satang - sums.reduce<number>((sum, one) => sum + (one ?? 0), 0)
      const { sheet, header, satang } = printed
      if (rest !== 0 && candidate[key] === rest) return { kind: 'proof', sheet, header, satang }
    }
  }
  return null
}

/** @returns the columns right beside that add up to this one, the nearest run of two or more */
function findAddends(candidate: Candidate, candidates: readonly Candidate[]): ProposalReason | null {
  const { at, satang } = candidate
  if (satang === null || satang === 0) return null
  for (const step of [-1, 1]) {
    let sum = 0
    for (let count = 1; count <= 12; count++) {
      const next = candidates.find((one) => one.at === at + step * count)
      if (next === undefined || next.satang === null) break
      sum += next.satang
      const nearest = candidates.find((one) => one.at === at + step)
      if (count < 2 || sum !== satang || next.satang === 0 || nearest === undefined) continue
      const [from, to] = step < 0 ? [next, nearest] : [nearest, next]
      return { kind: 'sumOf', from: from.column, to: to.column, satang }
    }
  }
  return null
}

/** What sums say beside a proof. */
function findSums(candidate: Candidate, { printed, candidates }: Evidence): ProposalReason[] {
  const { satang, passedSatang, total } = candidate
  if (satang === null || satang === 0) return []
  const alike = printed.find((one) => one.satang === satang || one.satang === passedSatang)
  const addends = findAddends(candidate, candidates)
  return [
    ...(alike
      ? [{ kind: 'printed', sheet: alike.sheet, header: alike.header, satang: alike.satang } as const]
      : []),
    ...(total?.satang === satang ? [{ kind: 'totalRow', row: total.row, satang } as const] : []),
    ...(addends ? [addends] : []),
  ]
}

/** @returns what speaks for a column; null when something speaks against it, or nothing for it */
function weigh(wanted: Wanted, candidate: Candidate, evidence: Evidence): Weighed | null {
  const isMoney = wanted.column[1] === 'money'
  if (!fitsValues(wanted, candidate)) return null
  const share = weighText(wanted, candidate)
  const { left, right } = findBeside(wanted, candidate, evidence)
  const proof = isMoney ? findProof(wanted, candidate, evidence) : null
  const sums = isMoney && proof === null ? findSums(candidate, evidence) : []
  const beside = left && right ? worth.bothBeside : left || right ? worth.oneBeside : 0
  // amounts that are all 0 say nothing of a column
  const hasValues = candidate.shape !== 'none' && candidate.satang !== 0
  const weight =
    share * worth.text +
    beside +
    (hasValues ? worth.values : 0) +
    Math.min(sums.length, 2) * worth.sum +
    // the very words of the layout, only under another group
    (share >= 0.95 ? worth.sum : 0) +
    (proof ? worth.proof : 0)
  const speaks = weight >= leastWeight && (proof !== null || beside > 0 || share >= leastText)
  // without this money nothing is imported: any amounts that nobody claims may be it
  const isLastResort = wanted.isNeeded && isMoney && hasValues
  if (!speaks && !isLastResort) return null
  const reasons: ProposalReason[] = [
    ...(proof ? [proof] : []),
    ...(share >= leastText ? [{ kind: 'text', share } as const] : []),
    ...(beside > 0 ? [{ kind: 'beside', left, right } as const] : []),
    ...sums,
    ...(hasValues ? [{ kind: 'values', shape: candidate.shape } as const] : []),
  ]
  return {
    proposal: { column: candidate.column, isSure: false, reasons },
    weight,
    share,
    isProven: proof !== null,
  }
}

const byWeight = (one: Weighed, other: Weighed) => other.weight - one.weight

/**
 * @returns whether the best proposal for a field leaves no doubt: it is far ahead of other columns, and of other fields
 *   that want its column, and no header of theirs is more alike
 */
function isBeyondDoubt(
  wanted: Wanted,
  best: Weighed,
  ranked: ReadonlyMap<Wanted, readonly Weighed[]>,
): boolean {
  const rivals = [...ranked].flatMap(([other, weighed]) =>
    weighed.filter((one) => (other === wanted ? one !== best : one.proposal.column === best.proposal.column)),
  )
  const isAhead = rivals.every(({ weight }) => best.weight - weight >= sureLead)
  return (
    best.weight >= sureWeight &&
    isAhead &&
    (best.isProven || rivals.every(({ share }) => share <= best.share))
  )
}

/** Lets each column be the sure one of one field at most: the field for which most speaks. */
function markSure(ranked: ReadonlyMap<Wanted, readonly Weighed[]>): Map<number, Proposal[]> {
  const leaders = [...ranked]
    .flatMap(([wanted, [best]]) => {
      return best !== undefined && isBeyondDoubt(wanted, best, ranked) ? [{ wanted, best }] : []
    })
    .sort((one, other) => byWeight(one.best, other.best))
  const sure = new Map<string, Wanted>()
  for (const { wanted, best } of leaders) {
    if (!sure.has(best.proposal.column)) sure.set(best.proposal.column, wanted)
  }
  return new Map(
    [...ranked].map(([wanted, weighed]) => [
      wanted.index,
      weighed.slice(0, mostProposals).map(({ proposal }, order) => ({
        ...proposal,
        isSure: order === 0 && sure.get(proposal.column) === wanted,
      })),
    ]),
  )
}

/**
 * Says which columns of a sheet may be the ones that were not found, the likeliest first. A sum that proves a column of
 * money goes before every other reason.
 * @returns proposals by index of the layout column
 */
export function makeProposals(wanted: readonly Wanted[], evidence: Evidence): Map<number, Proposal[]> {
  const taken = new Set([...evidence.certain, ...evidence.grouped])
  const free = evidence.candidates.filter(({ at, header }) => !taken.has(at) && header !== '')
  return markSure(
    new Map(
      wanted.map((one) => {
        const weighed = free.flatMap((candidate) => weigh(one, candidate, evidence) ?? [])
        return [one, weighed.sort(byWeight)] as const
      }),
    ),
  )
}
