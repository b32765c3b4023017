import type { Page } from 'playwright-core'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import type { SignInHabits } from '#main/features/practice/portal/sign-in-habits.ts'
import { practiceAccount } from '#main/features/practice/practice.service.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import type { seatPerson } from '#tests/e2e/person.ts'

type Person = Awaited<ReturnType<typeof seatPerson>>

/** The practice portal of a Satang that runs, as its settings name it; the page Downloads stands open afterwards. */
export async function findPracticePortal(window: Page) {
  await window.getByRole('navigation').getByText(shell.pages.settings, { exact: true }).click()
  const address = await window
    .getByText(/^http:\/\/127\.0\.0\.1:\d+$/)
    .first()
    .textContent()
  await window.getByRole('navigation').getByText(shell.pages.downloads, { exact: true }).click()
  /** The one-time code that the person's phone shows: the practice portal tells everybody. */
  async function readPhone(): Promise<string> {
    const page = await (await fetch(`${address}${portalPaths.practiceCode}`)).text()
    return /class="code">(\d{6})</.exec(page)?.[1] ?? ''
  }
  return {
    /** Types name, password and one-time code into the window that has opened. @returns the code */
    async signIn(person: Person): Promise<string> {
      await person.type('NHSO IAM', `${practiceAccount.userName}\t${practiceAccount.password}\n`)
      const code = await readPhone()
      await person.type('ยืนยันรหัสครั้งเดียว', `${code}\n`)
      return code
    },
    /** Scans the ThaiD code that is shown. @returns whether one was good */
    async scan(): Promise<boolean> {
      const page = await (await fetch(`${address}${portalPaths.practiceScan}`)).text()
      return page.includes('สแกนแล้ว')
    },
    /** Lets the portal behave otherwise. */
    async setHabits(habits: Partial<SignInHabits>): Promise<void> {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify(habits)
      const { ok } = await fetch(`${address}${portalPaths.practiceHabits}`, { method: 'POST', headers, body })
      if (!ok) throw new Error('the practice portal does not know these habits')
    },
  }
}
