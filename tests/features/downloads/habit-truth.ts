import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import { statementSchemes } from '#main/features/practice/practice-hospital.ts'
import type { ControlCounts } from '#shared/contract/downloads.ts'
import type { ListScheme, Source } from '#shared/model/source.ts'
import type { Month } from '#shared/model/thai-date.ts'
import { emptyMonth, habitHospital } from '#tests/features/downloads/habit-hospital.ts'
import { tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'

/** A list of the portal. */
export type HabitList = { readonly source: Source; readonly scheme: ListScheme }

/** What was read of a list in a month. */
export type ListFound = HabitList & {
  readonly month: Month
  /** Why it was not read. */
  readonly code: string | null
  readonly files: readonly FileFound[]
}
type FileFound = {
  readonly name: string | null
  readonly counts: ControlCounts
  /** Of a list that is a file itself, where it was read or kept. */
  readonly content?: string
}

/** One file as the hospital truly has it. */
export type TrueFile = {
  readonly name: string
  /** null: its list shows none. */
  readonly counts: Readonly<Record<'total' | 'passed' | 'failed', number>> | null
  readonly bytes: Buffer
}

/** What a list holds, told by the hospital and by nobody who reads. */
export function filesOf({ source, scheme }: HabitList, month: Month, habits: PortalHabits): TrueFile[] {
  if (source === 'rep' && scheme !== 'all')
    return habitHospital.listReps(month, scheme).map(({ name, total, passed, failed }) => ({
      name,
      // the newer search tells of none
      counts: habits.repList === 'gone' ? null : { total, passed, failed },
      bytes: tinyWorkbook(name),
    }))
  const statements = statementSchemes
    .filter((one) => one.toLowerCase() === scheme)
    .flatMap((one) => habitHospital.listStatements({ scheme: one, month }))
  const isBare = scheme !== 'ucs' && habits.agencyNumbers === 'bare'
  return statements.map(({ name, personType }) => ({
    name: isBare ? `STM_10670_${personType === '1' ? 'OP' : 'IP'}${month.replace('-', '')}_01.xls` : name,
    counts: null,
    bytes: tinyWorkbook(name),
  }))
}

/** Whether a list says that it has more lines than it ever shows: nobody can call it whole. */
function tellsMore({ source, scheme }: HabitList, habits: PortalHabits): boolean {
  const { countText, countTold, pageHead, repPageLines, statementPageLines } = habits
  const isUcs = source === 'stm' && scheme === 'ucs'
  const isPaged = source === 'rep' ? repPageLines !== null : isUcs && statementPageLines === 1
  const isCounted = countText !== 'none' && (countText !== 'usual' || isPaged || isUcs)
  return isCounted && (countTold === 'tooHigh' || (pageHead === 'ignored' && isPaged))
}

/** Nothing on such a page carries a file link, and nobody knows its words. */
const wordless = ['portal.pageChanged', 'portal.listSilent']

const inPlaceEndings: Readonly<Record<PortalHabits['inPlace'], readonly string[]>> = {
  list: [],
  maintenance: ['portal.maintenance'],
  front: ['portal.frontRejected'],
  maintenanceOtherWords: ['portal.maintenance', ...wordless],
  frontOtherWords: ['portal.frontRejected', ...wordless],
}

/** `isSure`: there is nothing to read. */
type Endings = { readonly codes: readonly string[]; readonly isSure: boolean }

/** What keeps this visitor, whose browser has no window, out of the whole portal; null for nothing. */
function findKeptOut({ front, maintenance }: PortalHabits): string | null {
  if (front !== 'open') return 'portal.frontRejected'
  return maintenance === 'page' ? 'portal.maintenance' : null
}

/** To have a token one signs in, which the older list of REP proves. */
function endingsOfTransfers({ inPlace, repList, transferAccess, transferRight }: PortalHabits): Endings {
  const isProven = transferAccess === 'open' || repList === 'gone'
  const ofProof = isProven ? [] : inPlaceEndings[inPlace]
  const isSure = transferRight === 'missing'
  return { codes: isSure ? ['portal.noRight', ...ofProof] : ofProof, isSure }
}

/** The states a list may truly end in instead of being read; mostly none. */
function endingsOf(list: HabitList, month: Month, habits: PortalHabits): Endings {
  const { inPlace, inPlaceWhen, repList } = habits
  const keptOut = findKeptOut(habits)
  if (keptOut !== null) return { codes: [keptOut], isSure: true }
  if (list.source === 'smt') return endingsOfTransfers(habits)
  // the newer search does not come as a page
  if (list.source === 'rep' && repList === 'gone') return { codes: [], isSure: false }
  const codes = inPlaceEndings[inPlace]
  // a list that is never whole cannot prove that it is read rightly when it shows nothing
  const isShort = month !== emptyMonth && tellsMore(list, habits)
  return {
    codes: isShort ? [...codes, 'portal.listShort'] : codes,
    isSure: inPlace !== 'list' && inPlaceWhen === 'always',
  }
}

/** @returns whether a list may truly end instead of being read */
export const mayEnd = (list: HabitList, month: Month, habits: PortalHabits) =>
  endingsOf(list, month, habits).codes.length > 0

/** @returns whether files lie where a careful visitor does not fetch them */
export const isFarAway = ({ source }: HabitList, { filePlace }: PortalHabits) =>
  source !== 'smt' && (filePlace === 'twoRedirects' || filePlace === 'otherHost')

/** Each count is right, or unknown. */
function isCountedRight(found: ControlCounts, truth: TrueFile): boolean {
  return (['total', 'passed', 'failed'] as const).every(
    (name) => found[name] === null || found[name] === truth.counts?.[name],
  )
}

const toText = (names: readonly (string | null)[]) => names.map(String).toSorted().join(' ')

const toBaht = (satang: unknown) => (Number(satang) / 100).toFixed(2)
/** Day, number of the document and amounts of a transfer, which tell it from every other. */
const toTransfer = (day: string, document: unknown, amounts: readonly string[]) =>
  `${day}:${document}:${amounts.join(':')}`

function toTransfers(content: string): string[] {
  const { datas } = JSON.parse(content) as { datas: Record<string, unknown>[] }
  return datas.map(({ postingDate, refDocNo, amount, total }) =>
    toTransfer(String(postingDate), refDocNo, [Number(amount).toFixed(2), Number(total).toFixed(2)]),
  )
}

/** The list itself is the file; a month without a transfer has none. */
function findWrongTransfers({ month, files }: ListFound): string | null {
  const truth = habitHospital.listTransfers(`${month}-01`, `${month}-31`)
  const meant = truth.map(({ posting_date: day, ref_doc_no, amount, total_amount }) => {
    const beDay = `${Number(day.slice(0, 4)) + 543}${day.slice(5, 7)}${day.slice(8)}`
    return toTransfer(beDay, ref_doc_no, [toBaht(amount), toBaht(total_amount)])
  })
  const isNamed = files.every(({ name }) =>
    /^smt_budget_0000010670_20260220_1000\d\d\.json$/.test(name ?? ''),
  )
  if (files.length !== (truth.length === 0 ? 0 : 1) || !isNamed)
    return `${truth.length} transfers are in [${toText(files.map(({ name }) => name))}]`
  const contents = files.flatMap(({ content }) => content ?? [])
  const shown = toText(contents.flatMap(toTransfers))
  return contents.length === 0 || shown === toText(meant)
    ? null
    : `shows [${shown}] and not [${toText(meant)}]`
}

function findWrongFiles(found: ListFound, habits: PortalHabits): string | null {
  const { month, files } = found
  const truth = filesOf(found, month, habits)
  const [shown, meant] = [toText(files.map(({ name }) => name)), toText(truth.map(({ name }) => name))]
  if (shown !== meant) return `shows [${shown}] and not [${meant}]`
  const wrong = files.find(({ name, counts }) =>
    truth.some((one) => one.name === name && !isCountedRight(counts, one)),
  )
  return wrong ? `counts ${wrong.name} as ${JSON.stringify(wrong.counts)}` : null
}

/** @returns what is wrong with what was read of a list; null when nothing is */
export function findWrong(found: ListFound, habits: PortalHabits): string | null {
  const { source, scheme, month, code } = found
  const { codes, isSure } = endingsOf(found, month, habits)
  const place = `${source} ${scheme} ${month}`
  if (code !== null) return codes.includes(code) ? null : `${place} ended with ${code}`
  if (isSure) return `${place} was read where there is only ${codes.join(' or ')}`
  const wrong = source === 'smt' ? findWrongTransfers(found) : findWrongFiles(found, habits)
  return wrong === null ? null : `${place} ${wrong}`
}
