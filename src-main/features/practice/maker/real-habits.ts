import type { Answer, Batch, Fields } from '#main/features/practice/maker/care.ts'
import { fundGroupsOf } from '#main/features/practice/maker/funds.ts'
import { createRandom, type Random } from '#main/features/practice/maker/random.ts'
import type { RepKind } from '#main/features/practice/maker/rep-kinds.ts'

/** What an ORF row tells of its OP refer part beside the total. */
const opReferFields = /^(?:opref_\w+|respon_\w+|total)$/

/** Fields that say what is or would be paid: the fund cells, what they add up to, and the OP refer part. */
function isPayField({ detail }: RepKind, field: string): boolean {
  return (
    fundGroupsOf(detail).has(field) ||
    (detail.parts.approved?.includes(field) ?? false) ||
    opReferFields.test(field)
  )
}

/** The amounts NHSO would have paid, beside the code that says why it does not. */
function wouldBePaid(kind: RepKind, paid: Answer): Fields {
  return Object.fromEntries(
    Object.entries(paid.fields).filter(([field, value]) => value !== null && isPayField(kind, field)),
  )
}

/** Most paid claims of agencies have a `C` in some Deny cell; it denies nothing. */
function makeDenyMark({ detail, family }: RepKind, random: Random): Fields {
  const cells = detail.columns.flatMap(([field]) => (field.startsWith('deny_') ? [field] : []))
  const isMarked = random.chance(family === 'agency' ? 0.75 : 0.04)
  return isMarked && cells.length > 0 ? { [random.pick(cells)]: 'C' } : {}
}

function dressPassed({ kind }: Batch, { fields }: Answer, random: Random): Fields {
  const deny = makeDenyMark(kind, random)
  const isZero = random.chance(0.04)
  const isExcepted = kind.family === 'agency' && random.chance(0.05)
  // its Error Code is the mark of a blank cell
  if (isExcepted) return { ...deny, main_fund: `EXCEPT-${fields['main_fund']}`, error_code: null }
  return isZero && (fields['error_code'] ?? null) === null ? { ...deny, error_code: '0' } : deny
}

function dressFailed({ kind }: Batch, paid: () => Answer, random: Random): Fields {
  const [hasAmounts, isDeny] = [random.chance(0.25), random.chance(0.15)]
  return {
    ...(hasAmounts ? wouldBePaid(kind, paid()) : {}),
    ...(isDeny && kind.isSpare ? { error_code: 'DENY' } : {}),
  }
}

/**
 * What NHSO's real files do beside what a row means. Claims that did not pass may hold the amounts they would have been
 * paid, also under the code `DENY`; claims that passed may hold `C` in a Deny cell, `0` as Error Code, or a fund that
 * begins with `EXCEPT-`. It follows from the row alone, so that everything else of the file stays as it is.
 * @param paid judges the same claim as one that passed
 * @source nhso/corrections.md 1 to 4
 */
export function withRealHabits(batch: Batch, row: number, answer: Answer, paid: () => Answer): Answer {
  if (batch.kind.forms === 'older') return answer
  const random = createRandom(`${batch.seed}/${batch.repNo}/${row}/habits`)
  const more = answer.isFailed ? dressFailed(batch, paid, random) : dressPassed(batch, answer, random)
  return { ...answer, fields: { ...answer.fields, ...more } }
}
