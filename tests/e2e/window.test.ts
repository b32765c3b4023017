import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { askMain, launchSatang } from '#tests/e2e/harness.ts'

describe('the window', () => {
  it('opens on a page of its own, with every door of Electron shut', async () => {
    const { application, window, picture } = await launchSatang()
    const preferences = await askMain(() =>
      application.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
          getLastWebPreferences(): Record<string, unknown>
        }
        const { contextIsolation, sandbox, nodeIntegration, webSecurity } = contents.getLastWebPreferences()
        return { contextIsolation, sandbox, nodeIntegration, webSecurity }
      }),
    )
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
    })
    const inside = await window.evaluate(() => ({
      require: typeof Reflect.get(globalThis, 'require'),
      process: typeof Reflect.get(globalThis, 'process'),
      bridge: Object.keys(Reflect.get(globalThis, 'satang') as object).sort(),
    }))
    expect(inside).toEqual({ require: 'undefined', process: 'undefined', bridge: ['call', 'on', 'pathOf'] })
    expect(existsSync(await picture('first-window'))).toBe(true)
  })

  it('allows scripts, styles and connections of its own only', async () => {
    const { window } = await launchSatang()
    const answer = await window.reload()
    const policy = (await answer?.headerValue('content-security-policy')) ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    const tried = await window.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.intruder = true'
      document.head.append(script)
      const went = await fetch('https://example.invalid/').then(
        () => true,
        () => false,
      )
      return { ran: Reflect.has(globalThis, 'intruder'), went }
    })
    expect(tried).toEqual({ ran: false, went: false })
  })

  it('stays where it is when a page asks it to go elsewhere or to open another window', async () => {
    const { application, window } = await launchSatang()
    const address = window.url()
    const opened = await window.evaluate(() => globalThis.open('https://example.invalid/') !== null)
    await window.evaluate(() => {
      location.href = 'https://example.invalid/'
    })
    await window.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'file:///etc/passwd'
      document.body.append(link)
      link.click()
    })
    const windows = await askMain(() =>
      application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    )
    expect({ opened, windows, address: window.url() }).toEqual({ opened: false, windows: 1, address })
  })

  it('gives a page no right, no device and no file, but what a person copies herself', async () => {
    const { application, window } = await launchSatang()
    const rights = await window.evaluate(async () => {
      const names = ['camera', 'clipboard-read', 'geolocation', 'microphone', 'midi', 'notifications']
      const asked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }))
      return [...new Set((await Promise.all(asked)).map(({ state }) => state))]
    })
    const refused = await window.evaluate(() =>
      Promise.all(
        [navigator.clipboard.readText(), navigator.mediaDevices.getDisplayMedia()].map((asked) =>
          asked.then(
            () => 'given',
            (error: Error) => error.name,
          ),
        ),
      ),
    )
    expect({ rights, refused }).toEqual({
      rights: ['denied'],
      refused: ['NotAllowedError', 'NotAllowedError'],
    })

    await application.evaluate(({ session }) => {
      session.defaultSession.once('will-download', (event) => {
        Object.assign(globalThis, { downloadPrevented: event.defaultPrevented })
      })
    })
    await window.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['everything']))
      link.download = 'everything.txt'
      link.click()
    })
    const prevented = () =>
      askMain(() => application.evaluate(() => Reflect.get(globalThis, 'downloadPrevented')))
    await vi.waitFor(async () => expect(await prevented()).toBe(true), 10_000)

    await window.evaluate(() => {
      const field = document.createElement('textarea')
      field.value = 'a log line'
      document.body.append(field)
      document.addEventListener('click', () => {
        field.select()
        document.execCommand('copy')
      })
    })
    await window.mouse.click(5, 5)
    const copied = () => askMain(() => application.evaluate(({ clipboard }) => clipboard.readText()))
    await vi.waitFor(async () => expect(await copied()).toBe('a log line'), 10_000)
  })

  it('that was killed opens again on the same store', async () => {
    const first = await launchSatang()
    await first.window.getByRole('heading').first().waitFor()
    await first.kill()
    expect(existsSync(path.join(first.storeFolder, 'satang.db'))).toBe(true)
    const { storeFolder, secretsFolder } = first
    const second = await launchSatang({ storeFolder, secretsFolder })
    await second.window.getByRole('heading').first().waitFor()
    expect(await second.window.evaluate(() => document.title)).toBe('Satang')
  })
})
