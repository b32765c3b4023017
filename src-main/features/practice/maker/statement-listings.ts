import type { Batch } from '#main/features/practice/maker/care.ts'
import type { Forms } from '#main/features/practice/maker/forms.ts'
import { type StatementOrder, toDocumentNo } from '#main/features/practice/maker/made-statement.ts'
import type { Container } from '#main/features/practice/maker/make-rep.ts'
import { toBeMonthDigits } from '#main/features/practice/maker/times.ts'
import {
  type StatementListing,
  type StatementScheme,
  statementSchemes,
} from '#main/features/practice/practice-hospital.ts'
import { Scheme } from '#shared/model/scheme.ts'
import { beOffset, type Month, monthsBefore } from '#shared/model/thai-date.ts'

/** What the statements of a hospital follow from. */
export type StatementNeeds = {
  readonly seed: string
  readonly hospitalCode: string
  readonly hospitalName: string
  readonly container: Container
  /** How many claims batches have that no REP list knows. */
  readonly claims: number
  readonly forms: Forms
  /** The hospital's own REP batches of a month, in the order they were sent. */
  batchesOf(month: Month, scheme: Scheme): readonly Batch[]
}

type Round = {
  readonly patientType: 'OP' | 'IP'
  readonly round: number
  /** Of the month the document number names. */
  readonly issued: string
}

const ucsRounds: readonly Round[] = [
  { patientType: 'OP', round: 1, issued: '16T10:20:00' },
  { patientType: 'OP', round: 2, issued: '28T10:20:00' },
  { patientType: 'IP', round: 1, issued: '20T09:45:00' },
]
const otherRounds: readonly Round[] = [
  { patientType: 'OP', round: 1, issued: '22T11:05:00' },
  { patientType: 'IP', round: 1, issued: '24T14:30:00' },
]
const roundsOf = (scheme: StatementScheme) => (scheme === 'UCS' ? ucsRounds : otherRounds)

/** The batches a statement pays: those of the month before, and appeals that were answered a month later. */
function paidBatches(needs: StatementNeeds, scheme: Scheme, month: Month, { patientType, round }: Round) {
  const isLate = ({ kind }: Batch) => kind.fileType.endsWith('_NHSO')
  const before = needs.batchesOf(monthsBefore(month, 1), scheme).filter((batch) => !isLate(batch))
  const earlier = needs.batchesOf(monthsBefore(month, 2), scheme).filter(isLate)
  const all = [...before, ...earlier].filter(
    ({ kind }) => kind.patientType === patientType && kind.family !== 'orf',
  )
  const rounds = roundsOf(scheme === 'ucs' ? 'UCS' : 'OFC').filter((one) => one.patientType === patientType)
  return all.filter((_batch, index) => (index % rounds.length) + 1 === round)
}

/** Made-up batches stand in where no REP list knows the scheme; null: the statement would pay nothing. */
function findBatches(needs: StatementNeeds, scheme: StatementScheme, month: Month, round: Round) {
  const listed = Scheme.safeParse(scheme.toLowerCase()).data
  if (listed === undefined) return { claims: needs.claims }
  const batches = paidBatches(needs, listed, month, round)
  return batches.length === 0 ? null : { batches }
}

function toOrder(
  needs: StatementNeeds,
  scheme: StatementScheme,
  month: Month,
  round: Round,
): StatementOrder | null {
  const paid = findBatches(needs, scheme, month, round)
  if (!paid) return null
  const { seed, hospitalCode, hospitalName, container, forms } = needs
  return {
    ...{ seed, hospitalCode, hospitalName, container, forms, scheme, month },
    patientType: round.patientType,
    round: round.round,
    reportedAt: `${month}-${round.issued}`,
    ...paid,
  }
}

function toListing(order: StatementOrder): StatementListing {
  const { scheme, month, patientType, round = 1, reportedAt, container = 'xls' } = order
  const documentNo = toDocumentNo(order)
  return {
    name: `STM_${documentNo}.${container}`,
    documentNo,
    scheme,
    month,
    round,
    personType: patientType === 'OP' ? '1' : '2',
    period: `${toBeMonthDigits(month)}_${patientType}_${String(round).padStart(2, '0')}`,
    serviceMonth: monthsBefore(month, 1),
    issuedAt: reportedAt,
  }
}

const ordersOf = (needs: StatementNeeds, scheme: StatementScheme, month: Month) =>
  roundsOf(scheme).flatMap((round) => toOrder(needs, scheme, month, round) ?? [])

/** The statements of a month, newest first. */
export function listStatements(
  needs: StatementNeeds,
  scheme: StatementScheme,
  month: Month,
): readonly StatementListing[] {
  return ordersOf(needs, scheme, month)
    .map(toListing)
    .sort((a, b) => (a.issuedAt > b.issuedAt ? -1 : 1))
}

/** @returns what to make for a listed name. @throws Error when no month lists it */
export function getStatementOrder(needs: StatementNeeds, name: string): StatementOrder {
  const [, mark = '', year = '', month = ''] = /^STM_\d{5}_[IO]P([A-Z]{3})?(\d{4})(\d\d)_/.exec(name) ?? []
  // a number without a scheme is that of civil servants, and writes its year in CE
  const scheme = mark === '' ? 'OFC' : statementSchemes.find((one) => one === mark)
  const calendarYear = Number(year) - (mark === '' ? 0 : beOffset)
  const orders = scheme && month !== '' ? ordersOf(needs, scheme, `${calendarYear}-${month}`) : []
  const order = orders.find((one) => toListing(one).name === name)
  if (!order) throw new Error(`the practice hospital lists no such statement: ${name}`)
  return order
}
