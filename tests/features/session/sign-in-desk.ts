import { onTestFinished } from 'vitest'
import { createApp } from '#main/app.ts'
import type { Store } from '#main/database/store.ts'
import type { Passwords } from '#main/platform/passwords.ts'
import { withLeftStore } from '#tests/helpers/left-store.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { cheapPasswords, testPlatform } from '#tests/helpers/test-app.ts'

export const rightPassword = 'long-enough-1'
const minuteMs = 60_000

/** Passwords that tell how many were looked at, how many of them at once, against which hashes, and how many were made. */
function countingPasswords(own: Passwords) {
  const looks = { all: 0, now: 0, mostAtOnce: 0, hashes: new Set<string>(), made: 0 }
  const passwords: Passwords = {
    ...own,
    hash(password) {
      looks.made += 1
      return own.hash(password)
    },
    async isRight(password, stored) {
      looks.all += 1
      looks.hashes.add(stored)
      looks.now += 1
      looks.mostAtOnce = Math.max(looks.mostAtOnce, looks.now)
      try {
        return await own.isRight(password, stored)
      } finally {
        looks.now -= 1
      }
    },
  }
  return { passwords, looks }
}

/** Satang at ten in the morning of 5 January 2026 in Bangkok, set up, at its sign-in page; a test moves its clocks. */
export async function openSignIn({ adminName = 'admin', own = cheapPasswords } = {}) {
  const root = temporaryFolder()
  let wallMs = Date.parse('2026-01-05T03:00:00Z')
  let runningMs = 0
  const { passwords, looks } = countingPasswords(own)
  const start = () =>
    createApp({
      ...testPlatform(root, { now: () => new Date(wallMs) }).platform,
      runningMs: () => runningMs,
      passwords,
    })
  let app = start()
  onTestFinished(() => app.stop())
  await app.open()
  const portal = { kind: 'practice' }
  const hospital = { hospitalCode: '10670', hospitalName: 'โรงพยาบาลทดสอบ', portal }
  const admin = { adminName, adminPassword: rightPassword }
  const setUp = () => app.door.call('setup.finish', { ...hospital, ...admin }, 'set-up')
  await setUp()

  return {
    looks,
    setUp,
    /** The name of who is signed in since the setup, while nothing was restarted. */
    setUpAs: () => app.connections.find('set-up')?.name,
    /** @returns `signed in as …`, `locked until …`, or the code of another failure */
    async tryWith(name: string, password: string): Promise<string> {
      const answer = await app.door.call('session.signIn', { name, password }, 'window')
      if (answer.ok) return `signed in as ${app.connections.find('window')?.name}`
      const { code, details } = answer.error
      return code === 'session.locked' ? `locked until ${details['until']}` : code
    },
    /** Lets time pass, in which Satang runs. */
    pass(minutes: number): void {
      wallMs += minutes * minuteMs
      runningMs += minutes * minuteMs
    },
    /** Sets the computer's clock. */
    setClock(at: string): void {
      wallMs = Date.parse(at)
    },
    /** Ends Satang and starts it anew; in between, `work` has the store. */
    async restart(work?: (store: Store) => Promise<void>): Promise<void> {
      await app.stop()
      if (work) await withLeftStore(root, work)
      runningMs = 0
      app = start()
      await app.open()
    },
  }
}
