import { expect, test } from 'vitest'
import type { Landing, LandingKind } from '#main/features/downloads/landings.ts'
import { createOwnSteps } from '#main/features/downloads/own-steps.ts'
import { createShownCode } from '#main/features/downloads/shown-code.ts'

const tab: Landing['tab'] = {
  url: '',
  html: '',
  has: async () => false,
  readStorage: async () => null,
  reload: async () => {},
}

/** Looks at one page after another, a second apart. */
function watchCode() {
  const told: unknown[] = []
  const code = createShownCode({
    thaiD: { address: /x/, seconds: 3, renewAfterSeconds: 5 },
    tell: (_level, event) => told.push(event),
    tellCode: (seconds) => told.push(seconds),
  })
  let nowMs = 0
  function see(kind: LandingKind): string | null {
    nowMs += 1000
    return code.isOld({ kind, tab }, nowMs) ? code.renew() : null
  }
  return { told, see }
}

test('a code is told with its seconds, renewed when its page says so, and told anew', () => {
  const { told, see } = watchCode()
  expect(
    ['asks', 'code', 'code', 'codeExpired', 'code', 'in'].map((kind) => see(kind as LandingKind)),
  ).toEqual([null, null, null, 'load', null, null])
  expect(told).toEqual([
    ...['downloads.thaiDShown', 3],
    'downloads.thaiDRenewed',
    ...['downloads.thaiDShown', 3],
    null,
  ])
})

test('a page that brings no other code when it is loaded anew needs a fresh start', () => {
  const { see } = watchCode()
  expect([see('code'), see('codeExpired'), see('codeExpired')]).toEqual([null, 'load', 'freshStart'])
})

test('a page that never says anything is renewed after its time', () => {
  const { see } = watchCode()
  expect(Array.from({ length: 7 }, () => see('code'))).toEqual([null, null, null, null, null, 'load', null])
})

test('words about an end that stand on the page from the first moment do not take the code away', () => {
  const { see } = watchCode()
  expect(Array.from({ length: 6 }, () => see('codeExpired'))).toEqual([null, null, null, null, null, 'load'])
})

test('steps of our own come ever more seldom while they lead nowhere, and never at a form', () => {
  const steps = createOwnSteps()
  const due: number[] = []
  for (let look = 1; look <= 30; look++) {
    if (!steps.isDue('in')) continue
    due.push(look)
    steps.took()
  }
  expect(due).toEqual([1, 5, 13, 25])
  expect([steps.isDue('doubtful'), steps.isDue('asks'), steps.isDue('in')]).toEqual([false, true, true])
})
