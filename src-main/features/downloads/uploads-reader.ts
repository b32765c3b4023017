import {
  parseAuthInfo,
  parseRenewed,
  parseUploads,
  type Upload,
  wordOf,
} from '#main/features/downloads/client-answers.ts'
import { type ListedFile, toFileList, toSafeName, unknownCounts } from '#main/features/downloads/file-list.ts'
import { type JsonList, toJsonStructure } from '#main/features/downloads/json-structure.ts'
import { toWorkbookName } from '#main/features/downloads/list-files.ts'
import { type Asked, fillFields } from '#main/features/downloads/list-request.ts'
import type { VisitNeeds } from '#main/features/downloads/open-portal.ts'
import { createPageToken, type PageToken } from '#main/features/downloads/page-token.ts'
import type { JsonText } from '#main/features/downloads/portal-client.ts'
import type { UploadsList } from '#main/features/downloads/portal-lists.ts'
import type { SignInDesk } from '#main/features/downloads/sign-in.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ListStructure } from '#shared/model/list-reading.ts'
import { parseRepFileName } from '#shared/model/rep-file-name.ts'
import { type Month, monthOf, toBangkokTime } from '#shared/model/thai-date.ts'

type Needs = Pick<VisitNeeds, 'tell' | 'wait' | 'signal' | 'clock'>

type UploadedFile = ListedFile & { readonly scheme: string; readonly month: Month }

/** What a search needs: whose it is and, where one was found, from which menu. */
type Pass = { readonly page: PageToken; token: string; menu: string | null }

/** Reads the list of batches as the newer pages ask for it, once for all months and schemes of a run. */
export function createUploadsReader(desk: SignInDesk, { tell, wait, signal, clock }: Needs) {
  const { client, profile, hospitalCode } = desk
  let kept: readonly UploadedFile[] | null = null
  let structure: ListStructure | null = null

  async function post(path: string, { token, menu }: Pass, body: object): Promise<JsonText> {
    await client.pace()
    const headers = { authorization: `Bearer ${token}`, ...(menu === null ? {} : { 'c-menu': menu }) }
    return client.ask({ path, body: JSON.stringify(body), headers })
  }

  /** A token that is too old may be renewed by itself, or by the pages that gave it. */
  async function renew(list: UploadsList, pass: Pass): Promise<string | null> {
    const { status, text } = await post(list.authToken, pass, { token: pass.token })
    return (status === 200 ? parseRenewed(text) : null) ?? pass.page.waitFor(pass.token)
  }

  /** @throws AppError `portal.sessionExpired` when the portal does not know us */
  async function ask(list: UploadsList, path: string, pass: Pass, toBody: () => object): Promise<string> {
    const first = await post(path, pass, toBody())
    const token = first.status === 401 ? await renew(list, pass) : null
    if (token !== null) pass.token = token
    const { status, text } = token === null ? first : await post(path, pass, toBody())
    if (status === 401) throw new AppError('portal.sessionExpired')
    if (status === 403) throw new AppError('portal.noRight')
    if (status !== 200) throw new AppError('portal.pageChanged', { expected: path, found: String(status) })
    return text
  }

  /** @throws AppError `portal.noRight` when the account is of another hospital */
  async function enter(list: UploadsList): Promise<Pass> {
    await client.pace()
    await client.visit({ path: list.opener })
    const page = createPageToken(
      { ...desk, wait, signal },
      { ...list, address: client.toAddress(list.opener), pageMs: profile.limits.pageMs },
    )
    const token = await page.waitFor(null)
    if (token === null) throw new AppError('portal.sessionExpired')
    const pass: Pass = { page, token, menu: null }
    const info = parseAuthInfo(await ask(list, list.authInfo, pass, () => ({ token: pass.token })), list.menu)
    if (info.hospitalCode !== hospitalCode)
      throw new AppError('portal.noRight', { expected: hospitalCode, found: info.hospitalCode })
    pass.menu = info.menu
    return pass
  }

  /**
   * Asks on until there are as many lines as are told or, where nothing is told, until nothing new comes.
   * @throws AppError `portal.pageChanged` when they do not come
   */
  async function search(list: UploadsList, pass: Pass): Promise<Upload[]> {
    const uploads: Upload[] = []
    const seen = new Set<string>()
    let size = list.pageLines
    let told: number | null = null
    for (let page = 0; page < list.mostPages; page++) {
      const body = { page, size, where: [], sort: list.sort, isCount: true, hcode: hospitalCode }
      const text = await ask(list, list.search, pass, () => body)
      if (page === 0) structure = toJsonStructure(list.search, text)
      const { lines, total } = parseUploads(text)
      told = total ?? told
      const isNew = lines.some((line) => !seen.has(wordOf(line, 'filename')))
      for (const line of isNew ? lines : []) seen.add(wordOf(line, 'filename'))
      if (isNew) uploads.push(...lines)
      if (told === null ? !isNew : uploads.length >= told) return uploads
      if (!isNew) break
      // a portal that gives less than was asked for may count its pages by what it gives
      if (page === 0) size = Math.min(size, lines.length)
    }
    throw new AppError('portal.pageChanged', { expected: told ?? 'data', found: uploads.length })
  }

  function toListed(list: UploadsList, upload: Upload, { token }: Pass): UploadedFile | null {
    const filename = wordOf(upload, 'filename')
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

  /** @returns every file that can be fetched; what is not ready, or has no name we can read, is told */
  async function readAll(list: UploadsList): Promise<readonly UploadedFile[]> {
    const pass = await enter(list)
    const isReady = (upload: Upload) =>
      list.ready.some((flags) =>
        Object.entries(flags).every(([field, wanted]) => wordOf(upload, field) === wanted),
      )
    const uploads = await search(list, pass)
    const ready = uploads.filter(isReady)
    if (ready.length < uploads.length)
      tell('info', 'downloads.notReady', { lines: uploads.length - ready.length })
    return ready.flatMap((upload) => {
      const file = toListed(list, upload, pass)
      if (file === null) tell('warn', 'downloads.nameRefused', { repNo: wordOf(upload, 'uploadId') })
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
    async read(list: UploadsList, { month, scheme }: Asked): Promise<JsonList> {
      kept ??= await readAll(list)
      // the list goes back some months only, and before those it says nothing; an empty one speaks of this month
      const [oldest = monthOf(toBangkokTime(clock.now()))] = kept.map((file) => file.month).sort()
      if (month < oldest) throw new AppError('portal.pageChanged', { expected: month, found: oldest })
      const found = toFileList(kept.filter((file) => file.month === month && file.scheme === scheme))
      return { ...found, structure }
    },
  }
}
