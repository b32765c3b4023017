import * as z from 'zod'
import nhsoDocument from '#resources/practice/nhso-headers.json' with { type: 'json' }
import olderDocument from '#resources/practice/older-headers.json' with { type: 'json' }
import {
  type Column,
  type ColumnType,
  columnTypes,
  evidences,
  rowKinds,
  type SheetLayout,
} from '#shared/model/layouts/layout.ts'

/**
 * `today`: sheets as NHSO writes them, where a real list of headers exists, and as before where none does.
 * `older`: every sheet as practice files had it before those lists were known; their bytes never change.
 */
export type Forms = 'today' | 'older'

const RealLists = z.object({
  layouts: z.record(
    z.string(),
    z.object({
      headerRow: z.int().nonnegative(),
      dataRow: z.int().positive(),
      width: z.int().positive(),
      evidence: z.enum(evidences),
      columns: z.array(z.tuple([z.string()], z.string())),
    }),
  ),
})

const OlderForms = z.object({
  layouts: z.array(
    z.object({
      id: z.string(),
      rows: z.enum(rowKinds),
      sheetNames: z.array(z.string()),
      anchor: z.object({ text: z.string(), withinRows: z.int() }),
      key: z.object({
        field: z.string(),
        shape: z.enum(['number', 'count', 'period', 'label', 'date', 'text']),
      }),
      headerLevels: z.int(),
      usualHeaderRow: z.int(),
      usualDataRow: z.int(),
      columns: z.array(z.tuple([z.string(), z.enum(columnTypes)], z.string())),
      parts: z.record(z.string(), z.array(z.string())),
    }),
  ),
})

type RealList = z.infer<typeof RealLists>['layouts'][string]

const realLists: ReadonlyMap<string, RealList> = new Map(
  Object.entries(RealLists.parse(nhsoDocument).layouts),
)
const olderForms: ReadonlyMap<string, SheetLayout> = new Map(
  OlderForms.parse(olderDocument).layouts.map((form) => [form.id, { ...form, evidence: 'analogy' }]),
)

type Meaning = {
  /** The older form whose fields, types and parts these are. */
  readonly like?: string
  /** Parts that fields of its own play. */
  readonly parts?: SheetLayout['parts']
  /** Header texts that nobody has seen, by field, in the words of readers. */
  readonly words?: Readonly<Record<string, readonly string[]>>
}

/** Summaries of agencies tell treatment and P&P apart, so both together are what is paid. */
const agencySummary: Meaning = {
  like: 'rep-summary-agency',
  parts: {
    cases: ['total_cases', 'appeal_total_cases'],
    approved: ['net_treatment', 'net_pp', 'appeal_new_net_treatment', 'appeal_new_net_pp'],
  },
}

/** @source nhso/formats.md §3.10 */
const receivableWords = {
  rep_count: ['จำนวน REP ที่ส่ง'],
  patient_count: ['จำนวนราย (ผ่าน A)'],
  total_adjrw: ['ผลรวม ADJRW'],
  total_paid: ['จ่ายชดเชย'],
  salary_deduction: ['ยอดหักเงินเดือน สป.'],
  net_receivable: ['ยอดหลังหักเงินเดือน'],
}

const ofcFunds = {
  room: 'ค่าห้อง',
  instrument: 'ค่าอวัยวะเทียม/อุปกรณ์',
  drug: 'ค่ายา',
  treatment: 'ค่ารักษา',
  car: 'ค่ารถ',
  wait_dch: 'ค่าพักรอจำหน่าย',
  other: 'ค่าบริการอื่นๆ',
}

/** What the fields of a real list mean, where no older form has its id or the same fields. */
const meanings: Readonly<Record<string, Meaning>> = {
  'rep-ucs-113': { like: 'rep-ucs-120' },
  'rep-orf-114': { like: 'rep-orf-113' },
  'rep-sss-74': { like: 'rep-sss-groups' },
  'rep-ktmn-59': { like: 'rep-bkk-59' },
  'rep-ofc-55': { like: 'rep-ofc-59' },
  // OP refer stands in columns of its own, apart from the total of the funds
  'rep-summary-55': {
    like: 'rep-summary-57',
    parts: {
      approved: [
        ...['reimb_total', 'oprefer_reimb'],
        ...['appeal_new_reimb_total', 'oprefer_appeal_new_reimb'],
      ],
    },
  },
  'rep-summary-56': { like: 'rep-summary-57' },
  'rep-summary-lgo-59': agencySummary,
  'rep-summary-ofc-65': agencySummary,
  'rep-summary-srt-65': agencySummary,
  'rep-summary-pvt-65': agencySummary,
  'rep-summary-ktmn-65': agencySummary,
  'rep-summary-bmt-65': agencySummary,
  'data-drug-20': { like: 'data-drug-22' },
  'data-instrument-14': { like: 'data-instrument-16', parts: { tranId: [], errorCodes: [] } },
  'stm-ucs-43': { like: 'stm-ucs-42' },
  'stm-ucs-36': { like: 'stm-ucs-42' },
  'stm-ucs-batch-28': { like: 'stm-ucs-batch-26' },
  'stm-ucs-batch-22': { like: 'stm-ucs-batch-26' },
  'stm-ucs-period-7': { like: 'stm-ucs-receivable-8', words: receivableWords },
  'stm-ucs-period-5': {
    like: 'stm-ucs-receivable-8',
    words: receivableWords,
    parts: { approved: ['total_paid'] },
  },
  'stm-ofc-21': {
    like: 'stm-ofc-20',
    words: Object.fromEntries(Object.entries(ofcFunds).map(([field, text]) => [field, ['พึงรับ', text]])),
  },
}

/** Columns without a header whose cells are blank too. */
const blankColumn = /^(?:blank\d?|col_\d+)$/

/** Types of fields that no older form has. */
const newTypes: readonly (readonly [RegExp, ColumnType])[] = [
  [/_cases$/, 'int'],
  [/^deny_/, 'code'],
  [/^(?:case|ip|op|ae|hc|int|ontop)_|^pp_amt$|(?:_claim|_reimb|_add|_refund|net_treatment|net_pp)$/, 'money'],
  [/^seq_no$/, 'id'],
]

function typeOf(base: SheetLayout, field: string): ColumnType {
  const known = base.columns.find(([name]) => name === field)
  return known?.[1] ?? newTypes.find(([shape]) => shape.test(field))?.[1] ?? 'text'
}

/** @returns the text that finds the headers, or the first one where real files have another */
function anchorOf(columns: readonly Column[], text: string): string {
  const texts = columns.flatMap(([, , ...headers]) => headers)
  return texts.includes(text) ? text : (texts[0] ?? '')
}

function toForm(id: string, list: RealList, { like = id, parts = {}, words = {} }: Meaning): SheetLayout {
  const base = getOlder(like)
  const columns = list.columns.map(([field, ...texts]): Column => {
    if (blankColumn.test(field)) return ['', 'text']
    return [field, typeOf(base, field), ...(words[field] ?? texts)]
  })
  return {
    ...base,
    id,
    evidence: list.evidence,
    anchor: { ...base.anchor, text: anchorOf(columns, base.anchor.text) },
    columns,
    headerLevels: list.dataRow - list.headerRow,
    usualHeaderRow: list.headerRow,
    usualDataRow: list.dataRow,
    parts: { ...base.parts, ...parts },
  }
}

function getOlder(id: string): SheetLayout {
  const form = olderForms.get(id)
  if (!form) throw new Error(`no form ${id}`)
  return form
}

const known = new Map<string, SheetLayout>()

/**
 * One kind of sheet as the practice hospital writes it: its columns with header texts by level, where they stand, and
 * what its fields mean. Wording and places are those of real header lists, or of practice files before them; never
 * those a reader looks for, so that a fault in a reader's layout is seen. Ids and fields are the readers' own.
 * A column without a field has neither header nor cells.
 * @throws Error for a form that neither list has: that is a bug of the caller
 * @source resources/practice/nhso-headers.json, resources/practice/older-headers.json
 */
export function getForm(id: string, forms: Forms): SheetLayout {
  const list = forms === 'today' ? realLists.get(id) : undefined
  if (!list) return getOlder(id)
  const form = known.get(id) ?? toForm(id, list, meanings[id] ?? {})
  known.set(id, form)
  return form
}
