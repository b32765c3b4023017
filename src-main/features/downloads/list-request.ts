import type { PageRequest } from '#main/features/downloads/portal-client.ts'
import type { PageList, YearMeaning } from '#main/features/downloads/portal-lists.ts'
import { beOffset, beYearOf, fiscalYearOf, type Month } from '#shared/model/thai-date.ts'

/** What a list is asked for. */
export type Asked = { readonly month: Month; readonly scheme: string; readonly hospitalCode: string }

const years: Readonly<Record<YearMeaning, (month: Month) => number>> = {
  calendarBe: beYearOf,
  fiscalBe: fiscalYearOf,
  calendarCe: (month) => beYearOf(month) - beOffset,
  fiscalCe: (month) => fiscalYearOf(month) - beOffset,
}

/** @returns the fields with their blanks filled in; `more` are blanks only some lists have. */
export function fillFields(
  fields: Readonly<Record<string, string>>,
  { month, scheme, hospitalCode }: Asked,
  meaning: YearMeaning,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const month2 = month.slice(5, 7)
  const values: Readonly<Record<string, string>> = {
    month: String(Number(month2)),
    month2,
    year: String(years[meaning](month)),
    scheme,
    SCHEME: scheme.toUpperCase(),
    hcode: hospitalCode,
    ...more,
  }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (blank, name: string) => values[name] ?? blank)
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, fill(text)]))
}

/** @returns how to ask for one page of a list. @param page from 1 */
export function toPageRequest(list: PageList, asked: Asked, meaning: YearMeaning, page: number): PageRequest {
  const { path, method, paging } = list
  const further = page > 1 ? { [paging.field]: String(page) } : {}
  const fields = { ...fillFields(list.fields, asked, meaning), ...further }
  return method === 'POST' ? { path, form: fields } : { path: `${path}?${new URLSearchParams(fields)}` }
}

/** @returns the meanings that ask for this month in words of their own, in order of trust. */
export function meaningsFor(list: PageList, month: Month): readonly YearMeaning[] {
  return list.years.filter(
    (meaning, index) =>
      list.years.findIndex((other) => years[other](month) === years[meaning](month)) === index,
  )
}
