import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFileSecrets, type Seal } from '#main/platform/secrets-file.ts'
import { AppError } from '#shared/errors/app-error.ts'
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
      protection: again.protection,
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
      protection: desktop.protection,
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
