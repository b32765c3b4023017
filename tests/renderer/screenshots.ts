import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openPreview } from '#tests/renderer/open-preview.ts'
import { screens } from '#tests/renderer/pages.ts'

/** `node tests/renderer/screenshots.ts <folder> [name…]`: every screen, light and dark, Thai and English. */
const [folder = 'screenshots', ...names] = process.argv.slice(2)
const built = await mkdtemp(path.join(tmpdir(), 'satang-preview-'))
await mkdir(folder, { recursive: true })
const preview = await openPreview(built)
try {
  const page = await preview.browser.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') process.stdout.write(`${message.text()}\n`)
  })
  page.on('pageerror', (error) => process.stdout.write(`${String(error)}\n`))
  const wanted = screens.filter(({ name }) => names.length === 0 || names.includes(name))
  for (const { name, state, path: route } of wanted) {
    for (const [lang, scheme] of [
      ['th', 'light'],
      ['th', 'dark'],
      ['en', 'light'],
      ['en', 'dark'],
    ] as const) {
      await preview.show(page, { state, path: route, lang, scheme })
      await wait(450)
      await page.screenshot({ path: path.join(folder, `${name}-${lang}-${scheme}.png`) as `${string}.png` })
    }
  }
} finally {
  await preview.stop()
  await rm(built, { recursive: true, force: true })
}
