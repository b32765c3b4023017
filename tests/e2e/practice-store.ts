import path from 'node:path'
import { createApp } from '#main/app.ts'
import { practiceAccount } from '#main/features/practice/practice.service.ts'
import { storeFolder } from '#tests/e2e/harness.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'

const setUp = {
  hospitalCode: '10670',
  hospitalName: 'โรงพยาบาลทดสอบ',
  adminName: 'admin',
  adminPassword: 'long-enough-1',
  portal: { kind: 'practice' },
}

/**
 * Makes a practice hospital's store before a window opens on it.
 * @param root where store and secrets lie; removed when the running test ends, unless it is given
 * @returns the app, still holding the store, and the folders to launch the window with once it has stopped
 */
export async function makePracticeStore(root = storeFolder()) {
  const app = createApp(testPlatform(root).platform)
  await app.open()
  async function call(name: string, input: unknown): Promise<unknown> {
    const answer = await app.door.call(name, input, 'maker')
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`)
    return answer.value
  }
  await call('setup.finish', setUp)
  return {
    root,
    app,
    call,
    launch: { storeFolder: path.join(root, 'store'), secretsFolder: path.join(root, 'secrets') },
  }
}

/** A practice hospital whose account is signed in by a person. @returns the folders to launch the window with */
export async function makeAssistedStore() {
  const { app, call, launch } = await makePracticeStore()
  const { userName } = practiceAccount
  await call('settings.saveAccount', { userName, password: '', signIn: 'assisted' })
  await app.stop()
  return launch
}
