import fs, { readFileSync, readlinkSync, statSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createDamage } from '#main/database/damage.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { listOpen } from '#tests/database/open-files.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const corrupt = new AppError('store.corrupt', { reason: 'SQLITE_CORRUPT' })
const changed = new AppError('store.rowsChanged', { import: 3 })

function openDamage(folder = temporaryFolder()) {
  const suspect = path.join(folder, 'satang.suspect')
  const told: { error: AppError; mark: string }[] = []
  const log = createRecordingLog()
  const damage = createDamage({
    paths: { suspect },
    log,
    onTrouble: (error) => void told.push({ error, mark: existing(suspect) }),
  })
  return { folder, suspect, told, log, damage }
}

function existing(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return 'no mark'
  }
}

it('the first damage marks the store before anybody is told, and only that one is told', () => {
  const { suspect, told, log, damage } = openDamage()
  const before = damage.find()
  damage.meet(corrupt, 'database-reader')
  damage.meet(changed, 'imports')
  expect({
    before,
    found: damage.find(),
    told,
    mark: readFileSync(suspect, 'utf8'),
    log: log.lines.map(({ event, facts }) => [event, facts]),
    mode: statSync(suspect).mode & 0o777,
  }).toEqual({
    before: null,
    found: corrupt,
    told: [{ error: corrupt, mark: 'store.corrupt SQLITE_CORRUPT database-reader\n' }],
    mark: 'store.corrupt SQLITE_CORRUPT database-reader\n',
    log: [
      ['store.damageMet', { where: 'database-reader', code: 'store.corrupt', reason: 'SQLITE_CORRUPT' }],
      ['store.damageMet', { where: 'imports', code: 'store.rowsChanged', reason: '' }],
    ],
    mode: 0o600,
  })
})

it('damage without a reason of the engine marks the store as well', () => {
  const { suspect, damage } = openDamage()
  damage.meet(changed, 'database-check')
  expect(readFileSync(suspect, 'utf8')).toBe('store.rowsChanged  database-check\n')
})

it('damage is told also where no mark can be left', () => {
  const { told, log, damage } = openDamage(path.join(temporaryFolder(), 'gone'))
  damage.meet(corrupt, 'imports')
  expect([told, log.lines.map(({ event }) => event)]).toEqual([
    [{ error: corrupt, mark: 'no mark' }],
    ['store.damageMet', 'store.notMarked'],
  ])
})

it.runIf(process.platform === 'linux')('the mark holds over a cut of the power', () => {
  const { folder, suspect, damage } = openDamage()
  const { fsyncSync } = fs
  const synced: string[] = []
  fs.fsyncSync = (descriptor) => {
    synced.push(readlinkSync(`/proc/self/fd/${descriptor}`))
    fsyncSync(descriptor)
  }
  syncBuiltinESMExports()
  try {
    damage.meet(corrupt, 'imports')
  } finally {
    fs.fsyncSync = fsyncSync
    syncBuiltinESMExports()
  }
  expect([synced, listOpen(folder)]).toEqual([[suspect, folder], []])
})
