import { afterEach, beforeEach } from 'vitest'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import type { PracticeHospital } from '#main/features/practice/practice-hospital.ts'
import { tinyHospital } from '#tests/features/practice/portal/tiny-hospital.ts'
import { createVisitor, type Visitor } from '#tests/features/practice/portal/visitor.ts'

const script = { 'x-requested-with': 'XMLHttpRequest' }

/** A portal in January 2569 for each test of a file, and somebody who is signed in. */
export function signInForEach(hospital: PracticeHospital = tinyHospital) {
  let portal: PracticePortal
  let visitor: Visitor
  beforeEach(async () => {
    const accounts = [{ userName: 'clerk', password: 'secret-word', hospitalCode: '10670' }]
    const clock = { now: () => new Date(Date.UTC(2026, 0, 21)) }
    portal = await startPracticePortal({ hospital, accounts, clock })
    visitor = createVisitor(portal.address)
    await visitor.open('/webComponent/login/LoginAction.do', { user: 'clerk', pass: 'secret-word' })
  })
  afterEach(() => portal.stop())
  return {
    address: () => portal.address,
    setHabits: (habits: Partial<PortalHabits>) => portal.setHabits(habits),
    ask: (path: string, form?: Record<string, string>) => visitor.ask(path, form),
    /** Goes to a page. */
    async see(path: string, form?: Record<string, string>): Promise<string> {
      return await (await visitor.ask(path, form)).text()
    },
    /** Asks as a script of the page asks. */
    async seeAsScript(path: string, form?: Record<string, string>): Promise<string> {
      return await (await visitor.ask(path, form, script)).text()
    },
  }
}
