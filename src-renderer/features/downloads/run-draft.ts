import * as z from 'zod'
import type { Input } from '#shared/contract/index.ts'
import type { Scheme } from '#shared/model/scheme.ts'
import { type ChoiceFault, findChoiceFault, type Source, sources } from '#shared/model/source.ts'
import {
  fiscalYearOf,
  type Month,
  monthsBefore,
  monthsBetween,
  monthsOfFiscalYear,
} from '#shared/model/thai-date.ts'

/** What a person may ask for. */
export const runScopes = z.enum(['month', 'range', 'fiscalYear', 'missing'])

/** What stands in the form. Each scope keeps its own months, so that changing one's mind loses nothing. */
export type RunDraft = {
  readonly scope: z.infer<typeof runScopes>
  readonly month: Month
  readonly from: Month
  readonly to: Month
  /** BE. */
  readonly fiscalYear: number
  readonly sources: readonly Source[]
  readonly schemes: readonly Scheme[]
  readonly isImporting: boolean
  readonly isDryRun: boolean
  readonly isFetchingAgain: boolean
}
export type DraftFault = 'monthsBackwards' | 'monthsTooMany' | ChoiceFault

/** As many as one run takes. */
export const mostMonths = 120
const yearsOffered = 10

/** @returns what the form proposes: files of a month still come in the month after it. */
export function startDraft(now: Month): RunDraft {
  return {
    scope: 'range',
    month: now,
    from: monthsBefore(now, 1),
    to: now,
    fiscalYear: fiscalYearOf(now),
    sources,
    schemes: ['ucs'],
    isImporting: true,
    isDryRun: false,
    isFetchingAgain: false,
  }
}

/** @returns the BE fiscal years a run can take as a whole, this one first. */
export function listFiscalYears(now: Month): readonly number[] {
  return Array.from({ length: yearsOffered }, (_, index) => fiscalYearOf(now) - index)
}

/** @returns the first month of the fiscal year before this one, from which nothing may be missing. */
export function missingSince(now: Month): Month {
  return monthsBefore(now, 12 + ((Number(now.slice(5, 7)) + 2) % 12))
}

/** @returns the months a draft names, none of them to come; none when `missing` decides. */
export function toMonths(draft: RunDraft, now: Month): readonly Month[] {
  switch (draft.scope) {
    case 'month':
      return [draft.month]
    case 'range':
      return monthsBetween(draft.from, draft.to)
    case 'fiscalYear':
      return monthsOfFiscalYear(draft.fiscalYear).filter((month) => month <= now)
    case 'missing':
      return []
  }
}

/** @returns the first thing that keeps a draft from being run. */
export function findFault(draft: RunDraft, now: Month): DraftFault | null {
  if (draft.scope === 'range' && draft.from > draft.to) return 'monthsBackwards'
  if (toMonths(draft, now).length > mostMonths) return 'monthsTooMany'
  return findChoiceFault(draft)
}

/** @returns what `downloads.run` takes; a run that only looks imports nothing. */
export function toRunInput(draft: RunDraft, now: Month): Input<'downloads.run'> {
  const { sources: chosen, schemes, isDryRun, isFetchingAgain } = draft
  return {
    sources: [...chosen],
    months: [...toMonths(draft, now)],
    schemes: [...schemes],
    isImporting: draft.isImporting && !isDryRun,
    isDryRun,
    isFetchingAgain,
  }
}
