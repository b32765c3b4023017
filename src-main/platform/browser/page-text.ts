import type { Page } from 'puppeteer-core'
import { findCharset } from '#main/platform/browser/charset.ts'

/**
 * What a page is read as that does not tell its charset: every byte above ASCII is kept as a sign of its own, so that the
 * text can be put right once all of it is there.
 */
export const rawCharset = 'x-user-defined'

// These run inside the page, so they may use nothing from outside themselves.

/** Every run of bytes that were kept, after what the page says of its charset; each sign is one byte. */
function readRawInPage(): string {
  const raw = /[\uf780-\uf7ff]+/g
  const meta = [...document.querySelectorAll('meta')].map((one) => one.outerHTML).join('')
  const html = document.documentElement.outerHTML
  const runs = html.match(raw) ?? []
  const bytes = runs
    .join('\n')
    .replace(raw, (run) => run.replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xf700)))
  return `${meta.replace(raw, '')}\n${bytes}`
}

function mendTextInPage(charset: string): void {
  const raw = /[\uf780-\uf7ff]+/g
  const decoder = new TextDecoder(charset)
  const mend = (text: string) =>
    text.replace(raw, (run) => decoder.decode(Uint8Array.from(run, (sign) => sign.charCodeAt(0) - 0xf700)))
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Element) {
      for (const attribute of [...node.attributes]) {
        const mended = mend(attribute.value)
        if (mended !== attribute.value) attribute.value = mended
      }
    } else if (node.nodeValue !== null) {
      const mended = mend(node.nodeValue)
      if (mended !== node.nodeValue) node.nodeValue = mended
    }
  }
}

/** Puts the text of a page right that was read as bytes. */
export async function mendText(page: Page): Promise<void> {
  const bytes = Buffer.from(await page.evaluate(readRawInPage), 'latin1')
  await page.evaluate(mendTextInPage, findCharset(bytes, null))
}
