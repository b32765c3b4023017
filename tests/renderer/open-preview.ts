import path from 'node:path'
import puppeteer, { type Page } from 'puppeteer-core'
import { build, preview } from 'vite'
import { findQuickBrowser } from '#tests/platform/browser/quick-browser.ts'

const configFile = path.join(import.meta.dirname, 'preview.config.ts')

export type Look = {
  readonly state: string
  readonly path: string
  readonly lang?: string
  readonly scheme?: string
}

/** Builds the preview into `folder`, serves it on loopback and opens a browser at 1280 × 800. */
export async function openPreview(folder: string) {
  process.env['SATANG_PREVIEW'] = folder
  await build({ configFile })
  const server = await preview({ configFile, preview: { host: '127.0.0.1', port: 0 } })
  const address = server.resolvedUrls?.local[0]
  if (!address) throw new Error('the preview has no address')
  const browser = await puppeteer.launch({
    executablePath: await findQuickBrowser(),
    args: ['--no-sandbox', '--force-color-profile=srgb', '--hide-scrollbars'],
    defaultViewport: { width: 1280, height: 800 },
  })
  return {
    browser,
    async show(page: Page, { state, path: route, lang = 'th', scheme = 'light' }: Look): Promise<void> {
      // a hash alone would not load the page again
      await page.goto('about:blank')
      await page.goto(`${address}?state=${state}&lang=${lang}&colours=${scheme}#${route}`, {
        waitUntil: 'load',
      })
      await page.waitForSelector('h1')
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
    },
    async stop(): Promise<void> {
      await browser.close()
      await server.close()
    },
  }
}
