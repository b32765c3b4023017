import { type ListedFile, toSafeName } from '#main/features/downloads/file-list.ts'
import type { FileSureness, ListLine } from '#main/features/downloads/list-lines.ts'
import type { PageList } from '#main/features/downloads/portal-lists.ts'
import type { PageLink } from '#main/platform/browser/browser-session.ts'

type LinkedFile = Extract<PageList['file'], { kind: 'link' }>
type CalledFile = Extract<PageList['file'], { kind: 'call' }>

/** What a line says of its file. `form` of a called one. */
export type ToldFile = Pick<ListedFile, 'name' | 'source' | 'refusal'> & {
  readonly number: string | null
  readonly personType: string | null
}

/** @returns the quoted texts of a script */
function quotedIn(script: string): string[] {
  return [...script.matchAll(/'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"/g)].map(([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/g, '$1'),
  )
}

/** @returns the quoted values of `call('…', '…')`, or null when it is no such call */
function readValues({ call }: PageLink, name: string): string[] | null {
  const [, inside] = new RegExp(`(?:^|[^\\w.])${name}\\s*\\((.*)\\)`, 's').exec(call ?? '') ?? []
  return inside === undefined ? null : quotedIn(inside)
}

/** Where a link leads to: by its address, or by one that its script opens. */
function addressOf({ address, call }: PageLink, file: LinkedFile, pageUrl: string): string {
  if (/^https?:/.test(address) && file.fileAddress.test(address)) return address
  const opened = quotedIn(call ?? '').find((text) => file.fileAddress.test(text))
  if (opened !== undefined && URL.canParse(opened, pageUrl)) return new URL(opened, pageUrl).href
  return address
}

/**
 * A link that leads away from the portal is none of ours, and away is also another protocol or port, a host that only looks
 * like it, or a name and password in front of it.
 */
function isOfPortal(address: string, baseUrl: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  const portal = new URL(baseUrl)
  return protocol === portal.protocol && host === portal.host && username === '' && password === ''
}

/** @returns how surely a link of this list leads to its file: by what it says, and by where it leads */
export function toFileSureness({ file, path }: PageList, baseUrl: string): FileSureness {
  if (file.kind === 'call') return (link) => (readValues(link, file.call) === null ? 0 : 1)
  const pageUrl = new URL(path, baseUrl).href
  return (link) => {
    const leads = file.fileAddress.test(addressOf(link, file, pageUrl)) ? 2 : 0
    return leads + (file.fileLink.test(link.text) ? 1 : 0)
  }
}

/** The source is `rep_eclaim_….ecd`, the workbook made from it `eclaim_….xls`. */
export function toWorkbookName(name: string, { workbookName }: Pick<LinkedFile, 'workbookName'>): string {
  return workbookName.reduce((text, { from, to }) => text.replace(from, to), name.trim())
}

function nameInAddress(address: string, parameters: readonly string[]): string | null {
  const query = URL.canParse(address) ? new URL(address).searchParams : new URLSearchParams()
  for (const parameter of parameters) {
    const name = query.get(parameter)
    if (name) return name
  }
  return null
}

function findLinkedName({ links, cells }: ListLine, address: string, file: LinkedFile): string | null {
  const { nameParameters, sourceLink, sourceName } = file
  const source = links.find((link) => sourceLink.test(link.text) || sourceLink.test(link.address))
  const named =
    nameInAddress(address, nameParameters) ??
    (source && (nameInAddress(source.address, nameParameters) ?? source.text)) ??
    cells.flatMap((cell) => sourceName.exec(cell?.text ?? '')?.[1] ?? [])[0]
  return named ? toSafeName(toWorkbookName(named, file)) : null
}

function readLink(line: ListLine, list: PageList, file: LinkedFile, baseUrl: string): ToldFile {
  const address = addressOf(line.file, file, new URL(list.path, baseUrl).href)
  const bare = { source: { address }, number: null, personType: null }
  if (!isOfPortal(address, baseUrl)) return { ...bare, name: null, refusal: 'download.elsewhere' }
  return { ...bare, name: findLinkedName(line, address, file) }
}

function readCall(line: ListLine, file: CalledFile, baseUrl: string): ToldFile {
  const values = readValues(line.file, file.call)
  const address = new URL(file.path, baseUrl).href
  // another number of values means that they mean something else
  if (values?.length !== file.fields.length)
    return { name: null, source: { address }, number: null, personType: null }
  const form = Object.fromEntries(file.fields.map((field, index) => [field, values[index] ?? '']))
  const number = form[file.number] ?? ''
  const name = toSafeName(file.name.replace('{number}', number))
  return { name, source: { address, form }, number, personType: form[file.personType] ?? null }
}

/** @returns what a line says of its file; a name that is not safe to use is none, nor is that of a file elsewhere */
export function readFile(line: ListLine, list: PageList, baseUrl: string): ToldFile {
  return list.file.kind === 'link'
    ? readLink(line, list, list.file, baseUrl)
    : readCall(line, list.file, baseUrl)
}
