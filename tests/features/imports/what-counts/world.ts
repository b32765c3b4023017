import type { Outside } from '#main/features/imports/evidence.ts'
import type { Random } from '#main/features/practice/maker/random.ts'
import {
  claimBatch,
  claimRecord,
  sha256Of,
  statementBatch,
  statementRecord,
  transferBatch,
  transferRecord,
  type WrittenFile,
} from '#tests/features/imports/written-file.ts'

/** Which evidence tells the issues of a document apart; with `none` nothing does. */
const tellings = ['printed', 'named', 'listed', 'none'] as const
type Telling = (typeof tellings)[number]

/** A claim, a case or a transfer as it stands in a file. */
export type Row = {
  /** TRAN_ID, case, or batch of a transfer. */
  readonly of: string
  readonly satang: number
  /** Transfers: the day it stands on, and whether it still waits. */
  readonly day?: string
  readonly isWaiting?: boolean
}

/** One issue of a document, as bytes. What it truly is stands beside what it tells. */
export type Issue = {
  readonly kind: 'REP' | 'STM' | 'SMT'
  /** What it truly is: no two documents have one. */
  readonly document: string
  /** REP: NHSO's number, which goes before every time. */
  readonly number: string
  /** How many issues of the document there were before. */
  readonly order: number
  readonly telling: Telling
  readonly rows: readonly Row[]
  readonly written: WrittenFile
  /** The name NHSO gave it, and one a person did. */
  readonly names: readonly [string, string]
  readonly portal: Outside['portal']
  /** Transfers: the source and the days it answers for. */
  readonly covers: { readonly source: string; readonly firstDay: string; readonly lastDay: string } | null
}

const two = (value: number) => String(value).padStart(2, '0')

/** Times that grow with the order, so that a later issue is told to be later. */
const timeOf = (month: number, order: number) => `2026-${two(month)}-1${order}T10:${two(order)}:00`

/** As NHSO names a REP file made at a time, in Buddhist years. */
const repName = (time: string) =>
  `eclaim_10670_OP_${2569}${time.slice(5, 7)}${time.slice(8, 10)}_${time.slice(11, 19).replaceAll(':', '')}000.xls`

function toEvidence(
  telling: Telling,
  time: string,
  fallback: string,
): Pick<Issue, 'names' | 'portal'> & {
  readonly printedAt: string | null
} {
  const portal = { scheme: null, listedAt: time, asked: null }
  return {
    printedAt: telling === 'printed' ? time : null,
    names: [telling === 'named' ? repName(time) : fallback, `งาน ${fallback}`],
    portal: telling === 'listed' ? portal : null,
  }
}

type Drafted = Omit<Issue, 'written'> & { readonly printedAt: string | null }

function write(issue: Drafted, rest: Pick<WrittenFile, 'batches' | 'issues'>): Issue {
  const { printedAt, ...whole } = issue
  const name = `${issue.document} ${issue.order}`
  return { ...whole, written: { name, sha256: sha256Of(name), printedAt, ...rest } }
}

/** Answers to the same few claims: originals, resubmissions and appeals, each of them issued once or more. */
export function makeReps(random: Random): Issue[] {
  const numbers = ['681100001', '681200002', '690100003'].slice(0, random.int(1, 3))
  const issues = numbers.flatMap((number, index) => {
    const telling = random.pick(tellings)
    const claims = Array.from({ length: 5 }, (_, at) => `T${at}`).filter(() => random.chance(0.7))
    // an old document can be printed again late
    const month = random.int(1, 9)
    return Array.from({ length: random.int(1, 3) }, (_, order) => {
      const rows = claims.map((of) => ({ of, satang: random.int(1, 900) * 100 + index * 10 + order }))
      const evidence = toEvidence(telling, timeOf(month, order), `rep ${number}.xls`)
      const draft = { kind: 'REP', document: number, number, order, telling, rows, covers: null } as const
      const records = rows.map(({ of, satang }, at) => claimRecord(at + 9, of, satang, null, null, number))
      return write({ ...draft, ...evidence }, { batches: [claimBatch(records)] })
    })
  })
  return issues.filter(({ rows }) => rows.length > 0)
}

/** Statements of a month: with and without number and scheme, one number under two schemes, each issued once or more. */
export function makeStatements(random: Random): Issue[] {
  const numbers = [null, '10670_OP202512_01', '10670_OP202512_01', '10670_OP202512_02']
  const schemes = ['ofc', 'bkk', 'ofc', 'bkk'] as const
  return numbers.flatMap((number, index) => {
    if (random.chance(0.3)) return []
    // names of statements tell no time
    const telling = random.pick(['printed', 'listed', 'none'] as const)
    const scheme = random.chance(0.5) ? (schemes[index] ?? 'ofc') : null
    const repNo = `68120000${index}`
    const cases = Array.from({ length: 6 }, (_, at) => `${index}${at}`)
    const document = `stm ${index}`
    return Array.from({ length: random.int(1, 3) }, (_, order) => {
      // a later issue may lose a case or two
      const left = cases.slice(random.int(0, 2))
      const rows = left.map((of) => ({ of, satang: random.int(1, 900) * 100 + index * 10 + order }))
      const evidence = toEvidence(telling, timeOf(2, order), `${document}.xls`)
      const said = { insideScheme: scheme, number, account: null, patientType: null }
      const total = rows.reduce((sum, { satang }) => sum + satang, 0)
      const sums = { rows: rows.length, claimedSatang: 900 * rows.length, approvedSatang: total }
      const issues = [{ slice: 'one', ...said, batches: [repNo], ...sums }]
      const records = rows.map(({ of, satang }, at) =>
        statementRecord(at + 12, null, 'one', 'whole', satang, { hn: of, repNo }),
      )
      const draft = { kind: 'STM', document, number: '', order, telling, rows, covers: null } as const
      return write({ ...draft, ...evidence }, { batches: [statementBatch('พึงรับ', records)], issues })
    })
  })
}

/** Transfers of a quarter as they truly came about: each waits for a while on one day, then is paid on another. */
function makeTransfers(random: Random) {
  return ['UC', 'LGO'].flatMap((source) =>
    Array.from({ length: random.int(1, 5) }, (_, at) => {
      const waitsOn = random.int(1, 20)
      return {
        ...{ source, of: `${source} ${at}`, satang: random.int(1, 90) * 1_000 },
        ...{ waitsOn, paidOn: waitsOn + random.int(0, 8) },
      }
    }),
  )
}

const dayOf = (day: number) => `2026-01-${two(day)}`

/** Lists of one source, each over a range of days and as things stood on the day it was saved. */
export function makeLists(random: Random): Issue[] {
  const transfers = makeTransfers(random)
  return Array.from({ length: random.int(1, 5) }, (_, order) => {
    const source = random.pick(['UC', 'LGO'])
    const [from, to] = [random.int(1, 12), random.int(13, 30)]
    const savedOn = random.int(to, 30)
    const rows = transfers.flatMap((transfer): Row[] => {
      const isPaid = transfer.paidOn <= savedOn
      const day = isPaid ? transfer.paidOn : transfer.waitsOn
      if (transfer.source !== source || day < from || day > to) return []
      return [{ of: transfer.of, satang: transfer.satang, day: dayOf(day), isWaiting: !isPaid }]
    })
    const days = rows.map(({ day }) => day ?? '').toSorted()
    const isAsked = random.chance(0.5)
    const [firstDay, lastDay] = isAsked ? [dayOf(from), dayOf(to)] : [days[0] ?? '', days.at(-1) ?? '']
    const isNamed = random.chance(0.7)
    const time = `2026${two(1)}${two(savedOn)}_1000${two(order)}`
    const asked = isAsked ? { source, firstDay, lastDay } : null
    const records = rows.map(({ of, satang, day = '', isWaiting = false }, at) =>
      transferRecord(at + 2, day, satang, { source, batchNo: of, isWaiting }),
    )
    const draft: Drafted = {
      ...{ kind: 'SMT', document: `list ${source}`, number: '', order, rows, printedAt: null },
      telling: isNamed ? 'named' : 'none',
      names: [isNamed ? `smt_budget_0000010670_${time}.csv` : `โอน ${order}.csv`, `โอนเงิน ${order}.csv`],
      portal: asked === null ? null : { scheme: null, listedAt: null, asked },
      covers: { source, firstDay, lastDay },
    }
    return write(draft, { batches: [transferBatch('csv', records)] })
  }).filter(({ rows }) => rows.length > 0)
}
