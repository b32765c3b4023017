import type { Page } from 'puppeteer-core'
import { thaiCharset } from '#main/platform/browser/charset.ts'

/** A browser that is told nothing reads a page as Western text, of which every byte can be told again. */
const untoldCharset = 'windows-1252'
/** Entities stand between the bytes as signs of their own; more than that is no UTF-8. */
const mostStrangers = 0.1

type Signs = { readonly charset: string; readonly bytes: string }

// These run inside the page, so they may use nothing from outside themselves.

/** What a page was read as, and its bytes above ASCII, each as one sign. */
function readSignsInPage(charset: string): Signs {
  const high = Uint8Array.from({ length: 128 }, (_, index) => index + 128)
  const byteOf = new Map([...new TextDecoder(charset).decode(high)].map((sign, index) => [sign, index + 128]))
  const all = document.documentElement.outerHTML.replaceAll('&nbsp;', '\u00a0')
  const bytes = [...all].map((sign) => {
    const byte = byteOf.get(sign)
    return byte === undefined ? ' ' : String.fromCharCode(byte)
  })
  return { charset: document.characterSet.toLowerCase(), bytes: bytes.join('').replace(/ +/g, ' ') }
}

/** Reads every text and attribute of the page anew, from the bytes it was made of. */
function mendTextInPage(from: string, to: string): void {
  const high = Uint8Array.from({ length: 128 }, (_, index) => index + 128)
  const byteOf = new Map([...new TextDecoder(from).decode(high)].map((sign, index) => [sign, index + 128]))
  const signs = [...byteOf.keys()].map((sign) => sign.replace(/[\\\]^-]/g, '\\$&')).join('')
  const decoder = new TextDecoder(to)
  const decode = (text: string) =>
    decoder.decode(Uint8Array.from([...text], (sign) => byteOf.get(sign) ?? 63))
  const runs = new RegExp(`[${signs}]+`, 'g')
  // in UTF-8 what is no part of a longer sign was written as an entity
  const [two, more] = ['[\\xc2-\\xdf][\\x80-\\xbf]', '[\\xe0-\\xf4][\\x80-\\xbf]{2,3}']
  const mendUtf8 = (run: string) => {
    const bytes = [...run].map((sign) => String.fromCharCode(byteOf.get(sign) ?? 63)).join('')
    const whole = new RegExp(`${more}|${two}`, 'g')
    let at = 0
    let mended = ''
    for (const { 0: part, index } of bytes.matchAll(whole)) {
      mended +=
        [...run].slice(at, index).join('') + decoder.decode(Uint8Array.from(part, (one) => one.charCodeAt(0)))
      at = index + part.length
    }
    return mended + [...run].slice(at).join('')
  }
  const mend = (text: string) => text.replace(runs, to === 'utf-8' ? mendUtf8 : decode)
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const values = node instanceof Element ? [...node.attributes] : [node]
    for (const one of values) {
      const mended = mend(one.nodeValue ?? '')
      if (mended !== one.nodeValue) one.nodeValue = mended
    }
  }
}

/** @returns the charset that bytes are written in, told by their own order; null when there is nothing to tell */
function judgeBytes(bytes: string): string | null {
  const high = bytes.match(/[\x80-\xff]/g)?.length ?? 0
  if (high === 0) return null
  const left = bytes.replace(/[\xe0-\xf4][\x80-\xbf]{2,3}|[\xc2-\xdf][\x80-\xbf]|\xa0/g, '')
  const strangers = left.match(/[\x80-\xff]/g)?.length ?? 0
  return strangers < high * mostStrangers ? 'utf-8' : thaiCharset
}

/** Puts the text of a page right whose server did not say how it is written. */
export async function mendText(page: Page): Promise<void> {
  const { charset, bytes } = await page.evaluate(readSignsInPage, untoldCharset)
  const found = charset === untoldCharset ? judgeBytes(bytes) : null
  if (found !== null) await page.evaluate(mendTextInPage, untoldCharset, found)
}
