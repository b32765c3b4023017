import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { type Desk, openDesk, wholeRun } from '#tests/features/downloads/download-desk.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'

const browsers = shareBrowser()

describe('a session that the portal forgets after a second without a sight of us', () => {
  const slowImport = async (paths: readonly string[]) => {
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    return { files: paths.map(() => ({ state: 'refused' }) as never) }
  }
  const months = ['2026-01', '2025-12']
  const signInsOf = (desk: Desk) =>
    desk.portal.requests().filter(({ method, path: at }) => method === 'POST' && at.includes('LoginAction'))
      .length
  const wait = async (ms: number, signal: AbortSignal) => {
    await delay(ms, undefined, { signal })
  }

  test('outlives an import that takes longer', async () => {
    const desk = await openDesk({
      browsers,
      wait,
      importFiles: slowImport,
      profile: (usual) => ({ ...usual, limits: { ...usual.limits, keepAliveMs: 300 } }),
    })
    desk.portal.setSessionIdle(1_000)
    expect(await desk.downloads.run({ ...wholeRun, months, isImporting: true })).toMatchObject({
      state: 'done',
      stored: 4,
    })
    expect(signInsOf(desk)).toBe(1)
  })

  test('is renewed once when it is lost all the same', async () => {
    const desk = await openDesk({ browsers, wait, importFiles: slowImport })
    desk.portal.setSessionIdle(1_000)
    expect(await desk.downloads.run({ ...wholeRun, months, isImporting: true })).toMatchObject({
      state: 'done',
      stored: 4,
    })
    expect(signInsOf(desk)).toBe(2)
  })
})
