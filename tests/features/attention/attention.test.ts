import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '#main/database/open.ts'
import { createAttention } from '#main/features/attention/attention.service.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createNotices } from '#main/platform/notices.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import type { Schedule } from '#shared/contract/schedule.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { createTranslator } from '#shared/phrases/translator.ts'
import { plan } from '#tests/features/schedule/schedule-desk.ts'
import { endedRun } from '#tests/helpers/ended-run.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'

const run = (code: ErrorCode | null): DownloadRun =>
  code === null ? endedRun() : endedRun({ state: 'failed', error: { code, details: {} } })

const planned = (isEnabled: boolean): Schedule['plans'][number] => ({
  ...plan,
  isEnabled,
  id: 1,
  isRunning: false,
  nextTryAt: null,
  nextRunAt: isEnabled ? '2026-01-06T00:30:00.000Z' : null,
  missedAt: null,
  lastRun: null,
})

async function openAttention(language: 'th' | 'en' = 'en') {
  const { platform, folders, messages } = testPlatform(temporaryFolder())
  const store = await openStore({ ...platform, folder: folders.store, clock: systemClock })
  const notices = createNotices()
  let now = new Date('2026-01-05T19:31:00Z')
  let lastRun: DownloadRun | null = null
  let missing: { files: number; months: string[] } = { files: 0, months: [] }
  let told = 0
  let plans = [planned(true)]
  let isSignedOut = false
  let changed = 0
  const attention = createAttention({
    store,
    clock: { now: () => now },
    log: createRecordingLog(),
    desktop: platform.desktop,
    words: createTranslator,
    onChange: () => void told++,
    listen: notices.listen,
    progress: () => null,
    lastRun: async () => lastRun,
    missing: async () => missing,
    schedule: async () => ({ isPaused: false, plans }),
    isSignInNeeded: async () => isSignedOut,
    changedLists: async () => changed,
  })
  /** Whoever hears of something asks the store; what is asked later is answered later. */
  async function rest(): Promise<void> {
    for (let round = 0; round < 3; round++) await attention.get()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await attention.speak(language)
  attention.start()
  onTestFinished(async () => {
    attention.stop()
    await store.stop()
  })
  return {
    attention,
    messages,
    /** Whoever hears an event has had its say. */
    async hear(name: 'downloads.progress' | 'downloads.sessionLost', payload: object): Promise<void> {
      isSignedOut = name === 'downloads.sessionLost'
      notices.tell(name, payload as never)
      await rest()
    },
    /** How often the icon was told to look again. */
    told: () => told,
    changeLists: (count: number) => {
      changed = count
    },
    switchPlan: (isEnabled: boolean) => {
      plans = [planned(isEnabled)]
    },
    /** A run ends, and whoever hears of it has had its say. */
    async end(code: ErrorCode | null, at: string, left = missing): Promise<string[]> {
      now = new Date(at)
      lastRun = run(code)
      missing = left
      const before = messages.length
      notices.tell('downloads.progress', null)
      await rest()
      return messages.slice(before).map(({ title, page }) => `${title} ${page}`)
    },
  }
}

describe('messages over other programs', () => {
  it('tell a failed run and a needed sign-in, and lead to the downloads', async () => {
    const { end, messages } = await openAttention()
    await end('portal.down', '2026-01-05T19:31:00Z')
    await end('portal.sessionExpired', '2026-01-05T19:41:00Z')
    await end(null, '2026-01-05T19:51:00Z')
    const words = createTranslator('en')
    expect(messages).toEqual([
      {
        title: 'The download failed',
        text: words.explain({ code: 'portal.down', details: {} }),
        page: '/downloads',
      },
      {
        title: 'NHSO wants you to sign in',
        text: words.advise({ code: 'portal.sessionExpired', details: {} }),
        page: '/downloads',
      },
    ])
  })

  it('come once an hour for each kind, whatever the clock does', async () => {
    const { end } = await openAttention()
    expect([
      await end('portal.down', '2026-01-05T20:00:00Z'),
      await end('portal.down', '2026-01-05T20:59:59Z'),
      await end('portal.signInNeeded', '2026-01-05T20:59:59Z'),
      await end('portal.down', '2026-01-05T21:00:00Z'),
      await end('portal.down', '2026-01-05T19:00:00Z'),
    ]).toEqual([
      ['The download failed /downloads'],
      [],
      ['NHSO wants you to sign in /downloads'],
      ['The download failed /downloads'],
      ['The download failed /downloads'],
    ])
  })

  it('name the months that are over and not whole, until nothing is news any more', async () => {
    const { end, messages } = await openAttention()
    const left = { files: 5, months: ['2025-12', '2025-11', '2025-10', '2025-09'] }
    const said = [
      await end(null, '2026-01-05T20:00:00Z', left),
      await end(null, '2026-01-06T20:00:00Z', left),
      await end(null, '2026-01-07T20:00:00Z', { files: 4, months: ['2025-12'] }),
    ]
    const title = 'Files of earlier months are missing /completeness'
    expect([said, messages[0]?.text]).toEqual([
      [[title], [], [title]],
      'Not imported yet: 5, months 12/2568, 11/2568, 10/2568 …',
    ])
  })
})

describe('lists that are no longer as they were', () => {
  it('are told once after a run that read them all the same, and again when there are more', async () => {
    const { end, changeLists } = await openAttention()
    const said = [await end(null, '2026-01-05T20:00:00Z')]
    changeLists(1)
    said.push(await end(null, '2026-01-06T20:00:00Z'), await end(null, '2026-01-07T20:00:00Z'))
    changeLists(2)
    said.push(await end(null, '2026-01-08T20:00:00Z'))
    const told = 'Lists of NHSO have changed /downloads/lists'
    expect(said).toEqual([[], [told], [], [told]])
  })

  it('are where a run leads that failed for it, and are not told a second time', async () => {
    const { end, changeLists } = await openAttention()
    changeLists(1)
    expect(await end('portal.pageChanged', '2026-01-05T20:00:00Z')).toEqual([
      'The download failed /downloads/lists',
    ])
  })

  it('that a person only looked at end without a word of the last run', async () => {
    const { hear, end, messages } = await openAttention()
    const look = { step: 'listing', source: null, month: null, scheme: null, file: null }
    await hear('downloads.progress', { runId: null, ...look, filesDone: 0, filesTotal: 2, bytes: 0 })
    expect(await end('portal.down', '2026-01-05T20:00:00Z')).toEqual([])
    expect(messages).toEqual([])
    expect(await end('portal.down', '2026-01-05T20:00:00Z')).toEqual(['The download failed /downloads'])
  })
})

describe('a person who has to sign in', () => {
  const step = (name: string) => ({
    ...{ runId: 1, step: name, source: null, month: null, scheme: null, file: null },
    ...{ filesDone: 0, filesTotal: 0, bytes: 0 },
  })

  it('is called once to a window that waits for her, and again when a second one does', async () => {
    const { hear, end, messages } = await openAttention()
    for (const name of ['signingIn', 'waitsForPerson', 'waitsForPerson', 'fetching', 'waitsForPerson'])
      await hear('downloads.progress', step(name))
    await end('portal.signInTimeout', '2026-01-05T19:36:00Z')
    expect(messages.map(({ title, page }) => [title, page])).toEqual([
      ['NHSO wants you to sign in', '/downloads'],
      ['NHSO wants you to sign in', '/downloads'],
    ])
  })

  it('hears of a session that was lost between two runs, with the time of the next, and sees it on the icon', async () => {
    const { attention, hear, messages } = await openAttention()
    await hear('downloads.sessionLost', {})
    expect([messages, (await attention.get()).tray]).toEqual([
      [
        {
          title: 'NHSO wants you to sign in',
          text: 'NHSO ended the session. Sign in under Downloads before the run at 07:30.',
          page: '/downloads',
        },
      ],
      { state: 'signInNeeded' },
    ])
  })

  it('is left alone while no run is planned', async () => {
    const { attention, hear, messages, switchPlan } = await openAttention()
    switchPlan(false)
    await hear('downloads.sessionLost', {})
    expect([messages, (await attention.get()).tray]).toEqual([[], { state: 'idle' }])
  })
})

describe('the language', () => {
  it('is Thai until a person chooses another, and is changed for the icon and for messages', async () => {
    const { attention, end, told } = await openAttention('th')
    const before = (await attention.get()).language
    const thai = await end('portal.down', '2026-01-05T20:00:00Z')
    await attention.speak('en')
    await attention.speak('en')
    const english = await end('portal.down', '2026-01-05T21:00:00Z')
    expect({ before, thai, english, after: (await attention.get()).language, told: told() }).toEqual({
      before: 'th',
      thai: ['ดาวน์โหลดไม่สำเร็จ /downloads'],
      english: ['The download failed /downloads'],
      after: 'en',
      told: 1,
    })
  })
})

describe('the last window that closes', () => {
  it('ends Satang when no plan is on, and says nothing', async () => {
    const { attention, messages, switchPlan } = await openAttention()
    switchPlan(false)
    expect([await attention.closeWindow(), messages]).toEqual([{ isStaying: false }, []])
  })

  it('leaves Satang beside the clock while a plan is on, which is said once', async () => {
    const { attention, messages } = await openAttention()
    expect([await attention.closeWindow(), await attention.closeWindow()]).toEqual([
      { isStaying: true },
      { isStaying: true },
    ])
    expect(messages.map(({ title, page }) => [title, page])).toEqual([
      ['Satang is still running', '/schedule'],
    ])
  })

  it('leaves an icon that knows the next run', async () => {
    const { attention } = await openAttention()
    expect(await attention.get()).toEqual({
      tray: { state: 'idle' },
      isPaused: false,
      enabledPlans: 1,
      nextRunAt: '2026-01-06T00:30:00.000Z',
      language: 'en',
    })
  })
})
