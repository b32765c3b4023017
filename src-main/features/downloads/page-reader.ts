import { type FileList, type ListedFile, toFileList } from '#main/features/downloads/file-list.ts'
import { type Asked, meaningsFor, toPageRequest } from '#main/features/downloads/list-request.ts'
import { parsePageRows } from '#main/features/downloads/page-rows.ts'
import type { PageRequest, SeenPage } from '#main/features/downloads/portal-client.ts'
import type { PageList, YearMeaning } from '#main/features/downloads/portal-lists.ts'
import type { SignInDesk } from '#main/features/downloads/sign-in.ts'
import type { YearMemory } from '#main/features/downloads/year-memory.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Month } from '#shared/model/thai-date.ts'

/** Goes to a list, signing in again when that is needed. @returns the page, which is the list */
export type SeeList = (request: PageRequest, list: PageList) => Promise<SeenPage>

type Needs = Pick<SignInDesk, 'client' | 'session'> & {
  readonly see: SeeList
  readonly memory: YearMemory
  readonly baseUrl: string
}

/** A line is sent in the month it is listed under, or some months later. */
const nearMonths = 6
/** A list that changes while its pages are read is read once more. */
const mostReadings = 2

const toIndex = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))

/** What the lines of a list say about the month it was asked for. */
type Judgement = 'right' | 'wrong' | 'silent'

function judge(files: readonly ListedFile[], month: Month): Judgement {
  const months = files.flatMap((file) => file.month ?? [])
  if (months.length === 0) return 'silent'
  const near = months.filter((one) => Math.abs(toIndex(one) - toIndex(month)) <= nearMonths)
  return near.length * 2 > months.length ? 'right' : 'wrong'
}

function totalIn(html: string, { paging }: PageList): number | null {
  const text = paging.total.exec(html)?.[1]?.replaceAll(',', '') ?? ''
  return /^\d{1,7}$/.test(text) ? Number(text) : null
}

/** Reads a list that a page shows, with all its pages and in the year it means. */
export function createPageReader({ client, session, see, memory, baseUrl }: Needs) {
  const opened = new Set<string>()

  /** A person comes from another page; once in a session is enough. */
  async function open({ opener }: PageList): Promise<void> {
    if (opener === null || opened.has(opener)) return
    await client.pace()
    await client.visit({ path: opener })
    opened.add(opener)
  }

  /** @returns every line, and how many the page says there are; null when it says nothing */
  async function readOnce(list: PageList, asked: Asked, meaning: YearMeaning) {
    const lines: ListedFile[] = []
    for (let page = 1; ; page++) {
      await client.pace()
      const { html } = await see(toPageRequest(list, asked, meaning, page), list)
      const found = parsePageRows(await session.readTable(list.table), list, baseUrl)
      lines.push(...found)
      const total = totalIn(html, list)
      const isLast = total === null || lines.length >= total || found.length === 0
      if (isLast || page === list.paging.mostPages) return { lines, total: total ?? lines.length }
    }
  }

  /** @throws AppError `portal.pageChanged` when there are not as many lines as the page says */
  async function readWhole(list: PageList, asked: Asked, meaning: YearMeaning): Promise<FileList> {
    for (let reading = 1; ; reading++) {
      const { lines, total } = await readOnce(list, asked, meaning)
      if (lines.length >= total) return toFileList(lines)
      if (reading === mostReadings)
        throw new AppError('portal.pageChanged', { expected: String(total), found: String(lines.length) })
    }
  }

  /** Only a list of numbered documents may show other months besides. */
  function ofMonth({ files, duplicates }: FileList, list: PageList, month: Month): FileList {
    if (list.file.kind === 'link') return { files, duplicates }
    return { files: files.filter((file) => file.month === null || file.month === month), duplicates }
  }

  /**
   * Asks in every year the list may mean until its lines are of the right month, and remembers which that was.
   * @throws AppError of the portal; `portal.pageChanged` when every year gives lines of other months
   */
  return async (list: PageList, asked: Asked): Promise<FileList> => {
    await open(list)
    const possible = meaningsFor(list, asked.month)
    const kept = await memory.find(list.id)
    const known = possible.find((meaning) => meaning === kept)
    const meanings = known ? [known, ...possible.filter((meaning) => meaning !== known)] : possible
    let silent: FileList | null = null
    for (const meaning of meanings) {
      const found = await readWhole(list, asked, meaning)
      const judgement = judge(found.files, asked.month)
      if (judgement === 'right') {
        if (possible.length > 1) await memory.keep(list.id, meaning)
        return ofMonth(found, list, asked.month)
      }
      if (judgement === 'silent' && (silent === null || silent.files.length === 0)) silent = found
      // an empty list is an answer when the year it means is known
      if (judgement === 'silent' && meaning === known) return found
    }
    if (silent) return silent
    throw new AppError('portal.pageChanged', { expected: asked.month, found: '' })
  }
}
