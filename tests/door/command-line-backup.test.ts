import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createApp } from '#main/app.ts'
import { runCommandLine } from '#main/door/command-line.ts'
import { makeFile, putFile } from '#tests/features/queue/queue-desk.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'

/** Runs the command line on the store under `root`, in English. */
async function run(root: string, ...args: string[]) {
  const lines: string[] = []
  const json = path.join(root, 'facts.json')
  const code = await runCommandLine(
    [...args, '--json', json, '--lang', 'en'],
    () => testPlatform(root).platform,
    (line) => void lines.push(line),
  )
  return { code, text: lines.join('\n'), facts: JSON.parse(readFileSync(json, 'utf8')) as unknown }
}

const asideIn = (root: string) =>
  readdirSync(path.join(root, 'store')).filter((name) => name.startsWith('satang.broken-'))

describe('backup and restore on the command line', () => {
  it('goes back from a store that is well, back again, and from one that does not open', async () => {
    const root = temporaryFolder()
    const file = await makeFile(1)
    await run(root, 'import', await putFile(root, file))
    const backup = await run(root, 'backup', 'monday')
    await run(root, 'undo', file.name, '--why', 'wrong month')

    const place = path.join(root, 'store', 'backups', 'monday.satang.db')
    const went = await run(root, 'restore', 'monday')
    const kept = readdirSync(path.dirname(place)).find((name) => name.startsWith('before-restore-')) ?? ''
    const refused = await run(root, 'restore', kept)
    const back = await run(root, 'restore', kept, '--accept')

    const stick = path.join(root, 'usb')
    mkdirSync(stick)
    cpSync(place, path.join(stick, 'copy.db'))
    writeFileSync(path.join(root, 'store', 'satang.db'), 'broken')
    const trouble = await run(root, 'totals')
    const mended = await run(root, 'restore', path.join(stick, 'copy.db'))

    expect([
      [backup.code, backup.facts],
      [went.code, went.facts],
      [went.text.includes(place), went.text.includes(kept.replace('.satang.db', ''))],
      [refused.code, refused.facts, refused.text.includes('This backup is 5 claims older.')],
      [back.code, back.facts],
      [trouble.code, trouble.text.includes('satang restore')],
      [mended.code, mended.facts, asideIn(root).length],
    ]).toMatchObject([
      [0, { name: 'monday', path: place, documents: 1, claims: 5 }],
      [0, { restored: { file: place, setAside: [expect.any(String)] }, claims: { count: 5 } }],
      [true, true],
      [2, { comparison: { present: { state: 'opens', claims: 5 }, backup: { claims: 0 } } }, true],
      [0, { claims: { count: 0 } }],
      [3, true],
      [0, { restored: { keptAs: null }, claims: { count: 5 } }, 2],
    ])
  })

  it('lists what there is when no backup is named, with age and size', async () => {
    const root = temporaryFolder()
    const none = await run(root, 'restore')
    await run(root, 'backup', 'monday')
    const some = await run(root, 'restore')
    expect([
      [none.code, none.facts, none.text.includes('no backup')],
      [some.code, some.facts],
      /monday {2}\d+\.\d MB {2}0 days 0 hours old/.test(some.text),
      (await run(root, 'restore', 'monday', 'tuesday')).code,
      (await run(root, 'backup', 'a name')).facts,
    ]).toMatchObject([
      [2, { backups: [] }, true],
      [2, { backups: [{ name: 'monday' }] }],
      true,
      2,
      { error: { code: 'input.invalid', details: { field: 'name' } } },
    ])
  })

  it('refuses the backup of another store and names the reason; nothing changes', async () => {
    const root = temporaryFolder()
    const other = temporaryFolder()
    await run(root, 'backup', 'monday')
    await run(other, 'backup', 'monday')
    const store = path.join(root, 'store', 'satang.db')
    const before = readFileSync(store)
    const foreign = await run(root, 'restore', path.join(other, 'store', 'backups', 'monday.satang.db'))
    const unknown = await run(root, 'restore', 'tuesday')
    expect([
      [foreign.code, foreign.facts, foreign.text.includes('is of another store')],
      [unknown.code, unknown.facts],
      readFileSync(store).equals(before),
      asideIn(root),
    ]).toMatchObject([
      [1, { error: { code: 'store.backupForeign' } }, true],
      [1, { error: { code: 'store.backupMissing', details: { file: 'tuesday' } } }],
      true,
      [],
    ])
  })

  it('waits for no other Satang, and says where a key that is missing belongs', async () => {
    const root = temporaryFolder()
    await run(root, 'backup', 'monday')
    const app = createApp(testPlatform(root).platform)
    await app.open()
    const busy = [await run(root, 'restore', 'monday'), await run(root, 'backup')]
    await app.stop()
    const { secrets } = testPlatform(root).folders
    cpSync(secrets, `${secrets}-away`, { recursive: true })
    writeFileSync(path.join(secrets, 'secrets.json'), '{}')
    const keyless = await run(root, 'restore', 'monday')
    cpSync(`${secrets}-away`, secrets, { recursive: true })
    expect([
      busy.map(({ code, facts }) => [code, facts]),
      [keyless.code, keyless.facts, keyless.text.includes(path.join(secrets, 'secrets.json'))],
      (await run(root, 'totals')).code,
    ]).toMatchObject([
      [
        [3, { error: { code: 'store.inUse' } }],
        [3, { error: { code: 'store.inUse' } }],
      ],
      [3, { error: { code: 'store.keyMissing' } }, true],
      0,
    ])
  })
})
