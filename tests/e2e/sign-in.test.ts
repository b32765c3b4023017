import { setTimeout as delay } from 'node:timers/promises'
import { it } from 'vitest'
import { downloads } from '#shared/phrases/th/downloads.ts'
import { portalErrors } from '#shared/phrases/th/portal-errors.ts'
import { launchSatang } from '#tests/e2e/harness.ts'
import { seatPerson } from '#tests/e2e/person.ts'
import { findPracticePortal } from '#tests/e2e/practice-portal.ts'
import { makeAssistedStore } from '#tests/e2e/practice-store.ts'

const thaiDAdvice = downloads.thaiDAdvice.replace('{{seconds}}', '120')

async function untilTrue(isSo: () => Promise<boolean>): Promise<void> {
  for (const until = Date.now() + 20_000; Date.now() < until; await delay(200)) if (await isSo()) return
  throw new Error('it never came true')
}

// a person's keyboard is one of X11
it.runIf(process.platform === 'linux')(
  'a clerk reads in Thai why she cannot sign in, and a new ThaiD code, the newer pages and a strict front need nothing of her',
  async () => {
    const person = await seatPerson()
    const launch = { ...(await makeAssistedStore()), args: ['--practice'], env: person.environment }
    const { window, picture } = await launchSatang(launch)
    const portal = await findPracticePortal(window)
    const signIn = window.getByRole('button', { name: downloads.signIn, exact: true }).first()
    const sees = (text: string) => window.getByText(text).first().waitFor({ timeout: 30_000 })

    await portal.setHabits({ maintenance: 'page' })
    await signIn.click()
    await sees(portalErrors['portal.maintenance'].text)
    await sees(portalErrors['portal.maintenance'].advice)
    await picture('sign-in-1-maintenance')

    await portal.setHabits({ maintenance: 'none', front: 'rejectsAll' })
    await signIn.click()
    await sees(portalErrors['portal.frontRejected'].text)
    await sees(portalErrors['portal.frontRejected'].advice)
    await picture('sign-in-2-front')

    await portal.setHabits({ front: 'open', thaiDSeconds: 2, landing: 'clientHome' })
    await signIn.click()
    await sees(downloads.personAdvice)
    // from the name over the password and the button to the link below them
    await person.type('NHSO IAM', '\t\t\t\n')
    await portal.setHabits({ thaiDSeconds: 60 })
    await sees(thaiDAdvice)
    await picture('sign-in-3-thai-d')
    await window.getByRole('tab', { name: downloads.tabs.log }).click()
    await sees(downloads.events.thaiDRenewed)
    await untilTrue(portal.scan)
    await sees(downloads.signedIn)

    await portal.setHabits({ landing: 'errorWithMenu', isSingleSignOnKept: false })
    const signIns = () => window.locator('.log-sentence', { hasText: downloads.signedIn }).count()
    const before = await signIns()
    await signIn.click()
    await portal.signIn(person)
    await untilTrue(async () => (await signIns()) > before)

    await portal.setHabits({ front: 'rejectsHeadless' })
    for (const other of ['STM', 'SMT']) await window.getByRole('checkbox', { name: other }).uncheck()
    await window.getByRole('button', { name: downloads.run }).click()
    await sees(downloads.events.goesOnInWindow)
    await window
      .getByRole('status')
      .getByText(/^เสร็จแล้ว: ไฟล์ใหม่ [1-9]/)
      .waitFor({ timeout: 60_000 })
    await picture('sign-in-4-in-window')
  },
)
