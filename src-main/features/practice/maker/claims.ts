import { answerAgency } from '#main/features/practice/maker/agency-claims.ts'
import {
  type Answer,
  type Batch,
  type Care,
  type Fields,
  makeCare,
} from '#main/features/practice/maker/care.ts'
import { getForm } from '#main/features/practice/maker/forms.ts'
import { fundGroupsOf, type GroupMoney } from '#main/features/practice/maker/funds.ts'
import { answerOrf } from '#main/features/practice/maker/orf-claims.ts'
import { createRandom, type Random } from '#main/features/practice/maker/random.ts'
import { withRealHabits } from '#main/features/practice/maker/real-habits.ts'
import type { RepFamily } from '#main/features/practice/maker/rep-kinds.ts'
import { answerSss } from '#main/features/practice/maker/sss-claims.ts'
import { answerUcs } from '#main/features/practice/maker/ucs-claims.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** One claim as it was meant: what its Detail row says and what stands behind it on the other sheets. */
export type PracticeClaim = Answer & {
  /** 0-based, in the order of the file. */
  readonly row: number
  readonly drugs: readonly Fields[]
  readonly devices: readonly Fields[]
  /** Makes the claim as it was before its appeal; null in other files. */
  readonly before: (() => PracticeClaim) | null
  /** The original of an appeal, printed once more beside the new answer. */
  readonly isReprint?: true
  /** A later row of the same file tells of the same claim: it counts, and this one in no sum. */
  readonly isReplaced?: true
}

const answers: Readonly<Record<RepFamily, (batch: Batch, care: Care, random: Random) => Answer>> = {
  ucs: answerUcs,
  agency: answerAgency,
  sss: answerSss,
  orf: answerOrf,
}

const ucsForm = getForm('rep-ucs-120', 'today')

/** @returns the fund cells of a row added up by group. */
export function paidByGroup(fields: Fields, form: SheetLayout = ucsForm): GroupMoney {
  const sums: Record<string, number> = {}
  for (const [field, group] of fundGroupsOf(form)) {
    const satang = fields[field]
    if (typeof satang === 'number') sums[group] = (sums[group] ?? 0) + satang
  }
  return sums
}

/** A claim that failed is paid for none of its drugs and devices. */
function unpaid(lines: readonly Fields[], answer: Answer): readonly Fields[] {
  if (!answer.isFailed) return lines
  return lines.map((line) => ({
    ...line,
    reimb_amount: 0,
    error_code: answer.fields['error_code'] ?? null,
  }))
}

function makeClaim(batch: Batch, row: number): PracticeClaim {
  const origin = batch.origin ?? batch
  const originRow = batch.origin ? row * Math.max(1, Math.floor(origin.claims / batch.claims)) : row
  const care = makeCare(origin, originRow)
  const random = createRandom(`${batch.seed}/${batch.repNo}/${row}/judged`)
  const judge = answers[batch.kind.family]
  const answer = withRealHabits(batch, row, judge(batch, care, random), () => {
    const lenient = { ...batch, kind: { ...batch.kind, failedShare: 0 } }
    return judge(lenient, care, createRandom(`${batch.seed}/${batch.repNo}/${row}/unpaid`))
  })
  const before = batch.origin
  return {
    ...answer,
    row,
    // ORF calls its running number otherwise
    fields: { ...answer.fields, seq: row + 1, no: row + 1 },
    drugs: unpaid(care.drugs, answer),
    devices: unpaid(care.devices, answer),
    before: before && (() => makeClaim(before, originRow)),
  }
}

/**
 * Makes the claims of a batch one after another, so that a file of 60,000 needs no more memory than one of 6.
 * @param from the first claim, 0-based
 * @param to the claim after the last one
 */
export function* makeClaims(batch: Batch, from = 0, to: number = batch.claims): Generator<PracticeClaim> {
  for (let row = from; row < to; row++) yield makeClaim(batch, row)
}
