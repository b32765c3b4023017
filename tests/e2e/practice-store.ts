import path from 'node:path'
import type { Page } from 'playwright-core'
import { createApp } from '#main/app.ts'
import { practiceAccount } from '#main/features/practice/practice.service.ts'
import { session } from '#shared/phrases/th/session.ts'
import { storeFolder } from '#tests/e2e/harness.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'

const setUp = {
  hospitalCode: '10670',
  hospitalName: 'โรงพยาบาลทดสอบ',
  adminName: 'admin',
  adminPassword: 'long-enough-1',
}

/**
 * Makes a hospital's store before a window opens on it.
 * @param root where store and secrets lie; removed when the running test ends, unless it is given
 * @returns the app, still holding the store, and the folders to launch the window with once it has stopped
 */
async function makeStore(portal: object, root = storeFolder()) {
  const app = createApp(testPlatform(root).platform)
  await app.open()
  async function call(name: string, input: unknown): Promise<unknown> {
    const answer = await app.door.call(name, input, 'maker')
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`)
    return answer.value
  }
  await call('setup.finish', { ...setUp, portal })
  return {
    root,
    app,
    call,
    launch: { storeFolder: path.join(root, 'store'), secretsFolder: path.join(root, 'secrets') },
  }
}

export const makePracticeStore = (root?: string) => makeStore({ kind: 'practice' }, root)

/** A store for files that the practice hospital did not make. */
export const makeRealStore = () => makeStore({ kind: 'nhso', account: null })

/** Signs in as the one user of these stores. */
export async function signIn(window: Page): Promise<void> {
  await window.getByLabel(session.name).fill(setUp.adminName)
  await window.getByLabel(session.password, { exact: true }).fill(setUp.adminPassword)
  await window.getByRole('button', { name: session.signIn }).click()
  await window.getByRole('navigation').waitFor()
}

/** A practice hospital whose account is signed in by a person. @returns the folders to launch the window with */
export async function makeAssistedStore() {
  const { app, call, launch } = await makePracticeStore()
  const { userName } = practiceAccount
  await call('settings.saveAccount', { userName, password: '', signIn: 'assisted' })
  await app.stop()
  return launch
}
