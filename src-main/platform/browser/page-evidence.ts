import type { Page } from 'puppeteer-core'

/** A page as evidence: nobody can read from it who a person is, and whoever mends a profile sees how it is built. */
export type PageEvidence = {
  /** A PNG in which every field is hidden and every text but headings, labels and buttons is masked. */
  readonly picture: Uint8Array
  /** The page's elements with their ids, classes and names; texts masked alike, no scripts, no values, no queries. */
  readonly skeleton: string
}

// Runs inside the page, so it may use nothing from outside itself.
function maskInPage(): string {
  const kept = 'th, label, button, h1, h2, h3, h4, h5, h6, legend, caption, title'
  const attributes = ['id', 'class', 'name', 'type', 'method', 'colspan', 'rowspan']
  for (const field of document.querySelectorAll<HTMLElement>('input, textarea, select'))
    field.style.visibility = 'hidden'
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (!node.parentElement?.closest(kept))
      node.nodeValue = (node.nodeValue ?? '').replace(/[\p{L}\p{M}\p{N}]/gu, '▒')
  const copy = document.documentElement.cloneNode(true) as HTMLElement
  for (const left of copy.querySelectorAll('script, style, link, meta, img, svg')) left.remove()
  for (const element of copy.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const isAddress = name === 'href' || name === 'action' || name === 'src'
      if (isAddress) element.setAttribute(name, value.replace(/[?#].*$/s, ''))
      else if (!attributes.includes(name)) element.removeAttribute(name)
    }
  }
  return copy.outerHTML
}

/** Masks the page and takes its picture; the page is of no use afterwards. */
export async function takeEvidence(page: Page): Promise<PageEvidence> {
  const skeleton = await page.evaluate(maskInPage)
  return { skeleton, picture: await page.screenshot({ type: 'png' }) }
}
