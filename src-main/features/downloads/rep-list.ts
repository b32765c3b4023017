import type { PortalPlace } from '#main/features/downloads/portal-client.ts'
import type { ListField, PortalProfile } from '#main/features/downloads/portal-profile.ts'
import type { PageTable } from '#main/platform/browser/browser-session.ts'
import type { ControlCounts } from '#shared/contract/downloads.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** One REP batch of the list. `name` is null when the line gives no name that is safe to use. */
export type ListedRep = {
  readonly name: string | null
  readonly address: string
  readonly repNo: string | null
  /** As printed. */
  readonly sentAt: string | null
  readonly counts: ControlCounts
}

export type RepList = {
  readonly reps: readonly ListedRep[]
  /** Names that stood on more than one line; only the first line is kept. */
  readonly duplicates: readonly string[]
}

type Row = PageTable['rows'][number]
type Columns = ReadonlyMap<ListField, number>

const safeName = /^[A-Za-z0-9][\w.-]{0,118}\.xlsx?$/i
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)\./i

/** @returns whether a name may be used as a file name on every system; it can never leave its folder. */
export function isSafeName(name: string): boolean {
  return safeName.test(name) && !deviceName.test(name) && !name.includes('..')
}

const toPlain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()

function findColumns(header: Row | undefined, profile: PortalProfile): Columns {
  const texts = header?.cells.map((cell) => toPlain(cell.text)) ?? []
  const columns = new Map<ListField, number>()
  let last = -1
  for (const { field, headers } of profile.list.columns) {
    const known = headers.map(toPlain)
    const at = texts.findIndex((text) => known.includes(text))
    if (at <= last)
      throw new AppError('portal.pageChanged', {
        expected: headers[0] ?? field,
        found: texts.join(' | ').slice(0, 300),
      })
    columns.set(field, at)
    last = at
  }
  return columns
}

function toCount(text: string): number | null {
  const digits = text.replaceAll(',', '').trim()
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

/** The source is `rep_eclaim_….ecd`, the workbook made from it `eclaim_….xls`. */
function toWorkbookName(name: string, { workbookName }: PortalProfile['list']): string {
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

function findName(row: Row, address: string, profile: PortalProfile): string | null {
  const { nameParameters, sourceLink } = profile.list
  const source = row.cells
    .flatMap((cell) => cell.links)
    .find((link) => sourceLink.test(link.text) || sourceLink.test(link.address))
  const named =
    nameInAddress(address, nameParameters) ??
    (source && (nameInAddress(source.address, nameParameters) ?? source.text))
  const name = named ? toWorkbookName(named, profile.list) : null
  return name !== null && isSafeName(name) ? name : null
}

/** A link that leads away from the portal, or not to the web at all, is none of ours. */
function isOfPortal(address: string, baseUrl: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return /^https?:$/.test(protocol) && hostname === new URL(baseUrl).hostname
}

function toRep(row: Row, columns: Columns, { profile, baseUrl }: PortalPlace): ListedRep {
  const textOf = (field: ListField) => row.cells[columns.get(field) ?? -1]?.text ?? ''
  const link = row.cells.flatMap((cell) => cell.links).find(({ text }) => profile.list.fileLink.test(text))
  const address = link?.address ?? ''
  return {
    name: isOfPortal(address, baseUrl) ? findName(row, address, profile) : null,
    address,
    repNo: textOf('repNo') || null,
    sentAt: textOf('sentAt') || null,
    counts: {
      total: toCount(textOf('total')),
      passed: toCount(textOf('passed')),
      failed: toCount(textOf('failed')),
    },
  }
}

/**
 * Reads the REP list as the page shows it.
 * @param table of the page, link addresses resolved against the page; null when the page has none
 * @throws AppError `portal.pageChanged` when the table or a known column is missing or stands elsewhere
 * @source nhso/formats.md §3.15, §6.2
 */
export function parseRepList(table: PageTable | null, place: PortalPlace): RepList {
  const { profile } = place
  if (!table) throw new AppError('portal.pageChanged', { expected: profile.list.table, found: '' })
  const start = table.rows.findIndex((row) => row.isHeader)
  const headerAt = Math.max(start, 0)
  const columns = findColumns(table.rows[headerAt], profile)
  const rows = table.rows.slice(headerAt + 1).filter((row) => row.cells.length > (columns.get('failed') ?? 0))
  const reps: ListedRep[] = []
  const duplicates: string[] = []
  for (const rep of rows.map((row) => toRep(row, columns, place))) {
    if (rep.name !== null && reps.some(({ name }) => name === rep.name)) duplicates.push(rep.name)
    else reps.push(rep)
  }
  return { reps, duplicates }
}
