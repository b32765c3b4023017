import * as z from 'zod'
import {
  type FileList,
  type ListedFile,
  toFileList,
  toSafeName,
  unknownCounts,
} from '#main/features/downloads/file-list.ts'
import { parseAnswer } from '#main/features/downloads/json-answer.ts'
import { toWorkbookName } from '#main/features/downloads/list-files.ts'
import { type Asked, fillFields } from '#main/features/downloads/list-request.ts'
import type { UploadsList } from '#main/features/downloads/portal-lists.ts'
import type { Teller } from '#main/features/downloads/run-report.ts'
import type { SignInDesk } from '#main/features/downloads/sign-in.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { parseRepFileName } from '#shared/model/rep-file-name.ts'
import { type Month, monthOf } from '#shared/model/thai-date.ts'

type Menu = {
  readonly refMenu?: { readonly id?: unknown; readonly url?: unknown } | undefined
  readonly children?: readonly Menu[] | undefined
}

const Menu: z.ZodType<Menu> = z.looseObject({
  refMenu: z.looseObject({ id: z.unknown(), url: z.unknown() }).optional(),
  get children() {
    return z.array(Menu).optional()
  },
})
const AuthInfo = z.looseObject({
  user: z.looseObject({ refHospital: z.looseObject({ hmain: z.string() }) }),
  menus: z.array(Menu),
})
const Answer = z.looseObject({
  data: z.array(z.record(z.string(), z.unknown())),
  totalSize: z.int().optional(),
})
type Upload = z.infer<typeof Answer>['data'][number]

function findMenu(menus: readonly Menu[], url: RegExp): string | null {
  for (const { refMenu, children = [] } of menus) {
    if (refMenu && typeof refMenu.url === 'string' && url.test(refMenu.url)) return String(refMenu.id)
    const below = findMenu(children, url)
    if (below !== null) return below
  }
  return null
}

type UploadedFile = ListedFile & { readonly scheme: string; readonly month: Month }

/** What a search needs: whose it is and from which menu. */
type Pass = { readonly token: string; readonly menu: string }

/** Reads the list of batches as the newer pages ask for it, once for all months and schemes of a run. */
export function createUploadsReader({ client, session, hospitalCode }: SignInDesk, tell: Teller) {
  let kept: readonly UploadedFile[] | null = null

  /** @throws AppError `portal.sessionExpired` when the portal does not know us */
  async function ask(path: string, token: string, body: unknown, menu?: string): Promise<string> {
    await client.pace()
    const headers = { authorization: `Bearer ${token}`, ...(menu ? { 'c-menu': menu } : {}) }
    const { status, text } = await client.ask({ path, body: JSON.stringify(body), headers })
    if (status === 401) throw new AppError('portal.sessionExpired')
    if (status === 403) throw new AppError('portal.noRight')
    if (status !== 200) throw new AppError('portal.pageChanged', { expected: path, found: String(status) })
    return text
  }

  /** @throws AppError `portal.noRight` when the account is of another hospital or lacks the menu */
  async function enter(list: UploadsList): Promise<Pass> {
    await client.pace()
    await client.visit({ path: list.opener })
    const token = await session.readStorage(list.tokenName)
    if (token === null) throw new AppError('portal.sessionExpired')
    const info = parseAnswer(AuthInfo, await ask(list.authInfo, token, { token }), 'menus')
    const found = info.user.refHospital.hmain
    if (found !== hospitalCode) throw new AppError('portal.noRight', { expected: hospitalCode, found })
    const menu = findMenu(info.menus, list.menu)
    if (menu === null) throw new AppError('portal.noRight')
    return { token, menu }
  }

  async function search(list: UploadsList, { token, menu }: Pass): Promise<Upload[]> {
    const uploads: Upload[] = []
    for (let page = 0; page < list.mostPages; page++) {
      const body = {
        page,
        size: list.pageLines,
        where: [],
        sort: list.sort,
        isCount: true,
        hcode: hospitalCode,
      }
      const { data, totalSize } = parseAnswer(Answer, await ask(list.search, token, body, menu), 'data')
      uploads.push(...data)
      const isLast = totalSize === undefined ? data.length < list.pageLines : uploads.length >= totalSize
      if (data.length === 0 || isLast) break
    }
    return uploads
  }

  function toListed(list: UploadsList, upload: Upload, { token }: Pass): UploadedFile | null {
    const filename = String(upload['filename'] ?? '')
    const name = toSafeName(toWorkbookName(filename, list.file))
    const told = name === null ? null : parseRepFileName(name)
    if (told === null) return null
    const { scheme, producedAt } = told
    const month = monthOf(producedAt)
    const more = { filename, token }
    const fields = fillFields(list.file.fields, { month, scheme, hospitalCode }, 'calendarBe', more)
    const address = client.toAddress(`${list.file.path}?${new URLSearchParams(fields)}`)
    return { name, source: { address }, repNo: null, sentAt: null, counts: unknownCounts, month, scheme }
  }

  /** @returns every file that can be fetched; what has no name we can read belongs to no month, and is told */
  async function readAll(list: UploadsList): Promise<readonly UploadedFile[]> {
    const pass = await enter(list)
    const isReady = (upload: Upload) =>
      Object.entries(list.ready).every(([field, wanted]) => String(upload[field] ?? '') === wanted)
    return (await search(list, pass)).filter(isReady).flatMap((upload) => {
      const file = toListed(list, upload, pass)
      if (file === null) tell('warn', 'downloads.nameRefused', { repNo: String(upload['uploadId'] ?? '') })
      return file ?? []
    })
  }

  return {
    /** What was read in another session is of no use in this one. */
    forget(): void {
      kept = null
    },
    /**
     * The files of a month and scheme, by the time and kind in their names.
     * @throws AppError `portal.sessionExpired`, `portal.noRight`, `portal.pageChanged` (also when the list does not go back
     * as far), and those of `ask`
     */
    async read(list: UploadsList, { month, scheme }: Asked): Promise<FileList> {
      kept ??= await readAll(list)
      const oldest = kept.map((file) => file.month).sort()[0]
      // the list goes back some months only, and before those it says nothing
      if (oldest === undefined || month < oldest)
        throw new AppError('portal.pageChanged', { expected: month, found: oldest ?? '' })
      return toFileList(kept.filter((file) => file.month === month && file.scheme === scheme))
    },
  }
}
