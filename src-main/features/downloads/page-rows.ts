import { type ListedFile, toSafeName, unknownCounts } from '#main/features/downloads/file-list.ts'
import type { ListField, PageList } from '#main/features/downloads/portal-lists.ts'
import type { PageTable } from '#main/platform/browser/browser-session.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { parseDocumentName } from '#shared/model/document-name.ts'
import { beOffset, type Month, monthOf, parseThaiDate } from '#shared/model/thai-date.ts'

type Row = PageTable['rows'][number]
type Columns = ReadonlyMap<ListField, number>
type LinkedFile = Extract<PageList['file'], { kind: 'link' }>
type CalledFile = Extract<PageList['file'], { kind: 'call' }>

const toPlain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()

function findColumns(header: Row | undefined, list: PageList): Columns {
  const texts = header?.cells.map((cell) => toPlain(cell.text)) ?? []
  const columns = new Map<ListField, number>()
  let last = -1
  for (const { field, headers } of list.columns) {
    const known = headers.map(toPlain)
    const at = texts.findIndex((text) => known.includes(text))
    if (at > last) columns.set(field, at)
    else if (list.needed.includes(field))
      throw new AppError('portal.pageChanged', {
        expected: headers[0] ?? field,
        found: texts.join(' | ').slice(0, 300),
      })
    last = Math.max(last, at)
  }
  return columns
}

function toCount(text: string): number | null {
  const digits = text.replaceAll(',', '').trim()
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
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

function findLinkedName(row: Row, address: string, file: LinkedFile): string | null {
  const { nameParameters, sourceLink } = file
  const source = row.cells
    .flatMap((cell) => cell.links)
    .find((link) => sourceLink.test(link.text) || sourceLink.test(link.address))
  const named =
    nameInAddress(address, nameParameters) ??
    (source && (nameInAddress(source.address, nameParameters) ?? source.text))
  return named ? toSafeName(toWorkbookName(named, file)) : null
}

/** A link that leads away from the portal, or not to the web at all, is none of ours. */
function isOfPortal(address: string, baseUrl: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return /^https?:$/.test(protocol) && hostname === new URL(baseUrl).hostname
}

/** What a line says of its file. */
type Told = Pick<ListedFile, 'name' | 'source'> & { readonly number: string | null }

function readLink(row: Row, file: LinkedFile, baseUrl: string): Told {
  const link = row.cells.flatMap((cell) => cell.links).find(({ text }) => file.fileLink.test(text))
  const address = link?.address ?? ''
  const name = isOfPortal(address, baseUrl) ? findLinkedName(row, address, file) : null
  return { name, source: { address }, number: null }
}

/** @returns the quoted values of `call('…', '…')`, or null when it is no such call */
function readValues(script: string | null, call: string): string[] | null {
  const [, inside] = new RegExp(`(?:^|[^\\w.])${call}\\s*\\((.*)\\)`, 's').exec(script ?? '') ?? []
  if (inside === undefined) return null
  return [...inside.matchAll(/'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"/g)].map(([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/g, '$1'),
  )
}

function readCall(row: Row, file: CalledFile, baseUrl: string): Told {
  const values = row.cells
    .flatMap((cell) => cell.links)
    .map(({ call }) => readValues(call, file.call))
    .find((found) => found !== null)
  const address = new URL(file.path, baseUrl).href
  // another number of values means that they mean something else
  if (values?.length !== file.fields.length) return { name: null, source: { address }, number: null }
  const form = Object.fromEntries(file.fields.map((field, index) => [field, values[index] ?? '']))
  const number = form[file.number] ?? ''
  return { name: toSafeName(file.name.replace('{number}', number)), source: { address, form }, number }
}

/** `10670_IPUCS256810_01` is of October 2025, and so is `10670_IP202510_01`. */
function monthOfNumber(number: string | null): Month | null {
  const [, year = '', month] = /(\d{4})(0[1-9]|1[0-2])_\d+$/.exec(number ?? '') ?? []
  if (month === undefined) return null
  return `${Number(year) - (year >= '2400' ? beOffset : 0)}-${month}`
}

function monthOfLine(told: Told, sentAt: string | null): Month | null {
  if (told.number !== null) return monthOfNumber(told.number)
  const time = parseThaiDate(sentAt ?? '') ?? parseDocumentName(told.name ?? '')?.producedAt ?? null
  return time === null ? null : monthOf(time)
}

function toListed(row: Row, columns: Columns, list: PageList, baseUrl: string): ListedFile {
  const textOf = (field: ListField) => row.cells[columns.get(field) ?? -1]?.text ?? ''
  const { file } = list
  const told = file.kind === 'link' ? readLink(row, file, baseUrl) : readCall(row, file, baseUrl)
  const sentAt = textOf('sentAt') || null
  return {
    name: told.name,
    source: told.source,
    repNo: textOf('repNo') || null,
    sentAt,
    counts: columns.has('total')
      ? {
          total: toCount(textOf('total')),
          passed: toCount(textOf('passed')),
          failed: toCount(textOf('failed')),
        }
      : unknownCounts,
    month: monthOfLine(told, sentAt),
  }
}

/** A line that only spans the table, such as `no data`, is none. */
function isLine(row: Row, columns: Columns): boolean {
  const last = Math.max(1, ...columns.values())
  return !row.isHeader && row.cells.length > last
}

/**
 * Reads the lines of one page of a list.
 * @param table of the page, link addresses resolved against the page; null when the page has none
 * @throws AppError `portal.pageChanged` when the table or a needed column is missing or stands elsewhere
 * @source nhso/formats.md §3.15, §3.16, §6.2, §6.4
 */
export function parsePageRows(table: PageTable | null, list: PageList, baseUrl: string): ListedFile[] {
  if (!table) throw new AppError('portal.pageChanged', { expected: list.table, found: '' })
  const headerAt = Math.max(
    table.rows.findIndex((row) => row.isHeader),
    0,
  )
  const columns = findColumns(table.rows[headerAt], list)
  return table.rows
    .slice(headerAt + 1)
    .filter((row) => isLine(row, columns))
    .map((row) => toListed(row, columns, list, baseUrl))
}
