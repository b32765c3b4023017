import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFileSecrets, type Seal } from '#main/platform/secrets-file.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

/** Stands for the operating system: turns the bytes over. */
const seal: Seal = {
  isAvailable: () => true,
  encrypt: (text) => Buffer.from(text).reverse(),
  decrypt: (sealed) => Buffer.from(sealed).reverse().toString(),
}
const noSeal: Seal = { ...seal, isAvailable: () => false }

function open() {
  const folder = path.join(temporaryFolder(), 'secrets')
  return { folder, file: path.join(folder, 'secrets.json') }
}

const failure = (work: Promise<unknown>) => work.then(() => 'worked').catch((error: unknown) => error)

describe('secrets in a file', () => {
  it('are kept over a restart, for their owner only', async () => {
    const { folder, file } = open()
    const secrets = createFileSecrets({ folder })
    await secrets.save('portal', 'ความลับ')
    await secrets.save('store-key:1', 'ab')
    await secrets.remove('store-key:1')
    const again = createFileSecrets({ folder, seal: noSeal })
    expect({
      portal: await again.find('portal'),
      removed: await again.find('store-key:1'),
      never: await again.find('toString'),
      protection: await again.protection(),
      modes: [folder, file].map((name) => statSync(name).mode & 0o777),
      files: readdirSync(folder),
    }).toEqual({
      portal: 'ความลับ',
      removed: null,
      never: null,
      protection: 'ownerFile',
      modes: [0o700, 0o600],
      files: ['secrets.json'],
    })
  })

  it('are sealed by the operating system where it offers to, and say so where it cannot open them', async () => {
    const { folder, file } = open()
    const desktop = createFileSecrets({ folder, seal })
    await desktop.save('portal', 'very secret')
    const broken: Seal = {
      ...seal,
      decrypt: () => {
        throw new Error('another user')
      },
    }
    expect({
      protection: await desktop.protection(),
      found: await desktop.find('portal'),
      inFile: readFileSync(file, 'utf8').includes('very secret'),
      headless: await failure(createFileSecrets({ folder }).find('portal')),
      otherUser: await failure(createFileSecrets({ folder, seal: broken }).find('portal')),
    }).toEqual({
      protection: 'operatingSystem',
      found: 'very secret',
      inFile: false,
      headless: new AppError('store.keySealed'),
      otherUser: new AppError('store.keySealed'),
    })
  })

  it('are all kept when many are saved at once', async () => {
    const { folder } = open()
    const secrets = createFileSecrets({ folder })
    await Promise.all(Array.from({ length: 20 }, (_, index) => secrets.save(`n${index}`, String(index))))
    expect(await Promise.all(Array.from({ length: 20 }, (_, index) => secrets.find(`n${index}`)))).toEqual(
      Array.from({ length: 20 }, (_, index) => String(index)),
    )
  })

  it('are never overwritten when their file cannot be understood', async () => {
    const { folder, file } = open()
    const secrets = createFileSecrets({ folder })
    await secrets.save('portal', 'x')
    writeFileSync(file, '{"portal": {"value": "x"')
    const damaged = new AppError('store.keyMissing', { file: 'secrets.json' })
    expect([
      await failure(secrets.save('other', 'y')),
      await failure(secrets.find('portal')),
      readFileSync(file, 'utf8'),
    ]).toEqual([damaged, damaged, '{"portal": {"value": "x"'])
  })

  it('are closed again when somebody opened their file to all', async () => {
    const { folder, file } = open()
    const secrets = createFileSecrets({ folder })
    await secrets.save('portal', 'x')
    chmodSync(file, 0o644)
    await secrets.find('portal')
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('cannot be kept where no folder can be made', async () => {
    const root = temporaryFolder()
    writeFileSync(path.join(root, 'taken'), '')
    const folder = path.join(root, 'taken', 'secrets')
    expect(await failure(createFileSecrets({ folder }).save('portal', 'x'))).toEqual(
      new AppError('folder.denied', { folder }),
    )
  })
})

/** A folder whose secrets were saved while nothing could seal them. */
async function saveOpen() {
  const places = open()
  const secrets = createFileSecrets({ folder: places.folder })
  await secrets.save('store-key:1', 'the key')
  await secrets.save('portal-password:1', 'the password')
  const text = () => readFileSync(places.file, 'utf8')
  const lying = () => ['the key', 'the password'].filter((secret) => text().includes(secret))
  const values = async (from: ReturnType<typeof createFileSecrets>) => [
    await from.find('store-key:1'),
    await from.find('portal-password:1'),
  ]
  return { ...places, text, lying, values }
}

describe('secrets that were kept before the operating system sealed any', () => {
  it('are all sealed at the first use, and only once', async () => {
    const { folder, text, lying, values } = await saveOpen()
    const log = createRecordingLog()
    const secrets = createFileSecrets({ folder, seal, log })
    const found = await values(secrets)
    const after = text()
    const again = createFileSecrets({ folder, seal, log })
    expect({
      found,
      again: await values(again),
      lying: lying(),
      isSame: text() === after,
      protection: await again.protection(),
      lines: log.lines.map(({ event, facts }) => ({ event, facts })),
    }).toEqual({
      found: ['the key', 'the password'],
      again: ['the key', 'the password'],
      lying: [],
      isSame: true,
      protection: 'operatingSystem',
      lines: [{ event: 'secrets.sealed', facts: { count: 2 } }],
    })
  })

  it('are told by the weakest of them, not by what would be done with a new one', async () => {
    const { folder, file } = open()
    const desktop = createFileSecrets({ folder, seal })
    const empty = await desktop.protection()
    await desktop.save('store-key:1', 'the key')
    const sealed = await desktop.protection()
    const entries = JSON.parse(readFileSync(file, 'utf8'))
    // as an older Satang left it, in a folder nobody can write to any more
    const mixed = { ...entries, 'portal-password:1': { protection: 'ownerFile', value: 'the password' } }
    writeFileSync(file, JSON.stringify(mixed))
    mkdirSync(`${file}.part`)
    const log = createRecordingLog()
    const stuck = createFileSecrets({ folder, seal, log })
    expect({
      empty,
      sealed,
      stuck: await stuck.protection(),
      found: [await stuck.find('store-key:1'), await stuck.find('portal-password:1')],
      inFile: JSON.parse(readFileSync(file, 'utf8')),
      levels: log.lines.map(({ level, event }) => `${level} ${event}`),
    }).toEqual({
      empty: 'operatingSystem',
      sealed: 'operatingSystem',
      stuck: 'ownerFile',
      found: ['the key', 'the password'],
      inFile: mixed,
      levels: ['warn secrets.notSealed'],
    })
  })

  it('stay as they were where the seal does not give back what it took', async () => {
    const { folder, text, values } = await saveOpen()
    const before = text()
    const broken: Seal = { ...seal, decrypt: () => 'something else' }
    const secrets = createFileSecrets({ folder, seal: broken, log: createRecordingLog() })
    expect({ values: await values(secrets), isSame: text() === before }).toEqual({
      values: ['the key', 'the password'],
      isSame: true,
    })
  })

  it('are not lost when Satang is killed while it seals them', async () => {
    const { folder, file, text, lying, values } = await saveOpen()
    const before = text()
    const program = `
      import { createFileSecrets } from '#main/platform/secrets-file.ts'
      const seal = {
        isAvailable: () => true,
        encrypt: (text) => text === 'the password' ? process.kill(process.pid, 'SIGKILL') : Buffer.from(text),
        decrypt: String,
      }
      await createFileSecrets({ folder: ${JSON.stringify(folder)}, seal }).find('store-key:1')`
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '--eval', program])
    // and as a power cut leaves it in the middle of writing
    writeFileSync(`${file}.part`, before.slice(0, 40))
    const cut = text()
    const found = await values(createFileSecrets({ folder, seal }))
    expect({ signal, isSame: cut === before, found, lying: lying(), files: readdirSync(folder) }).toEqual({
      signal: 'SIGKILL',
      isSame: true,
      found: ['the key', 'the password'],
      lying: [],
      files: ['secrets.json'],
    })
  })
})
