import { type FileList, type ListedFile, toFileList } from '#main/features/downloads/file-list.ts'
import type { NamedColumns } from '#main/features/downloads/list-columns.ts'
import type { ListMemory } from '#main/features/downloads/list-memory.ts'
import {
  type Asked,
  meaningsFor,
  personTypesFor,
  type Question,
} from '#main/features/downloads/list-request.ts'
import type { PageList, YearMeaning } from '#main/features/downloads/portal-lists.ts'
import type { ListSeeing } from '#main/features/downloads/see-list.ts'
import { joinLists, type ReadWhole, type WholeList } from '#main/features/downloads/whole-list.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Month } from '#shared/model/thai-date.ts'

type Needs = {
  readonly seeing: Pick<ListSeeing, 'open'>
  readonly readWhole: ReadWhole
  readonly memory: ListMemory
  /** A month in which this list is known to have had files; null when none is known. */
  readonly findKnownMonth: (list: PageList, asked: Asked) => Promise<Month | null>
}

type Choices = Question['choices']

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

/** Reads a list that pages show: for every person type, and in the year it means. */
export function createPageReader({ seeing, readWhole, memory, findKnownMonth }: Needs) {
  /** Lists that showed lines in this session, so that an empty one is empty. */
  const proven = new Set<string>()
  const doubted = new Map<string, number>()

  /** Asks for all person types at once, and for each where that does not show all of them. */
  async function readTypes(
    list: PageList,
    asked: Asked,
    meaning: YearMeaning,
    choices: Choices,
    named: NamedColumns,
  ): Promise<WholeList> {
    const types = personTypesFor(list, choices)
    const kept = types.length > 1 ? await memory.personTypes.find(list.id) : null
    const ask = (personType: string) => readWhole(list, asked, { meaning, personType, choices }, named)
    const each = types.filter((type) => type !== '')
    let found: WholeList | null = null
    if (types.includes('') && kept !== 'each') {
      found = await ask('')
      const shown = new Set(found.lines.map(({ personType }) => personType))
      if (kept === 'all' || each.length === 0) return found
      if (each.every((type) => shown.has(type))) {
        await memory.personTypes.keep(list.id, 'all')
        return found
      }
    }
    const before = found?.lines.length ?? 0
    for (const type of each) {
      if (found?.lines.some(({ personType }) => personType === type)) continue
      const part = await ask(type)
      found = found && (found.lines.length > 0 || part.lines.length === 0) ? joinLists(found, part) : part
    }
    if (!found) throw new Error('a list without a person type')
    if (types.includes('') && found.lines.length > before) await memory.personTypes.keep(list.id, 'each')
    return found
  }

  /**
   * Asks in every year the list may mean until its lines are of the right month, and remembers which that was.
   * @throws AppError of the portal; `portal.pageChanged` when every year gives lines of other months
   */
  async function readYears(list: PageList, asked: Asked, named: NamedColumns): Promise<WholeList> {
    const choices = await seeing.open(list)
    const possible = meaningsFor(list, asked.month, choices)
    const kept = await memory.years.find(list.id)
    const known = possible.find((meaning) => meaning === kept)
    const meanings = known ? [known, ...possible.filter((meaning) => meaning !== known)] : possible
    let silent: WholeList | null = null
    for (const meaning of meanings) {
      const found = await readTypes(list, asked, meaning, choices, named)
      const judgement = judge(found.lines, asked.month)
      if (judgement === 'right') {
        if (possible.length > 1) await memory.years.keep(list.id, meaning)
        return found
      }
      if (judgement === 'silent' && (silent === null || silent.lines.length === 0)) silent = found
      // an empty list is an answer when the year it means is known
      if (judgement === 'silent' && meaning === known) return found
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
  async function prove(list: PageList, asked: Asked, named: NamedColumns): Promise<boolean> {
    const month = await findKnownMonth(list, asked)
    if (month === null) return false
    const { lines } = await readYears(list, { ...asked, month }, named)
    if (lines.length === 0) throw new AppError('portal.listSilent', { month })
    return true
  }

  /** @throws AppError of the portal, `portal.pageChanged`, `portal.listSilent` */
  return async (list: PageList, asked: Asked, named: NamedColumns): Promise<PageFiles> => {
    const found = await readYears(list, asked, named)
    const key = `${list.id} ${asked.scheme}`
    if (found.lines.length > 0) proven.add(key)
    else if (!proven.has(key) && isDoubtful(key, found) && (await prove(list, asked, named))) proven.add(key)
    return { found, isProven: proven.has(key), files: toFiles(found, list, asked.month) }
  }
}
