import { lastDayOf } from '#main/features/downloads/transfers-reader.ts'
import { parseDocumentName } from '#shared/model/document-name.ts'
import type { ListPlace } from '#shared/model/source.ts'
import { type LocalTime, parseThaiDate } from '#shared/model/thai-date.ts'

/** What the portal said of a file beside its counts. @see features/imports/evidence.ts */
export type PortalWord = {
  readonly scheme: Exclude<ListPlace['scheme'], 'all'> | null
  readonly listedAt: LocalTime | null
  readonly asked: {
    readonly source: string | null
    readonly firstDay: string
    readonly lastDay: string
  } | null
}

/** Transfers are asked for by month, and of a month that goes on up to the day of asking, which their name tells. */
function toAsked({ source, month }: ListPlace, name: string): PortalWord['asked'] {
  if (source !== 'smt') return null
  const last = lastDayOf(month)
  const askedOn = parseDocumentName(name)?.producedAt?.slice(0, 10) ?? last
  return { source: null, firstDay: `${month}-01`, lastDay: askedOn < last ? askedOn : last }
}

/**
 * @param list the list a file was found in
 * @param sentAt as the list prints it
 */
export function toPortalWord(
  list: ListPlace,
  { name, sentAt }: { readonly name: string; readonly sentAt: string | null },
): PortalWord {
  return {
    scheme: list.scheme === 'all' ? null : list.scheme,
    listedAt: parseThaiDate(sentAt ?? ''),
    asked: toAsked(list, name),
  }
}
