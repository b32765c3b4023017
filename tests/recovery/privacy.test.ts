import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { App } from '#main/app.ts'
import { makeStatement } from '#main/features/practice/maker/made-statement.ts'
import { practiceAccount } from '#main/features/practice/practice.service.ts'
import { createPlatform } from '#main/platform/create-platform.ts'
import { foldersOf } from '#main/platform/folders.ts'
import { ClaimVersion } from '#shared/contract/claims.ts'
import { openTestApp } from '#tests/helpers/test-app.ts'

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const full = path.join(folder, name)
    return statSync(full).isDirectory() ? filesUnder(full) : [full]
  })
}

/** NHSO's own files lie there as they came, for their owner alone. */
const downloadsOf = (root: string) => foldersOf(root, { store: path.join(root, 'store') }).downloads

const bytesOf = (text: string) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]

/** Imports a statement through the door. @returns the PIDs and names in it */
async function importStatement(app: App, root: string): Promise<string[]> {
  const order = { seed: 'privacy', hospitalCode: '10670', scheme: 'UCS', patientType: 'OP' } as const
  const reportedAt = '2026-02-05T10:20:00'
  const { name, bytes, key } = await makeStatement({ ...order, month: '2026-01', reportedAt, claims: 10 })
  const file = path.join(downloadsOf(root), name)
  writeFileSync(file, bytes)
  const run = await app.door.call('imports.run', { paths: [file] }, 'window')
  expect(run).toMatchObject({ ok: true, value: { files: [{ state: 'imported', kind: 'STM' }] } })
  const rows = key.sheets.flatMap((sheet) => [...sheet.rows()])
  return rows.flatMap(({ fields }) =>
    ['pid', 'name', 'patient_name'].flatMap((field) => {
      const value = fields[field]
      return typeof value === 'string' ? [value] : []
    }),
  )
}

it('no PID, name or password can be read in the store, its WAL, its backups or the logs', async () => {
  const { app, root, log } = await openTestApp()
  const months = ['2025-12']
  const sources = ['rep', 'stm', 'smt']
  const run = await app.door.call('downloads.run', { months, schemes: ['ucs'], sources }, 'window')
  expect(run).toMatchObject({ ok: true, value: { state: 'done', failed: 0, refused: 0 } })
  const list = await app.door.call('claims.list', { limit: 20 }, 'window')
  if (!list.ok) throw new Error(list.error.code)
  const rows = (list.value as { rows: { tranId: string }[] }).rows
  const words = new Set([practiceAccount.password, 'long-enough-1'])
  for (const { tranId } of rows) {
    const claim = await app.door.call('claims.get', { tranId }, 'window')
    if (!claim.ok) throw new Error(claim.error.code)
    const [version] = (claim.value as { versions: unknown[] }).versions.map((one) => ClaimVersion.parse(one))
    for (const field of ['pid', 'name']) {
      const value = version?.values.find((cell) => cell.field === field)?.value
      if (typeof value === 'string') words.add(value)
    }
  }
  for (const word of await importStatement(app, root)) words.add(word)
  await app.door.call('settings.backUp', {}, 'window')

  const kept = filesUnder(root).filter((file) => !file.startsWith(downloadsOf(root)))
  const secretsFolder = path.join(root, 'secrets')
  const leaks = kept.flatMap((file) => {
    const bytes = readFileSync(file)
    // without an operating system seal the portal password lies in the owner-only key file, and nowhere else
    return [...words].filter(
      (word) =>
        !(file.startsWith(secretsFolder) && word === practiceAccount.password) &&
        bytesOf(word).some((needle) => bytes.includes(needle)),
    )
  })
  const logged = JSON.stringify(log.lines)
  expect({
    words: words.size > 60,
    files: ['satang.db', 'satang.db-wal'].every((name) => kept.some((file) => file.endsWith(name))),
    backups: kept.filter((file) => path.basename(file).startsWith('by-hand')).length,
    leaks,
    logged: [...words].filter((word) => logged.includes(word)),
  }).toEqual({ words: true, files: true, backups: 1, leaks: [], logged: [] })
})

it('the log file on disk strips secrets even when a line carries one by mistake', async () => {
  const { root } = await openTestApp()
  const folders = { ...foldersOf(root, {}), secrets: root, logs: path.join(root, 'real-logs') }
  const { log } = createPlatform({
    folders,
    threads: { database: new URL('file:///x'), imports: new URL('file:///x') },
    version: 'x',
  })
  log.info('test.line', { password: 'hunter-2-hunter', pid: '3100200300400', file: 'a.xls' })
  await log.stop()
  const text = filesUnder(folders.logs)
    .map((file) => readFileSync(file, 'utf8'))
    .join('')
  expect([text.includes('a.xls'), text.includes('hunter-2-hunter'), text.includes('3100200300400')]).toEqual([
    true,
    false,
    false,
  ])
})
