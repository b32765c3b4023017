import type { PageList, YearMeaning } from '#main/features/downloads/portal-lists.ts'
import type { PageChoices } from '#main/platform/browser/browser-session.ts'
import { beOffset, beYearOf, fiscalYearOf, type Month } from '#shared/model/thai-date.ts'

/** What a list is asked for. */
export type Asked = { readonly month: Month; readonly scheme: string; readonly hospitalCode: string }

/** How a list is asked for it. `choices` of the page one comes from; `page` from 1. */
export type Question = {
  readonly meaning: YearMeaning
  readonly personType: string
  readonly choices: PageChoices
  readonly page: number
}

/** What goes to the portal: the fields of an address or of a form. */
export type ListRequest = { readonly path: string; readonly fields: Readonly<Record<string, string>> }

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

/** @returns how to ask for one page of a list */
export function toListRequest(list: PageList, asked: Asked, question: Question): ListRequest {
  const { meaning, personType, choices, page } = question
  const chosen = Object.entries(list.fields).map(([name, text]) => [
    name,
    text === '{chosen}' ? (choices[name]?.chosen ?? '') : text,
  ])
  const fields = fillFields(Object.fromEntries(chosen), asked, meaning, { personType })
  const further = page > 1 ? { [list.paging.field]: String(page) } : {}
  return { path: list.path, fields: { ...fields, ...further } }
}

/** What the drop-down of the field with that blank offers; none where the page has no such drop-down. */
function offeredFor(list: PageList, blank: string, choices: PageChoices): readonly string[] {
  const name = Object.keys(list.fields).find((field) => list.fields[field]?.includes(blank))
  return choices[name ?? '']?.offered ?? []
}

/** What a page offers narrows what is asked for; where nothing of it is offered the page is of no help. */
function narrow<T>(
  wanted: readonly T[],
  offered: readonly string[],
  toText: (one: T) => string,
): readonly T[] {
  const both = wanted.filter((one) => offered.includes(toText(one)))
  return both.length > 0 ? both : wanted
}

/** @returns the meanings that ask for this month in words of their own, in order of trust. */
export function meaningsFor(list: PageList, month: Month, choices: PageChoices): readonly YearMeaning[] {
  const yearOf = (meaning: YearMeaning) => String(years[meaning](month))
  const different = list.years.filter(
    (meaning, index) => list.years.findIndex((other) => yearOf(other) === yearOf(meaning)) === index,
  )
  return narrow(different, offeredFor(list, '{year}', choices), yearOf)
}

/** @returns the person types to ask for, in order of trust; the empty one stands for all */
export function personTypesFor(list: PageList, choices: PageChoices): readonly string[] {
  return narrow(list.personTypes, offeredFor(list, '{personType}', choices), (type) => type)
}
