import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import { statementSchemes } from '#main/features/practice/practice-hospital.ts'
import type { ControlCounts } from '#shared/contract/downloads.ts'
import type { Scheme } from '#shared/model/scheme.ts'
import type { Month } from '#shared/model/thai-date.ts'
import { emptyMonth, habitHospital } from '#tests/features/downloads/habit-hospital.ts'
import { tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'

/** A list of the portal that a page shows. */
export type HabitList = { readonly source: 'rep' | 'stm'; readonly scheme: Scheme }

/** What was read of a list in a month. */
export type ListFound = HabitList & {
  readonly month: Month
  /** Why it was not read. */
  readonly code: string | null
  readonly files: readonly { readonly name: string | null; readonly counts: ControlCounts }[]
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
  if (source === 'rep')
    return habitHospital.listReps(month, scheme).map(({ name, total, passed, failed }) => ({
      name,
      counts: { total, passed, failed },
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

/** The states a list may truly end in instead of being read; mostly none. */
export function trueEndings(list: HabitList, month: Month, habits: PortalHabits): readonly string[] {
  const inPlace = {
    list: [],
    maintenance: ['portal.maintenance'],
    front: ['portal.frontRejected'],
    maintenanceOtherWords: ['portal.maintenance', ...wordless],
    frontOtherWords: ['portal.frontRejected', ...wordless],
  }[habits.inPlace]
  if (!tellsMore(list, habits)) return inPlace
  // a list that is never whole cannot prove that it is read rightly when it shows nothing
  return month === emptyMonth ? inPlace : [...inPlace, 'portal.listShort']
}

/** Each count is right, or unknown. */
function isCountedRight(found: ControlCounts, truth: TrueFile): boolean {
  return (['total', 'passed', 'failed'] as const).every(
    (name) => found[name] === null || found[name] === truth.counts?.[name],
  )
}

const toText = (names: readonly (string | null)[]) => names.map(String).toSorted().join(' ')

/** @returns what is wrong with what was read of a list; null when nothing is */
export function findWrong(found: ListFound, habits: PortalHabits): string | null {
  const { source, scheme, month, code, files } = found
  const endings = trueEndings(found, month, habits)
  const place = `${source} ${scheme} ${month}`
  if (code !== null) return endings.includes(code) ? null : `${place} ended with ${code}`
  const truth = filesOf(found, month, habits)
  const [shown, meant] = [toText(files.map(({ name }) => name)), toText(truth.map(({ name }) => name))]
  if (shown !== meant) return `${place} shows [${shown}] and not [${meant}]`
  const wrong = files.find(({ name, counts }) =>
    truth.some((one) => one.name === name && !isCountedRight(counts, one)),
  )
  return wrong ? `${place} counts ${wrong.name} as ${JSON.stringify(wrong.counts)}` : null
}
