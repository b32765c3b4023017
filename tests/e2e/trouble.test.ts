import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openConnection } from '#main/database/connection.ts'
import { dashboard } from '#shared/phrases/th/dashboard.ts'
import { errors } from '#shared/phrases/th/errors.ts'
import { session } from '#shared/phrases/th/session.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import { words } from '#shared/phrases/th/words.ts'
import { flip, listPages } from '#tests/database/filled-store.ts'
import { storeNeeds } from '#tests/database/test-store.ts'
import { launchSatang, type SatangWindow, storeFolder } from '#tests/e2e/harness.ts'
import { makePracticeStore } from '#tests/e2e/practice-store.ts'
import { orderRep } from '#tests/features/imports/import-desk.ts'
import { canFaultDisks, createDiskFault } from '#tests/helpers/disk-fault.ts'
import { remount, withSmallDisk } from '#tests/helpers/small-disk.ts'

const base = mkdtempSync(path.join(os.tmpdir(), 'satang-e2e-'))
let key = ''

/** A practice hospital with one backup, made once; each test has its own copy. */
beforeAll(async () => {
  const { app, call } = await makePracticeStore(base)
  await call('settings.backUp', {})
  await app.stop()
  const [secret] = Object.values(
    JSON.parse(readFileSync(path.join(base, 'secrets', 'secrets.json'), 'utf8')),
  ) as { value: string }[]
  key = secret?.value ?? ''
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

/** @param disk where the store lies; its secrets lie apart from it */
function copyOfBase(disk = storeFolder()) {
  const launch = {
    storeFolder: path.join(disk, 'store'),
    secretsFolder: path.join(storeFolder(), 'secrets'),
  }
  cpSync(path.join(base, 'store'), launch.storeFolder, { recursive: true })
  cpSync(path.join(base, 'secrets'), launch.secretsFolder, { recursive: true })
  return { launch, file: path.join(launch.storeFolder, 'satang.db') }
}

type Code = keyof typeof errors

async function waitForTrouble({ window, picture }: SatangWindow, code: Code, name: string): Promise<void> {
  await window.getByRole('heading', { name: shell.troubleTitle }).waitFor()
  await window.getByText(`${words.code.replace('{{code}}', code)}`).waitFor()
  await picture(`trouble-${name}`)
}

/** The hospital is the one that was there before. */
async function enterPractice({ window }: SatangWindow): Promise<void> {
  await window.getByRole('heading', { name: session.title }).waitFor()
  expect(await window.getByRole('heading', { name: shell.troubleTitle }).count()).toBe(0)
  await window.getByRole('button', { name: session.enterPractice }).click()
  await window.getByRole('navigation').waitFor()
  expect(await window.getByText('โรงพยาบาลทดสอบ').count()).toBeGreaterThan(0)
}

const retry = ({ window }: SatangWindow) => window.getByRole('button', { name: words.retry }).click()

function overwrite(file: string, at: number, bytes: Buffer): void {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, bytes, 0, bytes.length, at)
  closeSync(descriptor)
}

/** One byte in each of ten pages, as a failing disk leaves it; the check that met it marked the store. */
function flipTen(file: string): void {
  const bytes = readFileSync(file)
  const pages = Math.floor(bytes.length / 8192)
  for (let index = 0; index < 10; index += 1) {
    const at = 8192 * (1 + Math.floor((index * (pages - 2)) / 10)) + 4000
    overwrite(file, at, Buffer.from([(bytes[at] ?? 0) ^ 1]))
  }
  writeFileSync(path.join(path.dirname(file), 'satang.suspect'), '')
}

/** Leaves not one block free. */
function fillDisk(disk: string, filler: string): void {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(filler, Buffer.alloc(bavail * bsize))
}

function makeNewer(file: string): void {
  const connection = openConnection({ path: file, key }, 'writer')
  connection.pragma('user_version=999')
  connection.close()
}

describe('a store that cannot be opened', () => {
  it('because another Satang holds it, opens on the next try once that one is closed', async () => {
    const { app, launch } = await makePracticeStore()
    const satang = await launchSatang(launch)
    await waitForTrouble(satang, 'store.inUse', 'in-use')
    expect(await satang.window.getByRole('button', { name: shell.restore }).count()).toBe(0)
    await app.stop()
    await retry(satang)
    await enterPractice(satang)
  })

  it.each([
    ['overwritten', 'store.corrupt', (file: string) => overwrite(file, 0, Buffer.alloc(16_384, 7))],
    [
      'truncated',
      'store.corrupt',
      (file: string) => truncateSync(file, statSync(file).size - 8192 * 3 - 100),
    ],
    ['flipped', 'store.corrupt', flipTen],
    ['newer', 'store.newer', makeNewer],
  ] as const)(
    'because its file is %s, comes back from a backup by two clicks',
    async (name, code, break_) => {
      const { launch, file } = copyOfBase()
      break_(file)
      const satang = await launchSatang(launch)
      await waitForTrouble(satang, code, name)
      await satang.window.getByRole('button', { name: shell.restore }).first().click()
      const dialog = satang.window.getByRole('dialog')
      await dialog.getByText('ไฟล์สำรองนี้มีรายการเบิก 0 รายการ').waitFor()
      await dialog.getByRole('button', { name: shell.restore }).click()
      await enterPractice(satang)
      const left = readdirSync(launch.storeFolder).filter((one) => /broken|suspect|restor/.test(one))
      expect(left).toEqual([expect.stringMatching(/^satang\.broken-\w+\.db$/)])
    },
  )

  it('because its secrets are gone, says where they belong and opens once they are back', async () => {
    const { launch } = copyOfBase()
    const { secretsFolder } = launch
    renameSync(secretsFolder, `${secretsFolder}-away`)
    const satang = await launchSatang(launch)
    await waitForTrouble(satang, 'store.keyMissing', 'secrets-gone')
    await satang.window.getByText(path.join(secretsFolder, 'secrets.json')).waitFor()
    expect(existsSync(secretsFolder)).toBe(false)
    renameSync(`${secretsFolder}-away`, secretsFolder)
    await retry(satang)
    await enterPractice(satang)
    // the one backup there is was taken a moment ago
    const facts = satang.window.getByText(dashboard.lastBackup)
    expect(await facts.textContent()).toMatch(new RegExp(`kB · ${dashboard.backupAges.fresh}$`))
  })

  withSmallDisk(64, 'because the disk is full, opens once there is room', async (disk) => {
    const { launch } = copyOfBase(disk)
    const filler = path.join(disk, 'else')
    fillDisk(disk, filler)
    const satang = await launchSatang(launch)
    await waitForTrouble(satang, 'store.diskFull', 'disk-full')
    rmSync(filler)
    await retry(satang)
    await enterPractice(satang)
  })

  withSmallDisk(256, 'because the disk is read-only, opens once it can be written', async (disk) => {
    const { launch } = copyOfBase(disk)
    remount(disk, 'ro')
    // where the window keeps its own meanwhile
    const satang = await launchSatang({ ...launch, env: { TMPDIR: storeFolder() } })
    await waitForTrouble(satang, 'store.denied', 'read-only')
    remount(disk, 'rw')
    await retry(satang)
    await enterPractice(satang)
  })

  it('because its WAL is gone, goes on with what is there once that was confirmed', async () => {
    const { root, app, call } = await makePracticeStore()
    await app.stop()
    await app.open()
    await call('attention.speak', { language: 'en' })
    // what a crash leaves, without the file that holds the last write
    const left = storeFolder()
    cpSync(root, left, { recursive: true })
    rmSync(path.join(left, 'store', 'satang.db-wal'))
    await app.stop()
    const folders = { storeFolder: path.join(left, 'store'), secretsFolder: path.join(left, 'secrets') }
    const { window, picture } = await launchSatang(folders)
    await window.getByRole('heading', { name: shell.troubleTitle }).waitFor()
    await window.getByText('รหัส store.writesLost').waitFor()
    await picture('trouble-writes-lost')
    await window.getByRole('button', { name: shell.acceptLoss }).click()
    await window.getByRole('dialog').getByRole('button', { name: shell.acceptLoss }).click()
    await window.getByRole('heading', { name: session.title }).waitFor()
  })
})

describe('a store that is open', () => {
  it.runIf(canFaultDisks)(
    'and whose disk goes away, keeps its 800 claims once the disk is back',
    async () => {
      const { root, app, call, launch } = await makePracticeStore()
      await call('settings.backUp', {})
      await call('imports.run', { paths: [(await orderRep(root, { claims: 800 })).path] })
      await app.stop()
      const disk = createDiskFault(launch.storeFolder)
      const satang = await launchSatang({ ...launch, env: disk.env })
      await satang.window.getByRole('button', { name: session.enterPractice }).click()
      await satang.window.getByRole('navigation').waitFor()
      disk.start({ awayFrom: 0 })
      await satang.window.getByRole('link', { name: shell.pages.claims }).click()
      // the cipher takes bytes that do not come for bytes that are wrong; the look at the whole file tells them apart
      await waitForTrouble(satang, 'store.suspect', 'disk-gone')
      expect(await satang.window.getByRole('button', { name: shell.restore }).count()).toBe(0)
      await retry(satang)
      await waitForTrouble(satang, 'store.diskAway', 'disk-away')
      expect(await satang.window.getByRole('button', { name: shell.restore }).count()).toBe(0)
      disk.end()
      await retry(satang)
      await enterPractice(satang)
      await satang.window.getByRole('link', { name: shell.pages.claims }).click()
      await satang.window.getByText(/800/).first().waitFor()
    },
  )

  it('and is found to be damaged, shows it by itself, and comes back from a backup', async () => {
    const { root, app, call, launch } = await makePracticeStore()
    await call('settings.backUp', {})
    await app.stop()
    const { window, picture } = await launchSatang(launch)
    await window.getByRole('button', { name: session.enterPractice }).click()
    await window.getByRole('navigation').waitFor()
    const needs = storeNeeds(root)
    for (const page of await listPages(needs, 'reference_entry')) flip(needs.file, page)
    await window.getByRole('link', { name: shell.pages.reference }).click()
    await window.getByRole('heading', { name: shell.troubleTitle }).waitFor()
    await window.getByText(errors['store.suspect'].text).waitFor()
    expect(await window.getByRole('button', { name: shell.restore }).count()).toBe(0)
    await picture('trouble-found-open')
    await window.getByRole('button', { name: words.retry }).click()
    await window.getByText(errors['store.corrupt'].text).waitFor()
    await window.getByRole('button', { name: shell.restore }).first().click()
    await window.getByRole('dialog').getByRole('button', { name: shell.restore }).click()
    await window.getByRole('button', { name: session.enterPractice }).click()
    await window.getByRole('link', { name: shell.pages.reference }).click()
    await window.getByRole('row').nth(2).waitFor()
    expect(await window.getByRole('heading', { name: shell.troubleTitle }).count()).toBe(0)
  })
})
