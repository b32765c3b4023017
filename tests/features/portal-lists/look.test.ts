import { describe, expect, it } from 'vitest'
import type { ListPlace } from '#shared/model/source.ts'
import { clerk, month, openDesk, wholeRun } from '#tests/features/downloads/download-desk.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'

const browsers = shareBrowser()
const rep: ListPlace = { source: 'rep', scheme: 'ucs', month }
const stm: ListPlace = { source: 'stm', scheme: 'ucs', month }
const smt: ListPlace = { source: 'smt', scheme: 'all', month }

describe('a look at the lists', () => {
  it('opens each of them, downloads nothing, and keeps what was understood', async () => {
    const desk = await openDesk({ browsers })
    const readings = await desk.downloads.look([rep, stm, smt])
    const { lists } = await desk.lists.list()
    expect({
      seen: readings.map(({ list, ending, lines, counts }) => [list, ending.state, lines > 0, counts]),
      kept: lists.filter(({ state }) => state !== 'unread').map(({ list, state }) => [list, state]),
      fetched: desk.fetched(),
      runs: await desk.downloads.listRuns(10),
    }).toEqual({
      seen: [
        ['rep', 'read', true, 'known'],
        ['stm-ucs', 'read', true, 'none'],
        ['transfers', 'read', true, 'none'],
      ],
      kept: [
        ['rep', 'read'],
        ['stm-ucs', 'read'],
        ['transfers', 'read'],
      ],
      fetched: [],
      runs: [],
    })
  })

  it('goes on where one list has changed, and says so of that one', async () => {
    const desk = await openDesk({ browsers })
    await desk.downloads.look([rep])
    desk.portal.setFault({ name: 'pageChanged', on: 'list', when: { namesWith: 'ValidationMain' } })
    const readings = await desk.downloads.look([rep, smt])
    const { lists } = await desk.lists.list()
    const state = lists.find(({ list, scheme }) => list === 'rep' && scheme === 'ucs')?.state
    expect([readings.some(({ list }) => list === 'transfers'), state]).toEqual([true, 'changed'])
    expect(await desk.lists.countChanged()).toBe(1)
  })

  it('leaves a portal alone that is down, and keeps what it saw before', async () => {
    const desk = await openDesk({ browsers })
    desk.portal.setFault({ name: 'errorAlways', on: 'list', when: { namesWith: 'statementUCS' } })
    const before = desk.portal.requests().length
    await expect(desk.downloads.look([rep, stm, smt])).rejects.toMatchObject({ code: 'portal.down' })
    const asked = desk.portal.requests().slice(before)
    const kept = (await desk.lists.list()).lists.filter(({ state }) => state !== 'unread')
    expect([
      kept.map(({ list, state }) => [list, state]),
      asked.some(({ path }) => path.includes('smtf')),
    ]).toEqual([
      [
        ['rep', 'read'],
        ['stm-ucs', 'failed'],
      ],
      false,
    ])
  })

  it('keeps the pace between lists that a run keeps', async () => {
    const pace = { gapMs: 2_000, jitterMs: 0 }
    const desk = await openDesk({ browsers, profile: (usual) => ({ ...usual, pace }) })
    await desk.downloads.look([rep, { ...rep, scheme: 'ofc' }])
    const looked = desk.pauses.filter((ms) => ms >= 2_000).length
    desk.pauses.length = 0
    await desk.downloads.run({ ...wholeRun, schemes: ['ucs', 'ofc'], isDryRun: true })
    expect([looked >= 2, looked]).toEqual([true, desk.pauses.filter((ms) => ms >= 2_000).length])
  })

  it('shows where it is as a run does, without being one, and ends when it is cancelled', async () => {
    const desk = await openDesk({ browsers })
    const places = Array.from({ length: 6 }, () => [rep, stm]).flat()
    const looking = desk.downloads.look(places)
    desk.listen((name) => {
      const progress = desk.downloads.active()
      if (name === 'downloads.progress' && progress?.filesDone === 2) void desk.downloads.cancel()
    })
    await expect(desk.downloads.look([rep])).rejects.toMatchObject({ code: 'portal.busy' })
    await expect(looking).rejects.toMatchObject({ code: 'cancelled' })
    const told = desk.told.flatMap(({ name, payload }) => (name === 'downloads.progress' ? [payload] : []))
    expect(told).toContainEqual(
      expect.objectContaining({ runId: null, step: 'listing', source: 'stm', filesDone: 1, filesTotal: 12 }),
    )
    expect([told.at(-1), desk.downloads.active()]).toEqual([null, null])
    expect((await desk.lists.list()).lists.map(({ state }) => state)).not.toContain('failed')
  })

  it('says that no account is there, or why the portal lets nobody in', async () => {
    const none = await openDesk({ browsers, logins: [] })
    await expect(none.downloads.look([rep])).rejects.toMatchObject({ code: 'portal.noAccount' })
    const wrong = await openDesk({
      browsers,
      logins: [{ id: 1, userName: clerk.userName, password: 'not-it', signIn: 'stored' }],
    })
    await expect(wrong.downloads.look([rep])).rejects.toMatchObject({ code: 'portal.wrongPassword' })
  })

  it('is what an ordinary run notes of its lists, too', async () => {
    const desk = await openDesk({ browsers })
    await desk.downloads.run(wholeRun)
    const [entry] = (await desk.lists.list()).lists
    expect([entry?.list, entry?.state, entry?.newest?.lines]).toEqual(['rep', 'read', 4])
  })
})
