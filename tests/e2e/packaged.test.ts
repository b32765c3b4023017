import { once } from 'node:events'
import { createServer } from 'node:http'
import path from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { askMain, launchSatang, testMachine } from '#tests/e2e/harness.ts'
import { seatPerson } from '#tests/e2e/person.ts'
import { root } from '#tools/machine/programs.ts'
import { packApp } from '#tools/steps/pack-app.ts'

const folder = path.join(root, '.cache', 'packed')
const program = path.join(folder, 'linux-unpacked', 'satang')
const on = '1'.charCodeAt(0)

async function readFuses(): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(program)
  const names = [
    'RunAsNode',
    'EnableNodeOptionsEnvironmentVariable',
    'EnableNodeCliInspectArguments',
    'EnableCookieEncryption',
    'OnlyLoadAppFromAsar',
    'EnableEmbeddedAsarIntegrityValidation',
    'GrantFileProtocolExtraPrivileges',
  ] as const
  return Object.fromEntries(names.map((name) => [name, Number(wire[FuseV1Options[name]]) === on]))
}

/** A page somewhere else that an environment could name. @returns its address and how often it was visited */
async function openOtherPage() {
  let visits = 0
  const server = createServer((_request, answer) => {
    visits += 1
    answer.end('<title>Satang</title>not ours')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const place = server.address()
  if (place === null || typeof place === 'string') throw new Error('the other page has no port')
  return { address: `http://127.0.0.1:${place.port}/`, visits: () => visits }
}

/** Opens the packed program before a person, and notes in its page which keys reach it, and what they write. */
async function openPacked() {
  const [person, other] = await Promise.all([seatPerson('satang'), openOtherPage()])
  const { application, window } = await launchSatang({
    executable: program,
    env: { ...person.environment, ELECTRON_RENDERER_URL: other.address },
  })
  await window.getByRole('heading').first().waitFor()
  await window.evaluate(() => {
    const pressed: string[] = []
    addEventListener('keydown', ({ code, key }) => pressed.push(`${code} ${key}`), true)
    Object.assign(globalThis, { pressed })
  })
  const facts = () =>
    window.evaluate(() => ({
      address: location.href.split('#')[0],
      pressed: Reflect.get(globalThis, 'pressed') as string[] | undefined,
      height: innerHeight * devicePixelRatio,
      zoom: devicePixelRatio,
    }))
  return { person, other, application, window, facts }
}

type Packed = Awaited<ReturnType<typeof openPacked>>
const limit = { timeout: 10_000 }

async function pressWhatOpensTools({ person, other, application, window, facts }: Packed): Promise<void> {
  const before = await facts()
  const keys = ['F12', 'ctrl+shift+i', 'ctrl+shift+j', 'ctrl+r', 'ctrl+shift+r', 'F5', 'alt', 'F10', 'F2']
  await person.pressKeys('Satang', keys)
  await vi.waitFor(async () => expect((await facts()).pressed ?? []).toContain('F2 F2'), limit)
  const { pressed = [], ...after } = await facts()
  const codes = pressed.map((key) => key.split(' ')[0] ?? '').filter((code) => !/^(Co|Sh)/.test(code))
  expect({ ...after, codes }).toEqual({
    address: 'satang://app/index.html',
    height: before.height,
    zoom: before.zoom,
    codes: ['F12', 'KeyI', 'KeyJ', 'KeyR', 'KeyR', 'F5', 'AltLeft', 'F10', 'F2'],
  })
  const inside = await askMain(() =>
    application.evaluate(({ app, BrowserWindow, Menu, webContents }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.openDevTools()
      return {
        isPackaged: app.isPackaged,
        hasMenu: Menu.getApplicationMenu() !== null,
        hasTools: contents?.isDevToolsOpened(),
        pages: webContents.getAllWebContents().length,
      }
    }),
  )
  expect({ ...inside, visits: other.visits(), windows: application.windows().length }).toEqual({
    isPackaged: true,
    hasMenu: false,
    hasTools: false,
    pages: 1,
    visits: 0,
    windows: 1,
  })
  expect(await window.title()).toBe('Satang')
}

async function zoomOnTwoKeyboards({ person, facts }: Packed): Promise<void> {
  const [plus, minus, zero] = ['ctrl+21', 'ctrl+20', 'ctrl+19']
  const zoom = async () => Math.round((await facts()).zoom * 100)
  const shows = (percent: number) => vi.waitFor(async () => expect(await zoom()).toBe(percent), limit)
  await person.pressKeys('Satang', ['ctrl+plus', 'ctrl+plus', 'ctrl+KP_Subtract'])
  await shows(110)
  await person.switchKeyboard('th')
  await person.pressKeys('Satang', ['21'])
  await vi.waitFor(async () => expect((await facts()).pressed ?? []).toContain('Equal ช'), limit)
  await person.pressKeys('Satang', Array<string>(8).fill(plus))
  await shows(200)
  await person.pressKeys('Satang', Array<string>(14).fill(minus))
  await shows(50)
  await person.pressKeys('Satang', [zero])
  await shows(100)
  await person.switchKeyboard('us')
}

async function copyAndPaste({ person, window }: Packed): Promise<void> {
  const field = await window.evaluateHandle(() => {
    const made = document.createElement('input')
    document.body.prepend(made)
    made.focus()
    return made
  })
  await person.pressKeys('Satang', ['4', '2', 'ctrl+a', 'ctrl+c', 'End', 'ctrl+v', 'ctrl+v', 'ctrl+z'])
  await vi.waitFor(async () => expect(await field.inputValue()).toBe('4242'), limit)
}

describe.runIf(process.platform === 'linux')('the packed program', () => {
  beforeAll(async () => {
    const packed = await packApp(['--dir'], { folder, output: 'keep', isShut: true })
    if (packed.code !== 0) throw new Error(packed.output)
  })

  it('has every fuse as a hospital needs it', async () => {
    const { isOfficial } = testMachine().electron
    expect(await readFuses()).toEqual({
      RunAsNode: false,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableCookieEncryption: isOfficial,
      OnlyLoadAppFromAsar: true,
      EnableEmbeddedAsarIntegrityValidation: isOfficial,
      GrantFileProtocolExtraPrivileges: false,
    })
  })

  it('opens no tools, no menu and no other page whatever is pressed, but zooms, copies and pastes', async () => {
    // the one fuse a test needs to look inside
    await flipFuses(program, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true })
    const packed = await openPacked()
    await pressWhatOpensTools(packed)
    await zoomOnTwoKeyboards(packed)
    await copyAndPaste(packed)
  })
})
