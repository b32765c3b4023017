import { describe, expect, test } from 'vitest'
import { createDiagnostics } from '#main/features/diagnostics/diagnostics.service.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'
import { type Desk, openDesk, wholeRun } from '#tests/features/downloads/download-desk.ts'

const bug = new TypeError('a bug')
const breaks = () => Promise.reject(bug)

/** Where what nobody expected may come up, and the failure that a person is then shown. */
const places: Readonly<Record<string, (desk: Desk) => Promise<ErrorRecord | null | undefined>>> = {
  'a run': async ({ downloads }) => (await downloads.run(wholeRun)).error,
  'a run that is shown later': async ({ downloads }) => {
    await downloads.run(wholeRun)
    return (await downloads.listRuns(1))[0]?.error
  },
  'a step of the diagnostics': async ({ store, secrets, log, folder }) => {
    const needs = {
      store,
      secrets,
      log,
      clock: { now: () => new Date() },
      findClockTrouble: async () => null,
    }
    const { steps } = await createDiagnostics({
      ...needs,
      browsers: { find: breaks, open: breaks },
      checkStore: async () => ({ pages: 1, documents: 0, rows: 0 }),
      downloadFolder: async () => folder,
      ownFolders: [],
      watchedFolder: async () => null,
      portalAddress: async () => null,
    }).run()
    return steps.find(({ name }) => name === 'browser')?.error
  },
}

describe('what nobody expected', () => {
  test.each(Object.entries(places))(
    'in %s has a number, which the log has with its stack',
    async (_, meet) => {
      const desk = await openDesk({ browsers: (real) => ({ ...real, open: breaks }) })
      const shown = await meet(desk)
      const logged = desk.log.lines.find(({ error }) => error === bug)
      expect(logged?.facts?.['reference']).toMatch(/^[0-9a-f]{8}$/)
      expect(shown).toEqual({ code: 'internal', details: { reference: logged?.facts?.['reference'] } })
    },
  )

  test('is told by its number in the lines of a run, too', async () => {
    const desk = await openDesk({ browsers: (real) => ({ ...real, open: breaks }) })
    const { error } = await desk.downloads.run(wholeRun)
    const ended = desk.log.lines.find(({ event }) => event === 'downloads.runEnded')
    expect(ended?.facts).toMatchObject({ code: 'internal', ...error?.details })
  })
})
