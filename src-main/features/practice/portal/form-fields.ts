import { html, type Markup } from '#main/features/practice/portal/html.ts'
import { toOption } from '#main/features/practice/portal/list-table.ts'
import { monthNames, type YearMeaning } from '#main/features/practice/portal/portal-dates.ts'
import { beOffset, beYearOf, fiscalYearOf, type Month } from '#shared/model/thai-date.ts'

type Choice = readonly [value: string, label: string]

/** A drop-down of a form with its label. */
export function toSelect(name: string, label: string, choices: readonly Choice[], chosen: string): Markup {
  const options = choices.map(([value, text]) => toOption(value, text, value === chosen))
  return html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}">
${options}</select></div>`
}

/** All months, or one. */
export const monthChoices: readonly Choice[] = [
  ['', 'ทั้งหมด'],
  ...monthNames.map((name, index): Choice => [String(index + 1).padStart(2, '0'), name]),
]

/** The years that a list with this meaning takes, the present one first. */
export function yearChoices(meaning: YearMeaning, now: Month): readonly Choice[] {
  const newest = {
    calendarCe: beYearOf(now) - beOffset,
    fiscalCe: fiscalYearOf(now) - beOffset,
    fiscalBe: fiscalYearOf(now),
  }[meaning]
  return [0, 1, 2, 3].map((back): Choice => [String(newest - back), String(newest - back)])
}
