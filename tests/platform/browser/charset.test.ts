import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBrowsers } from '#main/platform/browser/browser.ts'
import type { BrowserSession } from '#main/platform/browser/browser-session.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

const words = 'พบข้อมูลทั้งหมด 2 รายการ'
// in Windows-874 Thai stands from A1 in the order of Unicode from U+0E01
const thai = (text: string) =>
  Buffer.from(
    [...text].map((sign) => (sign > '\u0e00' ? sign.charCodeAt(0) - 0x0e00 + 0xa0 : sign.charCodeAt(0))),
  )
const page = (head: string) =>
  `<html><head>${head}</head><body><p id="w">${words}</p><table id="t"><tr><td><a href="#" onclick="open('โรงพยาบาล')">ดู</a></table>`

const pages: Record<string, { readonly type: string | null; readonly body: Buffer }> = {
  '/utf8': { type: 'text/html; charset=utf-8', body: Buffer.from(page('')) },
  '/utf8-untold': { type: 'text/html', body: Buffer.from(page('')) },
  '/utf8-no-type': { type: null, body: Buffer.from(page('')) },
  '/utf8-meta': { type: 'text/html', body: Buffer.from(page('<meta charset="utf-8">')) },
  '/utf8-as-latin': { type: 'text/html;charset=ISO-8859-1', body: Buffer.from(page('')) },
  '/thai': { type: 'text/html; charset=TIS-620', body: thai(page('')) },
  '/thai-untold': { type: 'text/html', body: thai(page('')) },
  '/thai-meta': {
    type: 'text/html',
    body: thai(page('<meta http-equiv="content-type" content="text/html; charset=windows-874">')),
  },
  '/thai-as-latin': { type: 'text/html; charset=iso-8859-1', body: thai(page('<meta charset="utf-8">')) },
}

const patience = { timeoutMs: 15_000, signal: new AbortController().signal }
let server: Server
let address = ''
let session: BrowserSession
const profiles = mkdtempSync(path.join(os.tmpdir(), 'satang-charset-'))

beforeAll(async () => {
  server = createServer((request, response) => {
    const found = pages[request.url ?? '']
    response.writeHead(found ? 200 : 404, found?.type ? { 'content-type': found.type } : {}).end(found?.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browsers = createBrowsers({ log: createRecordingLog(), profiles })
  session = await browsers.open({ isVisible: false, signal: patience.signal })
})
afterAll(async () => {
  await session.close()
  server.close()
  rmSync(profiles, { recursive: true, force: true })
})

test.each(Object.keys(pages))('%s reads right, gone to and asked by a script', async (place) => {
  const gone = await session.goTo(`${address}${place}`, patience)
  const shown = await session.readTables(null)
  const asked = await session.askPage({ address: `${address}${place}`, referrer: `${address}/` }, patience)
  const html = (visit: typeof asked) => (visit.kind === 'loaded' ? visit.html : visit.kind)
  expect({
    gone: html(gone).includes(words),
    link: shown[0]?.rows[0]?.cells[0]?.links.map(({ text, call }) => [text, call]),
    asked: html(asked).includes(words),
  }).toEqual({ gone: true, link: [['ดู', "open('โรงพยาบาล')"]], asked: true })
})
