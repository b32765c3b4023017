import { encryptXls } from '#main/features/practice/maker/hard-day-encrypted.ts'
import { endsImported, endsOut, type HardFile } from '#main/features/practice/maker/hard-day-file.ts'
import { makeRep, type RepOrder } from '#main/features/practice/maker/make-rep.ts'
import type { OddityName } from '#main/features/practice/maker/oddities.ts'
import { addSeconds } from '#main/features/practice/maker/times.ts'

type OddRep = readonly [fileType: string, oddities: readonly OddityName[], form?: 'xlsx' | 'older']

/** REP files that must be imported, and what is odd about each. */
const taken: readonly OddRep[] = [
  ['OP', []],
  ['IP', [], 'xlsx'],
  ['ORF', []],
  ['OPLGO', []],
  ['IPSSS', []],
  ['IPCS', []],
  ['OPKTMN', [], 'xlsx'],
  ['OPBKK', [], 'older'],
  ['OP', ['textAmounts', 'emptyMarks']],
  ['IP', ['spacedAmounts', 'footerNotes']],
  ['OP', ['negativeInParentheses', 'textAmounts', 'beDates']],
  ['IP', ['dateCells', 'numericIds'], 'xlsx'],
  ['OP', ['serialDates', 'idsWithPoint', 'vaCode']],
  ['OP_APPEAL', ['lifeCycleCodes', 'reprintedOriginals']],
  ['OP', ['totalsRow', 'shiftedMeta', 'plainNumbers']],
  ['IP', ['blankRow', 'blankRows']],
  ['OP', ['mergedCells']],
  ['OP', ['secondHeader', 'headerWithoutNewlines']],
  ['OP', ['severalReps']],
  ['OP', ['duplicateTranId']],
  ['OP', ['splitDetail']],
  ['IP', ['headerlessSplit']],
  ['IP', ['hiddenSheet', 'unknownSheet']],
  ['OP', ['wrongSummary']],
  ['OP', ['width118']],
  ['IP', ['width96']],
  ['IPLGO', ['width59', 'beDates']],
  ['OPCS', ['width58', 'textAmounts']],
  ['IP', ['width113']],
  ['OPCS', ['width55', 'negativeInParentheses']],
  ['ORF', ['width114', 'emptyMarks'], 'older'],
  ['IP', ['instrument14']],
  ['OP', ['extraColumnAtEnd']],
  ['OP', ['extraColumnInMiddle'], 'xlsx'],
  ['OP', ['unreadableAmount']],
  ['OP', ['xlsxNamedXls']],
  ['IP', ['xlsNamedXlsx']],
]

/** REP files that must not be imported. */
const refused: readonly OddRep[] = [
  ['OP', ['renamedMoneyColumn']],
  ['OPLGO', ['missingMoneyColumn']],
  ['IP', ['swappedColumns']],
  ['IP', ['otherHospital']],
  ['OP', ['htmlPage']],
  ['OP', ['emptyFile']],
  ['OP', ['tinyFile']],
  ['IP', ['truncatedFile']],
]

/** Files with oddities of their own come a minute apart, so that no two have the same name. */
function toOrder(seed: string, [fileType, oddities, form]: OddRep, index: number): RepOrder {
  return {
    seed: `${seed}/${index}`,
    hospitalCode: '10670',
    fileType,
    oddities,
    ...(form === 'xlsx' ? { container: form } : {}),
    ...(form === 'older' ? { forms: form } : {}),
    month: '2025-12',
    producedAt: addSeconds('2026-01-07T08:00:05', index * 60),
    claims: 24,
  }
}

const orPlain = (says: readonly string[]) => says.join(', ') || 'nothing odd'

async function makeOddRep(seed: string, odd: OddRep, index: number): Promise<HardFile> {
  const { name, bytes, key, workbook } = await makeRep(toOrder(seed, odd, index))
  const says = orPlain(key.oddities)
  const ends = key.refused === undefined ? endsImported(workbook, key.rejected) : endsOut(key.refused)
  return { name, bytes, says, ends }
}

/** A REP file of another hospital by its name, and one behind a password. */
async function makeStrangers(seed: string): Promise<readonly HardFile[]> {
  const other = await makeRep({ ...toOrder(seed, ['OP', []], 50), hospitalCode: '11111' })
  const locked = await makeRep(toOrder(seed, ['OP', []], 51))
  return [
    { ...other, says: 'a file of another hospital by its name', ends: endsOut('import.wrongHospital') },
    {
      name: locked.name,
      bytes: encryptXls(locked.bytes),
      says: 'an .xls behind a password',
      ends: endsOut('workbook.encrypted'),
    },
  ].map(({ name, bytes, says, ends }) => ({ name, bytes, says, ends }))
}

/** A file that came twice: the browser kept the second under a name of its own. */
async function makeCopies(seed: string): Promise<readonly HardFile[]> {
  const { name, bytes, workbook, key } = await makeRep(toOrder(seed, ['OP', []], 52))
  const ends = endsImported(workbook, key.rejected)
  const copy = name.replace('.xls', ' (1).xls')
  return [
    { name, bytes, says: 'downloaded twice', ends },
    { name: copy, bytes, says: 'the same bytes under another name', ends },
  ]
}

/** A file that somebody gave a Thai name of his own. */
async function makeRenamed(seed: string): Promise<readonly HardFile[]> {
  const { bytes, workbook, key } = await makeRep(toOrder(seed, ['OP', ['textAmounts']], 53))
  return [
    {
      name: 'ผู้ป่วยนอก ธันวาคม 68 (ส่งบัญชีแล้ว) (1).xls',
      bytes,
      says: 'a Thai name that says nothing',
      ends: endsImported(workbook, key.rejected),
    },
  ]
}

/** @returns the REP files of a hard day */
export async function makeHardReps(seed: string): Promise<readonly HardFile[]> {
  const odd = await Promise.all([...taken, ...refused].map((one, index) => makeOddRep(seed, one, index)))
  const others = await Promise.all([makeStrangers(seed), makeCopies(seed), makeRenamed(seed)])
  return [...odd, ...others.flat()]
}
