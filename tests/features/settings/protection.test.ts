import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createDiagnostics } from '#main/features/diagnostics/diagnostics.service.ts'
import { createSettings } from '#main/features/settings/settings.service.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createFileSecrets, type Seal } from '#main/platform/secrets-file.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { HospitalCode } from '#shared/model/ids.ts'
import { openTestStore } from '#tests/features/downloads/test-store.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const seal: Seal = {
  isAvailable: () => true,
  encrypt: (text) => Buffer.from(text).reverse(),
  decrypt: (sealed) => Buffer.from(sealed).reverse().toString(),
}

test('Settings and diagnostics tell the weakest protection of any secret, and a file that cannot be read', async () => {
  const root = temporaryFolder()
  const store = await openTestStore(root)
  onTestFinished(() => store.stop())
  const folder = path.join(root, 'kept')
  await createFileSecrets({ folder }).save('portal-password:1', 'an older one')
  // the vault is there, but takes nothing that it would give back
  const secrets = createFileSecrets({ folder, seal: { ...seal, decrypt: () => 'nothing' } })
  const settings = createSettings({
    store,
    secrets,
    clock: systemClock,
    folders: { store: root },
    version: '0',
    portalAddress: async () => 'https://portal.example.invalid/',
  })
  await store.write((trx) =>
    settings.saveHospital(trx, { code: HospitalCode.parse('10670'), name: 'a', portalKind: 'nhso' }),
  )
  const diagnostics = createDiagnostics({
    store,
    checkStore: () => store.check(new AbortController().signal),
    secrets,
    clock: systemClock,
    downloadFolder: async () => root,
    log: createRecordingLog(),
    browsers: {
      find: () => Promise.reject(new AppError('browser.missing')),
      open: () => Promise.reject(new AppError('browser.missing')),
    },
    ownFolders: [],
    watchedFolder: async () => null,
    portalAddress: async () => null,
    findClockTrouble: async () => null,
  })
  const look = async () => {
    const { steps } = await diagnostics.run()
    const { facts, error } = steps.find(({ name }) => name === 'secrets') ?? {}
    return { settings: (await settings.get()).secretProtection, facts, error: error?.code }
  }
  const before = await look()
  writeFileSync(path.join(folder, 'secrets.json'), 'damaged')
  expect([before, await look()]).toEqual([
    { settings: 'ownerFile', facts: { protection: 'ownerFile' }, error: undefined },
    { settings: 'unreadable', facts: {}, error: 'store.keyMissing' },
  ])
})
