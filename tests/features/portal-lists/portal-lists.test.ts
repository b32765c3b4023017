import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { shippedEclaim } from '#main/features/downloads/nhso.portal.ts'
import { createPortals } from '#main/features/portals/portals.service.ts'
import { makePerson } from '#main/features/practice/maker/people.ts'
import { createNotices } from '#main/platform/notices.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ReadColumn } from '#shared/model/list-reading.ts'
import { openTestStore } from '#tests/features/downloads/test-store.ts'
import { plantedReading, repReading, withSwapped } from '#tests/features/portal-lists/list-readings.ts'
import { openPracticeLists } from '#tests/features/portal-lists/practice-lists.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const passed = { passed: { index: 7, header: 'ไม่ผ่าน' }, failed: 'none' } as const
const changedPage = repReading({
  ending: { state: 'failed', code: 'portal.pageChanged' },
  columns: [],
  at: '2026-11-23T02:00:00.000Z',
})

async function openLists() {
  const root = temporaryFolder()
  const store = await openTestStore(root)
  onTestFinished(() => store.stop())
  const log = createRecordingLog()
  const secrets = createFileSecrets({ folder: path.join(root, 'kept-secrets') })
  const clock = { now: () => new Date('2026-11-22T02:00:00Z') }
  /** The service of the next start on the same folders; with other secrets, of another computer. */
  const build = (own = secrets) =>
    openPracticeLists({ root, store, clock, log, notices: createNotices(), secrets: own })
  const lists = build()
  const file = path.join(root, 'portals', 'practice-eclaim.lists.json')
  return {
    root,
    log,
    lists,
    secrets,
    build,
    file,
    async rep(of = lists) {
      const { lists: entries, refused } = await of.list()
      const entry = entries.find(({ list, scheme }) => list === 'rep' && scheme === 'ucs')
      return { state: entry?.state, changes: entry?.changes, correction: entry?.correction, refused }
    },
  }
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

describe('what is understood of the lists', () => {
  it('begins with every list of the profile unread, the second way to a list only once it was needed', async () => {
    const { lists } = await openLists()
    const before = (await lists.list()).lists
    await lists.readings.keep(repReading({ list: 'rep-uploads', scheme: 'ofc', structure: null }))
    const [first, ...rest] = (await lists.list()).lists
    expect({
      states: new Set(before.map(({ state }) => state)),
      ids: [...new Set(before.map(({ portal, list }) => `${portal}/${list}`))].sort(),
      first: [first?.list, first?.scheme],
      count: rest.length,
    }).toEqual({
      states: new Set(['unread']),
      ids: [
        'practice-eclaim/rep',
        'practice-eclaim/stm-bkk',
        'practice-eclaim/stm-bmt',
        'practice-eclaim/stm-ofc',
        'practice-eclaim/stm-pvt',
        'practice-eclaim/stm-srt',
        'practice-eclaim/stm-ucs',
        'practice-smt/transfers',
      ],
      first: ['rep-uploads', 'ofc'],
      count: before.length,
    })
  })

  it('says what changed, until a person has seen that it is read rightly', async () => {
    const { lists, rep, log } = await openLists()
    await lists.readings.keep(repReading())
    await lists.readings.keep(withSwapped(repReading(), 5, 7))
    const swapped = await rep()
    await lists.readings.keep(withSwapped(repReading({ at: '2026-11-24T02:00:00.000Z' }), 5, 7))
    expect([swapped.state, swapped.changes?.length, (await rep()).state, await lists.countChanged()]).toEqual(
      ['changed', 2, 'changed', 1],
    )
    expect(log.lines.filter(({ event }) => event === 'portalLists.changed')).toHaveLength(2)
    await lists.confirm({ list: 'rep', scheme: 'ucs' })
    expect(await rep()).toMatchObject({ state: 'read', changes: [] })
    await lists.readings.keep(repReading())
    expect((await rep()).state).toBe('changed')
  })

  it('keeps what the list was when it can no longer be read, and is calm when it can again', async () => {
    const { lists, rep } = await openLists()
    await lists.readings.keep(repReading())
    await lists.readings.keep(changedPage)
    const states = [(await rep()).state]
    expect(await codeOf(lists.confirm({ list: 'rep', scheme: 'ucs' }))).toBe('input.invalid')
    await lists.readings.keep(
      repReading({ ending: { state: 'failed', code: 'portal.down' }, columns: [], structure: null }),
    )
    states.push((await rep()).state)
    await lists.readings.keep(repReading())
    states.push((await rep()).state)
    expect(states).toEqual(['changed', 'failed', 'read'])
  })

  it('is nobody’s data: not in the store, the log or the report, wherever the page had put a person', async () => {
    const { lists, log, root } = await openLists()
    const person = makePerson('planted', 7)
    await lists.readings.keep(plantedReading(person, '690100123'))
    await lists.readings.keep({ ...plantedReading(person, '690100123'), columns: [], at: changedPage.at })
    const file = await lists.saveReport(path.join(root, 'report.json'))
    const said = [readFileSync(file, 'utf8'), JSON.stringify([await lists.list(), log.lines])].join()
    const [given = '', surname = ''] = person.name.replace(/^(นาย|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.)/, '').split(' ')
    const traces = [
      person.pid,
      person.hn,
      '690100123',
      person.name,
      given,
      surname,
      encodeURIComponent(given),
    ]
    expect(traces.filter((trace) => said.includes(trace))).toEqual([])
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      kind: 'satangPortalLists',
      version: '0.0.0-test',
      profiles: [{ id: 'practice-eclaim' }, { id: 'practice-smt' }],
      lists: [{ list: 'rep', scheme: 'ucs', newest: { lines: 42 } }],
    })
    expect(said.slice(0, said.indexOf('"sample"'))).toContain('REP No.')
    expect(readFileSync(file, 'utf8')).not.toContain('"sample"')
  })
})

describe('a correction', () => {
  it('is in force for the list from now on, also after a restart, with who and when, and is undone in one step', async () => {
    const { lists, build, rep, file } = await openLists()
    await lists.readings.keep(repReading())
    await lists.correct({ list: 'rep', columns: passed }, 'สมหญิง')
    const again = build()
    expect([await again.readings.corrections('rep'), (await rep(again)).correction]).toEqual([
      { list: 'rep', columns: passed },
      { columns: passed, at: '2026-11-22T02:00:00.000Z', by: 'สมหญิง', lost: [] },
    ])
    expect(readdirSync(path.dirname(file))).toEqual([path.basename(file)])
    await again.undoCorrection('rep')
    expect([await lists.readings.corrections('rep'), readdirSync(path.dirname(file))]).toEqual([null, []])
  })

  it('is no change of the list, whatever fields it moves or takes away', async () => {
    const { lists, rep } = await openLists()
    await lists.readings.keep(repReading())
    await lists.correct({ list: 'rep', columns: passed }, 'สมหญิง')
    const named = repReading().columns.map((column): ReadColumn => {
      if (column.field === 'failed') return { ...column, field: 'passed', reasons: ['correction'] }
      return column.field === 'passed' ? { ...column, field: null, reasons: [] } : column
    })
    await lists.readings.keep(repReading({ columns: named, at: '2026-11-23T02:00:00.000Z' }))
    expect(await rep()).toMatchObject({ state: 'read', changes: [] })
    await lists.undoCorrection('rep')
    await lists.readings.keep(repReading({ at: '2026-11-24T02:00:00.000Z' }))
    expect(await rep()).toMatchObject({ state: 'read', changes: [] })
  })

  it('says which of its columns the list does not show any more', async () => {
    const { lists, rep } = await openLists()
    await lists.correct({ list: 'rep', columns: { passed: { index: 2, header: 'ผ่านเกณฑ์' } } }, 'สมหญิง')
    await lists.readings.keep(repReading())
    expect((await rep()).correction?.lost).toEqual(['passed'])
  })

  it('of one list leaves those of others as they are', async () => {
    const { lists } = await openLists()
    await lists.correct({ list: 'rep', columns: passed }, 'สมหญิง')
    await lists.correct({ list: 'stm-ucs', columns: { sentAt: 'none' } }, 'สมชาย')
    await lists.correct({ list: 'rep', columns: { total: 'none' } }, 'สมชาย')
    await lists.undoCorrection('stm-ucs')
    expect([await lists.readings.corrections('rep'), await lists.readings.corrections('stm-ucs')]).toEqual([
      { list: 'rep', columns: { total: 'none' } },
      null,
    ])
  })

  it.each([
    ['a list the portal does not have', 'nothing', passed],
    ['a list without columns', 'rep-uploads', passed],
    [
      'one column as two fields',
      'rep',
      { passed: { index: 7, header: null }, failed: { index: 7, header: null } },
    ],
  ])('of %s is refused', async (_what, list, columns) => {
    const { lists } = await openLists()
    expect(await codeOf(lists.correct({ list, columns }, 'สมหญิง'))).toBe('input.invalid')
  })

  it.each([
    ['by one letter', (text: string) => text.replace('"index": 7', '"index": 6'), 'profile.wrongSignature'],
    ['of who said it', (text: string) => text.replace('สมหญิง', 'สมชาย'), 'profile.wrongSignature'],
    ['so that it is cut off', (text: string) => text.slice(0, -40), 'profile.shape'],
    [
      'so that nobody signed it',
      (text: string) => text.replace('"signature"', '"seal"'),
      'profile.notSigned',
    ],
  ])(
    'that was tampered with %s is refused and told once, and gone when it is undone',
    async (_how, change, code) => {
      const { lists, rep, log, file } = await openLists()
      await lists.correct({ list: 'rep', columns: passed }, 'สมหญิง')
      writeFileSync(file, change(readFileSync(file, 'utf8')))
      const found = [await lists.readings.corrections('rep'), await lists.readings.corrections('rep')]
      expect([found, (await rep()).correction, (await rep()).refused?.code]).toEqual([
        [null, null],
        null,
        code,
      ])
      const told = log.lines.filter(({ event }) => event === 'portalLists.correctionsRefused')
      expect(told.map(({ level, facts }) => [level, facts])).toEqual([
        ['warn', { portal: 'practice-eclaim', code }],
      ])
      await lists.undoCorrection('rep')
      expect((await rep()).refused).toBeNull()
    },
  )

  it('that another computer signed, or one for another portal, is none of ours', async () => {
    const { lists, build, root, file, rep } = await openLists()
    await lists.correct({ list: 'rep', columns: passed }, 'สมหญิง')
    const foreign = build(createFileSecrets({ folder: path.join(root, 'other-secrets') }))
    expect((await rep(foreign)).refused?.code).toBe('profile.unknownKey')
    const signed = readFileSync(file, 'utf8')
    writeFileSync(file.replace('practice-eclaim', 'practice-smt'), signed)
    expect((await lists.list()).refused?.code).toBe('profile.otherPortal')
  })

  it('goes on where Satang was killed after its key was made, or while it was written', async () => {
    const { lists, build, file, root } = await openLists()
    await lists.correct({ list: 'rep', columns: passed }, 'สมหญิง')
    await lists.undoCorrection('rep')
    // the key is there and nothing is signed with it; a part of a file lies beside
    writeFileSync(`${file}.part`, '{"profile": {"kind"')
    const again = build()
    expect([await again.readings.corrections('rep'), (await again.list()).refused]).toEqual([null, null])
    await again.correct({ list: 'rep', columns: passed }, 'สมหญิง')
    expect(await build().readings.corrections('rep')).toEqual({ list: 'rep', columns: passed })
    expect(readdirSync(path.join(root, 'portals'))).toEqual([path.basename(file)])
  })

  it('is signed with one key, however many are made at once', async () => {
    const { lists, rep } = await openLists()
    await Promise.all([
      lists.correct({ list: 'rep', columns: passed }, 'สมหญิง'),
      lists.correct({ list: 'stm-ucs', columns: { sentAt: 'none' } }, 'สมหญิง'),
      lists.correct({ list: 'stm-ofc', columns: { sentAt: 'none' } }, 'สมหญิง'),
    ])
    expect([(await rep()).refused, await lists.readings.corrections('rep')]).toEqual([
      null,
      { list: 'rep', columns: passed },
    ])
    expect(await lists.readings.corrections('stm-ofc')).not.toBeNull()
  })

  it('is no profile that could be installed, and does not disturb the installed ones beside it', async () => {
    const { lists, root, log, file } = await openLists()
    await lists.correct({ list: 'rep', columns: passed }, 'สมหญิง')
    const store = await openTestStore(path.join(root, 'another'))
    onTestFinished(() => store.stop())
    const folder = path.join(root, 'portals')
    const clock = { now: () => new Date() }
    const portals = createPortals({
      store,
      clock,
      log,
      folder,
      keys: new Map(),
      shipped: [shippedEclaim],
      parse: () => shippedEclaim.profile,
    })
    expect([await codeOf(portals.install(file, 'สมหญิง')), (await portals.list())[0]?.source.state]).toEqual([
      'profile.unknownKey',
      'shipped',
    ])
  })
})
