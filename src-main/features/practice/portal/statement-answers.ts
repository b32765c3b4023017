import { type Answer, toPageAnswer } from '#main/features/practice/portal/answers.ts'
import { inCharset } from '#main/features/practice/portal/charsets.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'
import { answerInPlace } from '#main/features/practice/portal/in-place-pages.ts'
import type { ListShape } from '#main/features/practice/portal/list-table.ts'
import type { PortalDesk, Visit } from '#main/features/practice/portal/portal-desk.ts'
import { failurePage } from '#main/features/practice/portal/portal-pages.ts'
import type { Session } from '#main/features/practice/portal/sessions.ts'
import { assertNever } from '#shared/lib/assert.ts'

/** A list of statements, in the two ways it can be shown. */
export type StatementView = {
  /** The page that stands before it. */
  readonly opener: string
  /** Without a frame; null when there is nothing to show. */
  list(shape: ListShape): Markup | null
  /** In its frame, with its own script. */
  page(): Answer
}

/** @returns the failure page, with status 200 as NHSO's has. */
export const refuseStatements = (message: string) => toPageAnswer(failurePage(message))

/** Notes that a session has opened the page that stands before a list. */
export function noteOpened({ opened }: PortalDesk, session: Session, opener: string): void {
  const seen = opened.get(session) ?? new Set()
  opened.set(session, seen.add(opener))
}

function answerInWay(way: 'page' | 'fragment' | 'bareRows' | 'refused', view: StatementView): Answer {
  switch (way) {
    case 'page':
      return view.page()
    case 'fragment':
      return toPageAnswer(view.list('table') ?? html``)
    case 'bareRows':
      return toPageAnswer(view.list('bareRows') ?? html``)
    case 'refused':
      return refuseStatements('ไม่สามารถแสดงข้อมูลได้')
    default:
      return assertNever(way)
  }
}

/** Answers who asks for statements, by script or by going there, as the portal has a habit of doing. */
export function answerStatements(
  desk: PortalDesk,
  visit: Visit,
  session: Session,
  view: StatementView,
): Answer {
  const habits = desk.habits()
  const inPlace = answerInPlace(desk, visit)
  if (inPlace) return inPlace
  if (habits.opener === 'needed' && !desk.opened.get(session)?.has(view.opener))
    return refuseStatements('กรุณาเข้าใช้งานจากเมนู')
  return inCharset(answerInWay(visit.isScript ? habits.toScripts : habits.toNavigation, view), habits.charset)
}
