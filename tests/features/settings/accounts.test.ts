import { expect, onTestFinished, test } from 'vitest'
import { createSettings, sessionSecret } from '#main/features/settings/settings.service.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { HospitalCode } from '#shared/model/ids.ts'
import { createMemorySecrets, openDesk, wholeRun } from '#tests/features/downloads/download-desk.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { openTestStore } from '#tests/features/downloads/test-store.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const browsers = shareBrowser()

async function openSettings() {
  const store = await openTestStore(temporaryFolder())
  onTestFinished(() => store.stop())
  const secrets = createMemorySecrets()
  const settings = createSettings({
    store,
    secrets,
    clock: { now: () => new Date('2026-01-01T00:00:00.000Z') },
    folders: { store: '/store' },
    version: '0',
    portalAddress: async () => 'https://portal.example.invalid/',
  })
  await store.write((trx) =>
    settings.saveHospital(trx, { code: HospitalCode.parse('10670'), name: 'a', portalKind: 'nhso' }),
  )
  const add = (userName: string, note = '') =>
    settings.saveAccount({ userName, password: `of ${userName}`, signIn: 'stored', note })
  return { settings, secrets, add }
}

const unchanged = { password: '', signIn: 'stored', isEnabled: true, note: '', isFirst: false } as const

test('a run gets the accounts in their order, and never a disabled one', async () => {
  const { settings, add } = await openSettings()
  const [first, second, third] = [await add('first', 'ของพี่สมใจ'), await add('second'), await add('third')]
  const names = async () => (await settings.listLogins()).map(({ userName }) => userName)
  const before = await names()
  await settings.changeAccount({ ...unchanged, id: third, isFirst: true })
  await settings.changeAccount({ ...unchanged, id: first, isEnabled: false, note: 'รหัสหมดอายุ' })
  expect([before, await names()]).toEqual([
    ['first', 'second', 'third'],
    ['third', 'second'],
  ])
  expect((await settings.get()).accounts).toEqual([
    { id: third, maskedName: 'th•rd', signIn: 'stored', isEnabled: true, note: '' },
    { id: first, maskedName: 'fi•st', signIn: 'stored', isEnabled: false, note: 'รหัสหมดอายุ' },
    { id: second, maskedName: 'se••nd', signIn: 'stored', isEnabled: true, note: '' },
  ])
})

test('an account that is changed keeps its password and its session unless they are meant', async () => {
  const { settings, secrets, add } = await openSettings()
  const id = await add('clerk')
  const keep = () => secrets.save(sessionSecret(id), 'cookies')
  const look = async () => [(await settings.listLogins())[0]?.password, await secrets.find(sessionSecret(id))]
  await keep()
  await settings.changeAccount({ ...unchanged, id, note: 'a' })
  const noted = await look()
  await settings.changeAccount({ ...unchanged, id, password: 'newer' })
  const renewed = await look()
  await settings.changeAccount({ ...unchanged, id, signIn: 'assisted' })
  await keep()
  await settings.changeAccount({ ...unchanged, id, signIn: 'assisted', note: 'b' })
  const assisted = await look()
  expect({ noted, renewed, assisted, left: [...secrets.kept.values()] }).toEqual({
    noted: ['of clerk', 'cookies'],
    renewed: ['newer', null],
    assisted: [null, 'cookies'],
    left: ['cookies'],
  })
  await expect(settings.changeAccount({ ...unchanged, id })).rejects.toEqual(
    new AppError('input.invalid', { field: 'password' }),
  )
  await expect(settings.changeAccount({ ...unchanged, id: 99 })).rejects.toEqual(
    new AppError('input.invalid', { field: 'id' }),
  )
})

test('a password that cannot be kept takes a new account out again, and leaves one that was there', async () => {
  const { settings, secrets, add } = await openSettings()
  await add('clerk', 'ของพี่สมใจ')
  const full = new AppError('folder.denied', { folder: '/secrets' })
  secrets.save = async () => {
    throw full
  }
  await expect(add('clerk')).rejects.toBe(full)
  await expect(add('other')).rejects.toBe(full)
  const { accounts } = await settings.get()
  expect(accounts.map(({ maskedName, note }) => [maskedName, note])).toEqual([['cl•rk', 'ของพี่สมใจ']])
})

test('a run does not try to sign in with an account that was disabled', async () => {
  const { settings, add } = await openSettings()
  const id = await add('nobody')
  await settings.changeAccount({ ...unchanged, id, isEnabled: false })
  const desk = await openDesk({ browsers, logins: await settings.listLogins() })
  expect(await desk.downloads.run(wholeRun)).toMatchObject({
    state: 'failed',
    error: { code: 'portal.noAccount' },
  })
  expect(desk.portal.requests()).toEqual([])
})
