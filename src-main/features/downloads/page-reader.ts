import { type FileList, type ListedFile, toFileList } from '#main/features/downloads/file-list.ts'
import type { ListMemory } from '#main/features/downloads/list-memory.ts'
import { type Asked, meaningsFor, personTypesFor } from '#main/features/downloads/list-request.ts'
import type { PageList, YearMeaning } from '#main/features/downloads/portal-lists.ts'
import type { ListSeeing } from '#main/features/downloads/see-list.ts'
import { joinLists, type ReadWhole, type WholeList } from '#main/features/downloads/whole-list.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { CorrectedColumns } from '#shared/model/list-correction.ts'
import type { Month } from '#shared/model/thai-date.ts'

type Needs = {
  readonly seeing: Pick<ListSeeing, 'open'>
  readonly readWhole: ReadWhole
  readonly memory: ListMemory
  /** A month in which this list is known to have had files; null when none is known. */
  readonly findKnownMonth: (list: PageList, asked: Asked) => Promise<Month | null>
}

/** What was read of a list, and how surely. */
export type PageFiles = { readonly found: WholeList; readonly isProven: boolean; readonly files: FileList }

/** A line is sent in the month it is listed under, or some months later. */
const nearMonths = 6

const toIndex = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))

/** What the lines of a list say about the month it was asked for. */
type Judgement = 'right' | 'wrong' | 'silent'

function judge(files: readonly ListedFile[], month: Month): Judgement {
  const months = files.flatMap((file) => file.month ?? [])
  if (months.length === 0) return 'silent'
  const near = months.filter((one) => Math.abs(toIndex(one) - toIndex(month)) <= nearMonths)
  return near.length * 2 > months.length ? 'right' : 'wrong'
}

/** Only a list of numbered documents may show other months besides. */
function toFiles({ lines }: WholeList, list: PageList, month: Month): FileList {
  const ofMonth =
    list.file.kind === 'link' ? lines : lines.filter((line) => line.month === null || line.month === month)
  return toFileList(ofMonth.map(({ personType: _type, ...line }) => line))
}

/** One way to ask for a month. `isLast` of those that are known to be right. */
type Way = { readonly meaning: YearMeaning; readonly personTypes: 'all' | 'each'; readonly isLast: boolean }
type Known = { readonly year: YearMeaning | null; readonly personTypes: Way['personTypes'] | null }

/** For all person types together before each of them, and in the year that is known before any other. */
function toWays(meanings: readonly YearMeaning[], types: readonly string[], known: Known): Way[] {
  const modes = (['all', 'each'] as const).filter((mode) => {
    const isPossible = mode === 'all' ? types.includes('') : types.some((type) => type !== '')
    return isPossible && (known.personTypes ?? mode) === mode
  })
  const toWay = (meaning: YearMeaning) => (personTypes: Way['personTypes'], index: number) => ({
    meaning,
    personTypes,
    isLast: meaning === known.year && index === modes.length - 1,
  })
  const sure = meanings.filter((meaning) => meaning === known.year)
  const others = meanings.filter((meaning) => meaning !== known.year)
  return [
    ...sure.flatMap((meaning) => modes.map(toWay(meaning))),
    ...modes.flatMap((mode, index) => others.map((meaning) => toWay(meaning)(mode, index))),
  ]
}

/** Asks for each person type that `shown`, which may lack some, does not have. */
async function readEach(
  ask: (personType: string) => Promise<WholeList>,
  types: readonly string[],
  shown: WholeList | null,
): Promise<WholeList> {
  let found = shown
  for (const type of types) {
    if (found?.lines.some(({ personType }) => personType === type)) continue
    const part = await ask(type)
    found = found ? joinLists(found, part) : part
  }
  if (!found) throw new Error('a list without a person type')
  return found
}

/** Reads a list that pages show: for every person type, and in the year it means. */
export function createPageReader({ seeing, readWhole, memory, findKnownMonth }: Needs) {
  /** Lists that showed lines in this session, so that an empty one is empty. */
  const proven = new Set<string>()
  const doubted = new Map<string, number>()

  /** Remembers whether a list shows every person type at once, when its lines tell. */
  async function readWay(
    list: PageList,
    ask: (personType: string) => Promise<WholeList>,
    types: readonly string[],
    way: Way,
  ): Promise<WholeList> {
    const each = types.filter((type) => type !== '')
    if (way.personTypes === 'each') {
      const found = await readEach(ask, each, null)
      if (types.includes('') && found.lines.length > 0) await memory.personTypes.keep(list.id, 'each')
      return found
    }
    const all = await ask('')
    const isKnown = each.length === 0 || (await memory.personTypes.find(list.id)) === 'all'
    if (isKnown || all.lines.length === 0) return all
    const found = await readEach(ask, each, all)
    const isWhole = each.every((type) => all.lines.some(({ personType }) => personType === type))
    if (isWhole) await memory.personTypes.keep(list.id, 'all')
    else if (found.lines.length > all.lines.length) await memory.personTypes.keep(list.id, 'each')
    return found
  }

  /**
   * Asks in every way the list may want until its lines are of the right month, and remembers which that was.
   * @throws AppError of the portal; `portal.pageChanged` when every year gives lines of other months
   */
  async function readMonth(
    list: PageList,
    asked: Asked,
    corrected: CorrectedColumns | null,
  ): Promise<WholeList> {
    const choices = await seeing.open(list)
    const meanings = meaningsFor(list, asked.month, choices)
    const types = personTypesFor(list, choices)
    const known = {
      year: await memory.years.find(list.id),
      personTypes: await memory.personTypes.find(list.id),
    }
    let silent: WholeList | null = null
    for (const way of toWays(meanings, types, known)) {
      const { meaning } = way
      const ask = (personType: string) => readWhole(list, asked, { meaning, personType, choices }, corrected)
      const found = await readWay(list, ask, types, way)
      const judgement = judge(found.lines, asked.month)
      if (judgement === 'right') {
        if (meanings.length > 1) await memory.years.keep(list.id, meaning)
        return found
      }
      if (judgement === 'silent' && (silent === null || silent.lines.length === 0)) silent = found
      // an empty list is an answer when the way it wants to be asked is known
      if (silent !== null && way.isLast) return silent
    }
    if (silent) return silent
    throw new AppError('portal.pageChanged', { expected: asked.month, found: '' })
  }

  /** Whether an empty list is to be believed only after one that is known to have files. */
  function isDoubtful(key: string, { empty }: WholeList): boolean {
    const before = doubted.get(key) ?? 0
    doubted.set(key, before + 1)
    return empty === 'page' || before > 0
  }

  /** @throws AppError `portal.listSilent` when even a month known to have files shows none */
  async function prove(list: PageList, asked: Asked, corrected: CorrectedColumns | null): Promise<boolean> {
    const month = await findKnownMonth(list, asked)
    if (month === null) return false
    const { lines } = await readMonth(list, { ...asked, month }, corrected)
    if (lines.length === 0) throw new AppError('portal.listSilent', { month })
    return true
  }

  /** @throws AppError of the portal, `portal.pageChanged`, `portal.listSilent` */
  return async (list: PageList, asked: Asked, corrected: CorrectedColumns | null): Promise<PageFiles> => {
    const found = await readMonth(list, asked, corrected)
    const key = `${list.id} ${asked.scheme}`
    if (found.lines.length > 0) proven.add(key)
    else if (!proven.has(key) && isDoubtful(key, found) && (await prove(list, asked, corrected)))
      proven.add(key)
    return { found, isProven: proven.has(key), files: toFiles(found, list, asked.month) }
  }
}
