import {
  addToTally,
  createTally,
  isSuperseded,
  makeAnswerKey,
  moneyFieldsOf,
  toTotals,
} from '#main/features/practice/maker/answer-key.ts'
import type { Batch } from '#main/features/practice/maker/care.ts'
import type { PracticeClaim } from '#main/features/practice/maker/claims.ts'
import type { Forms } from '#main/features/practice/maker/forms.ts'
import { makeStatement } from '#main/features/practice/maker/made-statement.ts'
import { type Container, toOddKind, toRepName, writeRep } from '#main/features/practice/maker/make-rep.ts'
import { getOddity, isOddityOf, type OddityName } from '#main/features/practice/maker/oddities.ts'
import { createRandom } from '#main/features/practice/maker/random.ts'
import { getRepKind, monthPatternOf, originTypeOf } from '#main/features/practice/maker/rep-kinds.ts'
import { meantClaims, type RepPlan } from '#main/features/practice/maker/rep-plan.ts'
import {
  getStatementOrder,
  listStatements,
  type StatementNeeds,
} from '#main/features/practice/maker/statement-listings.ts'
import { addSeconds, toBeMonthDigits } from '#main/features/practice/maker/times.ts'
import { makeTransfers } from '#main/features/practice/maker/transfer-rows.ts'
import type {
  CountedHospital,
  PracticeTotals,
  RepListing,
  TransferRow,
} from '#main/features/practice/practice-hospital.ts'
import { parseRepFileName } from '#shared/model/rep-file-name.ts'
import { type Scheme, schemes } from '#shared/model/scheme.ts'
import { type LocalTime, type Month, monthOf, monthsBefore, monthsBetween } from '#shared/model/thai-date.ts'

export type PracticeHospitalOptions = {
  readonly seed: string
  readonly hospitalCode: string
  readonly hospitalName?: string
  /** Appeals bring back a quarter of this. */
  readonly claimsPerFile?: number
  /** In each scheme's list. */
  readonly filesPerMonth?: number
  readonly transfersPerMonth?: number
  /**
   * `large`: 400 short REP files in each list of a month, as a full month was seen at NHSO, and 600 transfers.
   * Numbers given beside it have the last word. Default `usual`.
   */
  readonly size?: HospitalSize
  readonly container?: Container
  /** `some`: files are odd in ways that lose nothing (text amounts, BE dates, …); `none`: every file is clean. */
  readonly oddities?: 'some' | 'none'
  /** `older`: files as practice hospitals had them before real lists of headers were known. Default `today`. */
  readonly forms?: Forms
}

type HospitalSize = 'usual' | 'large'

type Settings = Required<PracticeHospitalOptions>

const sizes = {
  usual: { claimsPerFile: 200, filesPerMonth: 6, transfersPerMonth: 60 },
  large: { claimsPerFile: 20, filesPerMonth: 400, transfersPerMonth: 600 },
} as const satisfies Readonly<Record<HospitalSize, object>>

/** How this hospital's files are odd. All of it must come out right. */
const habits: readonly (readonly OddityName[])[] = [
  // appeals list some of the rows they replace
  ['reprintedOriginals'],
  ['textAmounts', 'emptyMarks'],
  ['negativeInParentheses', 'textAmounts', 'beDates', 'vaCode'],
  ['dateCells', 'numericIds', 'totalsRow'],
  ['shiftedMeta', 'plainNumbers', 'blankRow'],
  ['headerWithoutNewlines', 'secondHeader'],
  ['width118', 'negativeInParentheses'],
]

/** Listed months start here; TRAN_IDs are numbered from it. */
const firstYear = 2010

const [firstTranId, lastTranId] = [100_000_000, 999_999_999]
/** PVT came later: its batches are numbered from the other end, so that all others kept their numbers. */
const numbered = schemes.filter((scheme) => scheme !== 'pvt')

function firstTranIdOf(settings: Settings, month: Month, scheme: Scheme, index: number): number {
  const { filesPerMonth, claimsPerFile } = settings
  const months = (Number(month.slice(0, 4)) - firstYear) * 12 + Number(month.slice(5, 7)) - 1
  const place = scheme === 'pvt' ? months : months * numbered.length + numbered.indexOf(scheme)
  const file = place * filesPerMonth + index
  const first =
    scheme === 'pvt' ? lastTranId + 1 - (file + 1) * claimsPerFile : firstTranId + file * claimsPerFile
  if (first < firstTranId || first + claimsPerFile > lastTranId + 1) {
    throw new Error(`no nine-digit TRAN_IDs are left for ${month}`)
  }
  return first
}

function fileTypeAt({ forms }: Settings, scheme: Scheme, index: number): string {
  const pattern = monthPatternOf(scheme, forms)
  return pattern[index % pattern.length] ?? ''
}

/** The batch of the plain type that was sent last before an appeal. */
function findOrigin(settings: Settings, month: Month, scheme: Scheme, index: number): Batch | null {
  const originType = originTypeOf(getRepKind(fileTypeAt(settings, scheme, index), settings.forms))
  for (let earlier = index - 1; earlier >= 0; earlier--) {
    if (fileTypeAt(settings, scheme, earlier) === originType)
      return makeBatch(settings, month, scheme, earlier)
  }
  return null
}

function makeBatch(settings: Settings, month: Month, scheme: Scheme, index: number): Batch {
  const { seed, hospitalCode, claimsPerFile, filesPerMonth } = settings
  const kind = getRepKind(fileTypeAt(settings, scheme, index), settings.forms)
  const random = createRandom(`${seed}/${month}/${scheme}/${index}`)
  const day = String(1 + Math.floor((index * 27) / filesPerMonth)).padStart(2, '0')
  const sentAt = addSeconds(`${month}-${day}`, random.int(8 * 3600, 21 * 3600))
  const running = schemes.indexOf(scheme) * 10_000 + index * 2 + 1
  return {
    seed,
    hospitalCode,
    kind,
    month,
    // the list of a month holds appeals that NHSO answered a month later
    producedAt: kind.fileType.endsWith('_NHSO') ? addSeconds(sentAt, 33 * 86_400) : sentAt,
    repNo: `${toBeMonthDigits(month)}${String(running).padStart(5, '0')}`,
    firstTranId: firstTranIdOf(settings, month, scheme, index),
    claims: kind.isAppeal ? Math.max(1, Math.floor(claimsPerFile / 4)) : claimsPerFile,
    origin: kind.isAppeal ? findOrigin(settings, month, scheme, index) : null,
  }
}

function planAt(settings: Settings, month: Month, scheme: Scheme, index: number): RepPlan {
  const usual = makeBatch(settings, month, scheme, index)
  const habit =
    settings.oddities === 'some' ? (habits[(index + Number(month.slice(5, 7))) % habits.length] ?? []) : []
  const isUsual = (name: OddityName) => settings.forms === 'today' || name !== 'reprintedOriginals'
  const oddities = habit.filter((name) => isUsual(name) && isOddityOf(name, usual.kind)).map(getOddity)
  const batch = { ...usual, kind: toOddKind(usual.kind, oddities) }
  return {
    // the place in the month as milliseconds keeps the names of one day apart
    name: toRepName(batch, index % 1000, settings.container),
    hospitalName: settings.hospitalName,
    batch,
    oddities,
  }
}

const hasFiles = (month: Month) => Number(month.slice(0, 4)) >= firstYear

function batchesOf(settings: Settings, month: Month, scheme: Scheme): readonly Batch[] {
  if (!hasFiles(month)) return []
  return Array.from({ length: settings.filesPerMonth }, (_, index) =>
    makeBatch(settings, month, scheme, index),
  )
}

function plansOf(settings: Settings, month: Month, scheme: Scheme): readonly RepPlan[] {
  if (!hasFiles(month)) return []
  return Array.from({ length: settings.filesPerMonth }, (_, index) => planAt(settings, month, scheme, index))
}

/** A name ends with its place in the month, so that not every plan of the month has to be made to find one. */
function findPlan(settings: Settings, month: Month, scheme: Scheme, name: string): RepPlan | null {
  if (!hasFiles(month)) return null
  const place = Number(/(\d{3})\.xlsx?$/.exec(name)?.[1])
  for (let index = place; index < settings.filesPerMonth; index += 1000) {
    const plan = planAt(settings, month, scheme, index)
    if (plan.name === name) return plan
  }
  return null
}

function getPlan(settings: Settings, name: string): RepPlan {
  const parsed = parseRepFileName(name)
  const producedIn = parsed ? monthOf(parsed.producedAt) : null
  // a file is listed under the month of its claims, up to two months before it was made
  const months = producedIn ? [0, 1, 2].map((count) => monthsBefore(producedIn, count)) : []
  for (const month of months) {
    for (const scheme of schemes) {
      const plan = findPlan(settings, month, scheme, name)
      if (plan) return plan
    }
  }
  throw new Error(`the practice hospital lists no such file: ${name}`)
}

function listPlan(plan: RepPlan, scheme: Scheme): RepListing {
  const { batch, name } = plan
  const { rows, passed, failed } = makeAnswerKey(plan)
  return {
    name,
    repNo: batch.repNo,
    scheme,
    month: batch.month,
    sentAt: addSeconds(batch.producedAt, -2 * 3600),
    checkedAt: batch.producedAt,
    total: rows,
    passed,
    failed,
  }
}

const versionKey = ({ batch }: RepPlan) => `${batch.producedAt} ${batch.repNo}`

/** Two passes: which row has the last word on a TRAN_ID, then the sums of those rows, so that no claim is kept. */
function addUpCurrent(plans: readonly RepPlan[]): PracticeTotals {
  const ordered = [...plans].sort((a, b) => (versionKey(a) < versionKey(b) ? -1 : 1))
  const lastWord = new Map<unknown, string>()
  const toAddress = (plan: RepPlan, claim: PracticeClaim) =>
    `${plan.name} ${claim.row}${claim.isReprint ? ' reprint' : ''}`
  for (const plan of ordered) {
    for (const claim of meantClaims(plan)) {
      const tranId = claim.fields['tran_id']
      // an original that was replaced never has the last word over its replacement
      if (!isSuperseded(claim) || !lastWord.has(tranId)) lastWord.set(tranId, toAddress(plan, claim))
    }
  }
  const tally = createTally([...new Set(ordered.flatMap(moneyFieldsOf))])
  for (const plan of ordered) {
    for (const claim of meantClaims(plan)) {
      const hasLastWord = lastWord.get(claim.fields['tran_id']) === toAddress(plan, claim)
      if (hasLastWord) addToTally(tally, plan.batch.kind.detail, claim)
    }
  }
  const { rows, passed, failed, sums, funds } = toTotals(tally)
  return { claims: rows, passed, failed, sums, funds }
}

/** Transfers of some months; those of local authorities name REP batches of the month before. */
function transfersBetween(settings: Settings, from: LocalTime, to: LocalTime): readonly TransferRow[] {
  const { seed, hospitalCode, transfersPerMonth } = settings
  return monthsBetween(monthOf(from), monthOf(to))
    .toReversed()
    .flatMap((month) =>
      makeTransfers({
        ...{ seed, hospitalCode, month },
        rows: transfersPerMonth,
        repNos: batchesOf(settings, monthsBefore(month, 1), 'lgo').map(({ repNo }) => repNo),
        isTaxed: true,
      }),
    )
    .filter(({ posting_date }) => posting_date >= from && posting_date <= to)
}

/** Makes a hospital out of a seed. It keeps nothing but the lists it was already asked for. */
export function createPracticeHospital(options: PracticeHospitalOptions): CountedHospital {
  const settings: Settings = {
    hospitalName: 'โรงพยาบาลฝึกหัด',
    container: 'xls',
    oddities: 'some',
    forms: 'today',
    size: 'usual',
    ...sizes[options.size ?? 'usual'],
    ...options,
  }
  const lists = new Map<string, readonly RepListing[]>()

  function listReps(month: Month, scheme: Scheme): readonly RepListing[] {
    const known = lists.get(`${month} ${scheme}`)
    if (known) return known
    const listed = plansOf(settings, month, scheme)
      .map((plan) => listPlan(plan, scheme))
      .sort((a, b) => (a.checkedAt > b.checkedAt ? -1 : 1))
    lists.set(`${month} ${scheme}`, listed)
    return listed
  }

  const statements: StatementNeeds = {
    ...settings,
    claims: settings.claimsPerFile,
    batchesOf: (month, scheme) => batchesOf(settings, month, scheme),
  }
  return {
    hospitalCode: settings.hospitalCode,
    hospitalName: settings.hospitalName,
    listReps,
    listStatements: ({ scheme, month }) => listStatements(statements, scheme, month),
    makeStatement: async (name) => await makeStatement(getStatementOrder(statements, name)),
    listTransfers: (from, to) => transfersBetween(settings, from, to),
    makeRep: async (name) => await writeRep(getPlan(settings, name)),
    currentTotals: (names) => addUpCurrent([...new Set(names)].map((name) => getPlan(settings, name))),
  }
}
