import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { launchSatang } from '#tests/e2e/harness.ts'
import { makePracticeStore } from '#tests/e2e/practice-store.ts'
import { readHash, storeHash } from '#tests/features/session/stored-hash.ts'
import { withLeftStore } from '#tests/helpers/left-store.ts'

/** `long-enough-1` as older versions kept it, made by Python's hashlib.scrypt. */
const oldHash = 'scrypt$AAECAwQFBgcICQoLDA0ODw$yQaAwN-2pT3AW8SoFcxX8DHDj92nNnsLrx_zgxfU1P0'
const right = 'long-enough-1'

/** Sends all sign-ins through the page's own bridge before any is answered. @returns how many ended in which way */
function signInAtOnce(window: Page, name: string, passwords: readonly string[]) {
  return window.evaluate(
    async (inputs) => {
      type Answer = { readonly ok: boolean; readonly error?: { readonly code: string } }
      const { satang } = globalThis as unknown as {
        satang: { call(name: string, input: unknown): Promise<Answer> }
      }
      const counts: Record<string, number> = {}
      for (const { error } of await Promise.all(
        inputs.map((input) => satang.call('session.signIn', input)),
      )) {
        const ending = error?.code ?? 'signed in'
        counts[ending] = (counts[ending] ?? 0) + 1
      }
      return counts
    },
    passwords.map((password) => ({ name, password })),
  )
}

it('1,000 sign-ins at once from the real window are five tries, and an old hash is made anew before', async () => {
  const { app, root, launch } = await makePracticeStore()
  await app.stop()
  await withLeftStore(root, (store) => storeHash(store, oldHash))
  const { window, close } = await launchSatang(launch)
  await window.getByRole('heading').first().waitFor()
  expect(await signInAtOnce(window, 'Admin', [right])).toEqual({ 'signed in': 1 })

  const wrong = Array.from({ length: 1_000 }, (_, at) => `wrong-${at}`)
  expect(await signInAtOnce(window, 'admin', wrong)).toEqual({
    'session.wrongPassword': 5,
    'session.locked': 995,
  })
  expect(await signInAtOnce(window, 'admin', [right])).toEqual({ 'session.locked': 1 })
  expect(await signInAtOnce(window, 'somebody', ['x'])).toEqual({ 'session.wrongPassword': 1 })
  await close()
  expect(await withLeftStore(root, readHash)).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/)
})
