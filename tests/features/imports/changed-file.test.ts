import { appendFileSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { importFile } from '#main/features/imports/import-file.ts'
import type { StartReading } from '#main/features/imports/reading-client.ts'
import { readWorkbook } from '#main/features/imports/workbook-reader.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { openDesk, orderRep } from '#tests/features/imports/import-desk.ts'
import { withWriter } from '#tests/features/imports/written-file.ts'

const toKnown = (error: unknown) => (error instanceof AppError ? error : null)

type Desk = Awaited<ReturnType<typeof openDesk>>

/** Imports a file as the import thread does, and does something to it once its last row is read. */
async function importWhile({ store }: Desk, file: string, meanwhile: () => void) {
  const startReading: StartReading = (request) => ({
    async takeRows(onRows) {
      const facts = await readWorkbook(request, { isStopped: () => false, onRows })
      meanwhile()
      return facts
    },
    abandon: async () => undefined,
  })
  const names = { path: file, name: path.basename(file), hospital: '10670', today: '2026-11-22' }
  const job = { ...names, at: '2026-11-22T03:00:00.000Z', counts: null, layouts: [] }
  const others = { isStopped: () => false, onProgress: () => undefined, toStoreError: toKnown }
  return withWriter(store, (writer) => importFile(job, { writer, startReading, ...others }))
}

it('a file that somebody writes to while it is read is refused, and comes once it is left alone', async () => {
  const desk = await openDesk()
  const { path: file } = await orderRep(desk.root)
  const whole = readFileSync(file)
  const states = []
  for (const meanwhile of [
    () => appendFileSync(file, 'x'),
    () => utimesSync(file, new Date(), new Date('2026-01-05T03:00:00Z')),
    () => rmSync(file),
    () => undefined,
  ]) {
    writeFileSync(file, whole)
    await importWhile(desk, file, meanwhile)
    const [latest] = (await desk.imports.list(1, 0)).files
    const { claims } = await desk.imports.money()
    states.push([latest?.state, latest && 'reason' in latest ? latest.reason : null, claims.count])
  }
  const changed = { code: 'import.fileChanged', details: { file: path.basename(file) } }
  expect(states).toEqual([
    ['refused', changed, 0],
    ['refused', changed, 0],
    ['refused', changed, 0],
    ['imported', null, 60],
  ])
})
