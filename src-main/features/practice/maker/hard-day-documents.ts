import type { MadeCell, MadeSheet } from '#main/features/practice/maker/cells.ts'
import { encryptXlsx } from '#main/features/practice/maker/hard-day-encrypted.ts'
import { endsImported, endsOut, type HardFile } from '#main/features/practice/maker/hard-day-file.ts'
import { writeZip } from '#main/features/practice/maker/kidney-zip.ts'
import {
  makeStatement,
  type StatementOrder,
  writeSheets,
} from '#main/features/practice/maker/made-statement.ts'
import type { MadeWorkbook } from '#main/features/practice/maker/made-workbook.ts'
import { getOddity, type OddityName } from '#main/features/practice/maker/oddities.ts'
import { getDocumentKind } from '#main/features/practice/maker/statement-kinds.ts'
import type { SheetHabits } from '#main/features/practice/maker/statement-sheet.ts'
import { makeTransferCsv, makeTransferJson } from '#main/features/practice/maker/transfer-files.ts'

/** Oddities of cells, which files of every kind may have. */
function habitsOf(...names: readonly OddityName[]): SheetHabits {
  return { print: names.flatMap((name) => getOddity(name).print ?? []) }
}

function take({ name, bytes, key }: MadeWorkbook, says: string, changes: Partial<HardFile> = {}): HardFile {
  return { name, bytes, says, ends: endsImported(key), ...changes }
}

const statementOrder = {
  hospitalCode: '10670',
  scheme: 'UCS',
  patientType: 'OP',
  month: '2025-11',
  reportedAt: '2025-12-05T10:20:00',
  claims: 30,
} as const

type OddStatement = readonly [says: string, order: Partial<StatementOrder>]

const reportedAgain = 'the same statement, reported once more later'

const statements: readonly OddStatement[] = [
  ['lists split over sheets', { rowsPerSheet: 20 }],
  [reportedAgain, { rowsPerSheet: 20, reportedAt: '2025-12-20T09:00:00' }],
  [
    'amounts as text, empty marks of all kinds',
    { patientType: 'IP', habits: habitsOf('textAmounts', 'emptyMarks') },
  ],
  [
    'eras mixed, dates as date cells',
    { patientType: 'IP', round: 2, habits: habitsOf('beDates', 'dateCells') },
  ],
  [
    'ids as numbers, the header again, blank rows',
    { round: 2, habits: { ...habitsOf('numericIds'), repeatsHeaderAt: 9, blankRowEvery: 5 } },
  ],
  [
    'everything one row lower, amounts between spaces',
    { round: 3, habits: { ...habitsOf('spacedAmounts'), shift: 1 } },
  ],
  ['42 columns, as practice files had them', { round: 5, forms: 'older' }],
  ['41 columns in other words', { patientType: 'IP', round: 3, forms: 'older', width: 41 }],
  [
    'a statement of civil servants, headers and batches among the cases',
    { scheme: 'OFC', container: 'xlsx' },
  ],
  ['Bangkok staff with bare day numbers', { scheme: 'BKK', habits: habitsOf('serialDates') }],
  [
    'an amount nobody can read',
    { round: 4, habits: { spoils: { row: 2, field: 'pp_amount', text: 'รอผล' } } },
  ],
]

/** The report that came later lies beside the first one under the name browsers give. */
async function makeStatements(seed: string): Promise<readonly HardFile[]> {
  return await Promise.all(
    statements.map(async ([says, order]) => {
      const made = await makeStatement({ ...statementOrder, ...order, seed })
      return take(made, says, says === reportedAgain ? { name: made.name.replace('.xls', ' (1).xls') } : {})
    }),
  )
}

const plainKinds = [
  'stm-kidney-ucs',
  'stm-kidney-lgo',
  'stm-kidney-item-ucs',
  'stm-kidney-xml',
  'stm-dmis',
  'smt-csv-old',
  'smt-budget',
  'smt-detail-13',
]

async function makePlain(seed: string): Promise<readonly HardFile[]> {
  return await Promise.all(
    plainKinds.map(async (id) =>
      take(await getDocumentKind(id).make(seed, { container: 'xls', rows: 24 }), id),
    ),
  )
}

/** Lists of transfers whose name ends otherwise than their content, and one of another hospital. */
function makeTransferFiles(seed: string): readonly HardFile[] {
  const order = { seed, hospitalCode: '10670', month: '2025-10', rows: 24 }
  const csv = makeTransferCsv(order, 'new')
  const json = makeTransferJson({ ...order, month: '2025-09' }, 'datas')
  const other = makeTransferCsv({ ...order, hospitalCode: '11111' }, 'new')
  return [
    take(csv, 'CSV under an .xls name', { name: csv.name.replace('.csv', '.xls') }),
    take(json, 'JSON as the service answers it'),
    take(other, 'transfers of another hospital', { ends: endsOut('import.wrongHospital') }),
    {
      name: json.name.replace('.json', '_cut.json'),
      bytes: json.bytes.subarray(0, Math.floor(json.bytes.length / 2)),
      says: 'JSON that was cut off',
      ends: endsOut('workbook.truncated'),
    },
  ]
}

function table(name: string, rows: readonly (readonly MadeCell[])[]): MadeSheet {
  return { name, merges: [], lines: rows.map((cells, row) => ({ row, cells })) }
}

/** Workbooks that are whole, and are none of NHSO's. */
async function makeForeign(): Promise<readonly HardFile[]> {
  const staff = table('Sheet1', [
    ['ลำดับ', 'ชื่อ', 'แผนก', 'โทรศัพท์'],
    [1, 'นายสมชาย สมมุติสุข', 'การเงิน', '1234'],
    [2, 'นางมาลี ตัวอย่างดี', 'เวชระเบียน', '5678'],
  ])
  const letter = table('จดหมาย', [['เรียน ผู้อำนวยการ'], ['ขอส่งเอกสารตามแนบ']])
  return [
    {
      name: 'รายชื่อเจ้าหน้าที่.xlsx',
      bytes: await writeSheets([staff], 'xlsx'),
      says: 'a list of staff',
      ends: { state: 'refused', code: 'import.unknownLayout' },
    },
    {
      name: 'eclaim_10670_OP_25690120_101010101.xls',
      bytes: await writeSheets([letter], 'xls'),
      says: 'a letter under the name of a REP file',
      ends: { state: 'refused', code: 'import.unknownLayout' },
    },
  ]
}

/** Statements that are no longer what they were. */
async function makeBroken(seed: string): Promise<readonly HardFile[]> {
  const order = { ...statementOrder, seed, round: 9 }
  const [xls, xlsx, other] = await Promise.all([
    makeStatement({ ...order, patientType: 'IP' }),
    makeStatement({ ...order, container: 'xlsx' }),
    makeStatement({ ...order, hospitalCode: '11111' }),
  ])
  const cut = Buffer.from(xls.bytes.subarray(0, Math.floor(xls.bytes.length / 2)))
  return [
    { ...xls, bytes: cut, says: 'a statement that was cut off', ends: endsOut('workbook.truncated') },
    {
      ...xlsx,
      bytes: encryptXlsx(xlsx.bytes),
      says: 'an .xlsx behind a password',
      ends: endsOut('workbook.encrypted'),
    },
    { ...other, says: "another hospital's statement", ends: endsOut('import.wrongHospital') },
  ].map(({ name, bytes, says, ends }) => ({ name, bytes, says, ends }))
}

/** A statement whose money stands under a name nobody knows. */
async function makeRenamedColumn(seed: string): Promise<readonly HardFile[]> {
  const { name, bytes } = await makeStatement({
    ...statementOrder,
    seed,
    round: 8,
    habits: { renames: { total_compensation: 'ยอดที่จะโอน' } },
  })
  return [
    { name, bytes, says: 'the total of each case under another name', ends: endsOut('import.columnMissing') },
  ]
}

const noTable = Buffer.from('{"message":"service unavailable","status":503}')
const pdf = Buffer.from(
  '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n',
  'latin1',
)

/** Files that are no tables at all. */
const noTables: readonly HardFile[] = [
  {
    name: 'STM_10670_OPUCS256812_01.xls',
    bytes: pdf,
    says: 'a PDF under an .xls name',
    ends: endsOut('workbook.notWorkbook'),
  },
  {
    name: 'smt_budget_0000010670_20251230_080000.json',
    bytes: noTable,
    says: 'the answer of a service that is out of order',
    ends: endsOut('workbook.notWorkbook'),
  },
  {
    name: 'เอกสารแนบ.zip',
    bytes: writeZip([{ name: 'readme.txt', bytes: Buffer.from('no table') }]),
    says: 'an archive without a table',
    ends: endsOut('workbook.notWorkbook'),
  },
]

/** @returns the statements, transfers and strangers of a hard day */
export async function makeHardDocuments(seed: string): Promise<readonly HardFile[]> {
  const made = await Promise.all([
    makeStatements(seed),
    makePlain(seed),
    makeForeign(),
    makeBroken(seed),
    makeRenamedColumn(seed),
  ])
  return [...made.flat(), ...makeTransferFiles(seed), ...noTables]
}
