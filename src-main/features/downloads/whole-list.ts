import type { ListedFile } from '#main/features/downloads/file-list.ts'
import { type Asked, type Question, toListRequest } from '#main/features/downloads/list-request.ts'
import { type ReadLine, readLines } from '#main/features/downloads/page-rows.ts'
import type { PortalClient } from '#main/features/downloads/portal-client.ts'
import type { PageList } from '#main/features/downloads/portal-lists.ts'
import type { ListSeeing, SeenList } from '#main/features/downloads/see-list.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { CorrectedColumns } from '#shared/model/list-correction.ts'
import type { ListEnding, ReadColumn } from '#shared/model/list-reading.ts'

/** A list as it was read to its last page. */
export type WholeList = {
  readonly lines: readonly ReadLine[]
  /** How many the list says there are; null when it says nothing. */
  readonly told: number | null
  /** Lines that name a file and lead to none yet. */
  readonly waiting: number
  readonly columns: readonly ReadColumn[]
  /** Its first page. */
  readonly seen: SeenList
  /** Why it is believed to be empty; null when it has lines. */
  readonly empty: Extract<ListEnding, { state: 'empty' }>['evidence'] | null
}

type Needs = {
  readonly client: Pick<PortalClient, 'pace'>
  readonly seeing: ListSeeing
  readonly baseUrl: string
}

/** A list that changes while its pages are read, or that shows nothing at all, is read once more. */
const mostReadings = 2

const keyOf = ({ name, source }: ListedFile) => name ?? JSON.stringify(source)

function findEmptiness({ told, saysNothing, hasEmptyTable }: SeenList): NonNullable<WholeList['empty']> {
  if (told === 0) return 'count'
  if (saysNothing !== null) return 'text'
  return hasEmptyTable ? 'table' : 'page'
}

/** @throws AppError `portal.pageChanged` when a page without any line to press does not look like an empty list */
function checkEmpty({ told, saysNothing, hasOtherRows, tables }: SeenList, { file }: PageList): void {
  if (told === 0 || (told === null && (saysNothing === 'cell' || !hasOtherRows))) return
  const expected = file.kind === 'link' ? 'download excel' : file.call
  const found = tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.filter((cell) => cell.isHeader)),
  )
  const headers = found.map(({ text }) => text).join(' | ')
  throw new AppError('portal.pageChanged', { expected, found: headers.slice(0, 300) })
}

/** Reads lists page by page to their end. */
export function createWholeReader({ client, seeing, baseUrl }: Needs) {
  async function readOnce(
    list: PageList,
    asked: Asked,
    question: Omit<Question, 'page'>,
    corrected: CorrectedColumns | null,
  ): Promise<WholeList> {
    const lines: ReadLine[] = []
    const keys = new Set<string>()
    let first: { readonly seen: SeenList; readonly columns: readonly ReadColumn[] } | null = null
    let waiting = 0
    for (let page = 1; ; page++) {
      await client.pace()
      const seen = await seeing.see(toListRequest(list, asked, { ...question, page }), list)
      const found = readLines(seen, { list, baseUrl, hospitalCode: asked.hospitalCode, corrected })
      const fresh = found.lines.filter((line) => !keys.has(keyOf(line)))
      first ??= { seen, columns: found.columns }
      // a pager that does not turn shows the same lines again
      if (page === 1 || fresh.length > 0) {
        lines.push(...found.lines)
        waiting += seen.waiting
      }
      for (const line of found.lines) keys.add(keyOf(line))
      const { told } = first.seen
      const isLast = told === null || lines.length + waiting >= told || fresh.length === 0
      if (!isLast && page < list.paging.mostPages) continue
      const empty = lines.length === 0 ? findEmptiness(first.seen) : null
      if (empty !== null) checkEmpty(first.seen, list)
      return { lines, told, waiting, ...first, empty }
    }
  }

  /**
   * Reads a list to its end; one that is not surely whole is read once more, and then taken as it is.
   * @throws AppError of the portal; `portal.pageChanged` when nothing on a page with lines leads to a file
   */
  return async (
    list: PageList,
    asked: Asked,
    question: Omit<Question, 'page'>,
    corrected: CorrectedColumns | null,
  ): Promise<WholeList> => {
    for (let reading = 1; ; reading++) {
      const found = await readOnce(list, asked, question, corrected)
      const isShort = found.told !== null && found.lines.length + found.waiting < found.told
      if ((!isShort && found.empty !== 'page') || reading === mostReadings) return found
    }
  }
}
export type ReadWhole = ReturnType<typeof createWholeReader>

const toldOf = ({ told, lines }: WholeList) => told ?? (lines.length === 0 ? 0 : null)

/** @returns two lists of one question asked in parts as one. */
export function joinLists(one: WholeList, other: WholeList): WholeList {
  const [full, rest] = one.lines.length >= other.lines.length ? [one, other] : [other, one]
  const known = new Set(full.lines.map(keyOf))
  const [toldOne, toldOther] = [toldOf(one), toldOf(other)]
  return {
    ...full,
    lines: [...full.lines, ...rest.lines.filter((line) => !known.has(keyOf(line)))],
    told: toldOne === null || toldOther === null ? null : toldOne + toldOther,
    waiting: one.waiting + other.waiting,
  }
}
