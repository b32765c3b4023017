import type { DesktopMessage } from '#main/platform/desktop.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import { needsSignIn } from '#shared/errors/sign-in-codes.ts'
import { beYearOf, type Month, toBangkokTime } from '#shared/model/thai-date.ts'
import type { Translator } from '#shared/phrases/translator.ts'

/** Files the portal listed for months that are over, and that were never imported. */
export type MissingFiles = { readonly files: number; readonly months: readonly Month[] }

export type RunMessage = DesktopMessage & {
  readonly kind: 'runFailed' | 'signInNeeded' | 'filesMissing' | 'listChanged'
}

/** A person is waited for, or will be missed by the next run. */
export type SignInNeed = { readonly why: 'windowOpen' } | { readonly why: 'beforeRun'; readonly at: string }

const mostMonths = 3

/** @returns `10/2569, 09/2569`, and an ellipsis when there are more. */
function nameMonths(months: readonly Month[]): string {
  const names = months.slice(0, mostMonths).map((month) => `${month.slice(5)}/${beYearOf(month)}`)
  return months.length > mostMonths ? `${names.join(', ')} …` : names.join(', ')
}

/** @returns what a person who is doing something else should hear about a run that ended. */
export function listRunMessages(
  run: Pick<DownloadRun, 'state' | 'error'>,
  missing: MissingFiles,
  changedLists: number,
  { tell, explain, advise }: Pick<Translator, 'tell' | 'explain' | 'advise'>,
): RunMessage[] {
  const messages: RunMessage[] = []
  const isOfPage = run.error?.code === 'portal.pageChanged'
  if (run.state === 'failed' && run.error) {
    const isSignIn = needsSignIn(run.error.code)
    messages.push({
      kind: isSignIn ? 'signInNeeded' : 'runFailed',
      title: tell(isSignIn ? 'signInNeeded' : 'runFailed'),
      text: isSignIn ? advise(run.error) : explain(run.error),
      page: isOfPage ? '/downloads/lists' : '/downloads',
    })
  }
  // a run that failed for it has said so
  if (changedLists > 0 && !isOfPage) {
    const text = tell('listChangedText', { count: changedLists })
    messages.push({ kind: 'listChanged', title: tell('listChanged'), text, page: '/downloads/lists' })
  }
  if (missing.files > 0) {
    const blanks = { count: missing.files, months: nameMonths(missing.months) }
    messages.push({
      kind: 'filesMissing',
      title: tell('filesMissing'),
      text: tell('filesMissingText', blanks),
      page: '/completeness',
    })
  }
  return messages
}

/** @returns what a person who is doing something else should hear when only she can sign in. */
export function toSignInMessage(need: SignInNeed, { tell }: Pick<Translator, 'tell'>): RunMessage {
  const text =
    need.why === 'windowOpen'
      ? tell('signInWindow')
      : tell('signInBefore', { at: toBangkokTime(new Date(need.at)).slice(11, 16) })
  return { kind: 'signInNeeded', title: tell('signInNeeded'), text, page: '/downloads' }
}
