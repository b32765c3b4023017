import type { Page } from 'playwright-core'
import { expect, it, onTestFinished, vi } from 'vitest'
import { schedule } from '#shared/phrases/th/schedule.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import { askMain, launchSatang, type SatangWindow } from '#tests/e2e/harness.ts'
import { makePracticeStore, signIn } from '#tests/e2e/practice-store.ts'
import { openDisplay } from '#tools/machine/display.ts'

/** @returns what of the frame lies outside the window, and what the page hides without a way to scroll to it */
const findCutOff = (window: Page) =>
  window.evaluate(() => {
    const isOut = ({ left, top, right, bottom }: DOMRect) =>
      left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5
    const frame = document.querySelectorAll('.top, .top *, .side, .side *, .page')
    const cut = [...frame].filter((one) => isOut(one.getBoundingClientRect()))
    const page = document.querySelector('.page')
    const wide = page && page.scrollWidth > page.clientWidth ? [`page ${page.scrollWidth} wide`] : []
    return [...cut.map((one) => `${one.tagName} ${one.className} ${one.textContent}`), ...wide]
  })

const isInside = ({ application }: SatangWindow) =>
  askMain(() =>
    application.evaluate(({ BrowserWindow, screen }) => {
      const bounds = BrowserWindow.getAllWindows()[0]?.getBounds()
      if (bounds === undefined) return null
      const { workArea, scaleFactor } = screen.getDisplayMatching(bounds)
      const isIn =
        bounds.x >= workArea.x &&
        bounds.y >= workArea.y &&
        // at a scale of 1.25 the system rounds to a whole point
        bounds.x + bounds.width <= workArea.x + workArea.width + 1 &&
        bounds.y + bounds.height <= workArea.y + workArea.height + 1
      return { isIn, scaleFactor }
    }),
  )

async function openOnScreen(size: string, scale: number, folders: object) {
  const { environment, stop } = await openDisplay('virtual', size)
  onTestFinished(stop)
  const args = [`--force-device-scale-factor=${scale}`]
  return launchSatang({ ...folders, args, env: environment as Record<string, string> })
}

it.runIf(process.platform === 'linux').each([
  ['1366x768', 1.25],
  ['1280x720', 1.5],
])(
  'a screen of %s at a scale of %d shows the whole frame of every page and the end of a dialog',
  async (size, scale) => {
    const { app, launch } = await makePracticeStore()
    await app.stop()
    const opened = await openOnScreen(size, scale, launch)
    const { window, picture } = opened
    await signIn(window)
    const cut: Record<string, string[]> = {}
    for (const [name, title] of Object.entries(shell.pages)) {
      await window.getByRole('navigation').getByText(title, { exact: true }).click()
      await window.getByRole('heading', { level: 1 }).first().waitFor()
      await window.waitForLoadState('networkidle')
      await picture(`small-${size}-${name}`)
      cut[name] = await findCutOff(window)
    }
    await window.getByRole('navigation').getByText(shell.pages.schedule, { exact: true }).click()
    await window.getByRole('button', { name: schedule.add }).first().click()
    const last = window.getByRole('dialog').getByRole('button').last()
    await last.scrollIntoViewIfNeeded()
    await picture(`small-${size}-dialog`)
    const end = await last.boundingBox()
    const height = await window.evaluate(() => innerHeight)
    expect({
      cut,
      inside: await isInside(opened),
      isEndSeen: end !== null && end.y >= 0 && end.y + end.height <= height,
    }).toEqual({
      cut: Object.fromEntries(Object.keys(shell.pages).map((name) => [name, []])),
      inside: { isIn: true, scaleFactor: scale },
      isEndSeen: true,
    })
  },
)

const boundsOf = ({ application }: SatangWindow) =>
  askMain(() =>
    application.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      return window?.isVisible() ? window.getBounds() : null
    }),
  )

it.runIf(process.platform === 'linux')('the window opens again where it stood', async () => {
  const { app, launch } = await makePracticeStore()
  await app.stop()
  const first = await launchSatang(launch)
  await vi.waitFor(async () => expect(await boundsOf(first)).not.toBe(null), 10_000)
  const bounds = { x: 70, y: 40, width: 1010, height: 640 }
  await askMain(() =>
    first.application.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
      bounds,
    ),
  )
  await first.close()
  const second = await launchSatang(launch)
  await vi.waitFor(async () => expect(await boundsOf(second)).toEqual(bounds), 10_000)
})
