import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBrowsers } from '#main/platform/browser/browser.ts'
import type { BrowserSession } from '#main/platform/browser/browser-session.ts'
import type { FileRequest } from '#main/platform/browser/fetch-file.ts'
import { createFileReaderInPage } from '#main/platform/browser/file-in-page.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { big, small, startFileServer } from '#tests/platform/browser/file-server.ts'

const nothing = Buffer.alloc(0)

let server: Awaited<ReturnType<typeof startFileServer>>
let seen: typeof server.seen
let address = ''
let folder = ''
let session: BrowserSession
const open = new AbortController().signal

beforeAll(async () => {
  server = await startFileServer()
  ;({ address, seen } = server)
  folder = mkdtempSync(path.join(os.tmpdir(), 'satang-fetch-'))
  session = await createBrowsers({ log: createRecordingLog(), profiles: path.join(folder, 'profiles') }).open(
    { isVisible: false, signal: open },
  )
  await session.goTo(`${address}/list`, { timeoutMs: 10_000, signal: open })
})
afterAll(async () => {
  await session.close()
  // the empty pages in the tabs of files come from nowhere
  expect(seen.filter(({ url }) => url === '/' || url === '/favicon.ico')).toEqual([])
  expect(readdirSync(path.join(folder, 'profiles'))).toEqual([])
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const partPath = () => path.join(folder, 'x.xls.part')
const ask = (url: string, change: Partial<FileRequest> = {}) =>
  session.fetchFile({
    url: `${address}${url}`,
    partPath: partPath(),
    signal: open,
    maxBytes: 10_000_000,
    responseMs: 1_000,
    stallMs: 1_000,
    onBytes: () => {},
    ...change,
  })

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const sha256 = sha256Of(big)
const whole = { kind: 'whole', wasRedirected: false }
const wholeBig = { ...whole, bytes: big.length, sha256, body: null }
const wholeSmall = { ...whole, bytes: small.length, sha256: sha256Of(small), body: small }

test.each([
  ['/whole', wholeBig],
  ['/packed', wholeBig],
  ['/none', { ...whole, bytes: 0, sha256: sha256Of(nothing), body: nothing }],
  ['/cut', { kind: 'cutOff' }],
  ['/cut-chunked', { kind: 'cutOff' }],
  ['/stalled', { kind: 'stalled' }],
  ['/small', wholeSmall],
  // longer than `stallMs` as a whole, but never without a byte for that long
  ['/slow', { ...wholeSmall, body: null }],
  ['/small-cut', { kind: 'cutOff' }],
  ['/small-bare', { kind: 'cutOff' }],
  ['/small-stalled', { kind: 'stalled' }],
  ['/silent', { kind: 'stalled' }],
  ['/dropped', { kind: 'unreachable', reason: expect.any(String) }],
  ['/later', { kind: 'refused', status: 429, retryAfter: '7' }],
  ['/broken', { kind: 'refused', status: 500, retryAfter: null }],
  ['/missing', { kind: 'refused', status: 404, retryAfter: null }],
])('%s ends as what it is, and the page that links to it stays', async (url, expected) => {
  expect(await ask(url)).toEqual(expected)
  expect(await session.has('#here')).toBe(true)
})

const askedSince = (before: number) => seen.slice(before).map(({ method, url }) => `${method} ${url}`)

test.each([
  ['/moved', { ...wholeBig, wasRedirected: true }, ['GET /moved', 'GET /moved', 'GET /whole']],
  ['/login', { kind: 'redirected' }, ['GET /login', 'GET /login', 'GET /sign-in?x=1']],
  ['/moved-busy', { kind: 'refused', status: 429, retryAfter: '7' }, expect.anything()],
])('one redirect of the same host (%s) is followed, once it was seen', async (url, expected, requests) => {
  const before = seen.length
  expect(await ask(url)).toEqual(expected)
  expect(askedSince(before)).toEqual(requests)
  // with her session and the page she stands on, as any other file
  expect(seen.slice(before)).toEqual(
    seen.slice(before).map((one) => ({ ...one, cookie: 'JSESSIONID=one', referrer: `${address}/list` })),
  )
})

test('a second redirect, or one to another host, is told, and nothing is sent there', async () => {
  const before = seen.length
  expect([await ask('/moved-twice'), await ask('/elsewhere')]).toEqual([
    { kind: 'redirected' },
    { kind: 'redirected' },
  ])
  expect(askedSince(before)).toEqual([
    ...['GET /moved-twice', 'GET /moved-twice', 'GET /moved'],
    ...['GET /elsewhere', 'GET /elsewhere'],
  ])
})

test('files that come at the same time keep out of the way of those behind a redirect', async () => {
  const before = seen.length
  // seven new tabs at once on a busy machine may be slower than one file that stalls
  const patient = { responseMs: 30_000, stallMs: 30_000 }
  const own = (name: string) => ({ partPath: path.join(folder, `${name}.part`), ...patient })
  const names = ['slow', 'moved', 'moved-twice', 'small', 'moved-small', 'whole', 'elsewhere']
  const answers = await Promise.all(names.map((name) => ask(`/${name}`, own(name))))
  expect(answers.map((answer) => (answer.kind === 'whole' ? answer.bytes : answer.kind))).toEqual([
    ...[small.length, big.length, 'redirected', small.length, small.length, big.length, 'redirected'],
  ])
  // once more what was redirected, and where that led
  expect(seen.length - before).toBe(names.length + 4 + 3)
})

test('a browser that cannot write Base64 by itself gives the same bytes', async () => {
  // as this program runs it, it is such a browser
  expect(new Uint8Array()).not.toHaveProperty('toBase64')
  const reader = createFileReaderInPage(64 * 1024, 100)
  const url = `${address}/whole`
  const answer = await reader.begin(1, { url, method: 'GET', headers: {}, referrer: '', redirect: 'manual' })
  if (answer.kind !== 'answered') throw new Error(answer.kind)
  const pieces = [answer.piece]
  while (pieces.at(-1)?.end === 'more') pieces.push(await reader.more(1))
  const parts = pieces.flatMap(({ base64 }) => base64).map((part) => Buffer.from(part, 'base64'))
  expect(Buffer.concat(parts).equals(big)).toBe(true)
  expect(answer.length).toBe(big.length)
  // whoever asks on must not be told that nothing more is the whole
  await expect(reader.more(1)).rejects.toThrow('has no more')
})

test('the bytes on disk are the bytes of the server, and progress grows to the end', async () => {
  const steps: number[] = []
  await ask('/whole', { onBytes: (bytes) => steps.push(bytes) })
  expect(readFileSync(partPath()).equals(big)).toBe(true)
  expect(steps.at(-1)).toBe(big.length)
  expect(steps.toSorted((a, b) => a - b)).toEqual(steps)
})

test('the request is the browser’s own: its name, its session, and the page it stands on', async () => {
  await ask('/none')
  const [page, file] = [seen[0], seen.at(-1)]
  expect(file).toEqual({
    url: '/none',
    method: 'GET',
    type: '',
    body: '',
    authorization: '',
    userAgent: page?.userAgent,
    cookie: 'JSESSIONID=one',
    referrer: `${address}/list`,
  })
})

test('every request of a tab is as any other, and nothing else reaches the server', async () => {
  const before = seen.length
  const token = { authorization: 'Bearer abc' }
  const form = { document_no: '10670_IPUCS256811_01' }
  // the page that failed is not used again
  await ask('/silent')
  for (const change of [{}, {}, { headers: token }, { headers: token }, { form }, {}])
    await ask('/small', change)
  const asked = seen.slice(before).map((one) => [one.method, one.url, one.authorization])
  const plain = ['GET', '/small', '']
  const withToken = ['GET', '/small', token.authorization]
  expect(asked).toEqual([
    ['GET', '/silent', ''],
    ...[plain, plain, withToken, withToken, ['POST', '/small', ''], plain],
  ])
  const [first, second, , , , last] = server.seenHeaders.slice(before + 1)
  expect([second, last]).toEqual([first, first])
  expect(first).toMatchObject({ accept: '*/*', 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin' })
  expect(first).not.toHaveProperty('origin')
})

test('a form is posted as a person would post it, and whatever comes is told as with any other file', async () => {
  const form = { document_no: '10670_IPUCS256811_01', hname: '10670 โรงพยาบาลฝึก', datesend_to: '' }
  const before = seen.length
  const answers = [
    await ask('/whole', { form }),
    await ask('/moved-small', { form }),
    await ask('/cut', { form }),
  ]
  expect(answers).toEqual([wholeBig, { ...wholeSmall, wasRedirected: true }, { kind: 'cutOff' }])
  const post = {
    method: 'POST',
    type: 'application/x-www-form-urlencoded',
    body: new URLSearchParams(form).toString(),
    authorization: '',
    userAgent: seen[0]?.userAgent,
    cookie: 'JSESSIONID=one',
    referrer: `${address}/list`,
  }
  const plain = { ...post, method: 'GET', type: '', body: '' }
  expect(seen.slice(before)).toEqual([
    ...['/whole', '/moved-small', '/moved-small'].map((url) => ({ url, ...post })),
    // where a post leads is gone to as by a link
    ...[
      { url: '/small', ...plain },
      { url: '/cut', ...post },
    ],
  ])
  expect(await session.has('#here')).toBe(true)
})

test('a page is gone to by a form, and a redirect after it is followed as a plain visit', async () => {
  const before = seen.length
  const patience = { timeoutMs: 10_000, signal: open }
  await session.goTo(`${address}/login`, patience, { form: { year: '2569' } })
  await session.goTo(`${address}/list`, patience)
  expect(seen.slice(before).map(({ url, method, body }) => [method, url, body])).toEqual([
    ['POST', '/login', 'year=2569'],
    ['GET', '/sign-in?x=1', ''],
    ['GET', '/list', ''],
  ])
})

test('a question in JSON goes to the server of the open page, and its answer is told whatever its status', async () => {
  const body = JSON.stringify({ budgetYear: '2569' })
  const headers = { authorization: 'Bearer abc' }
  const patience = { timeoutMs: 10_000, signal: open }
  const question = (url: string) => session.ask({ address: `${address}${url}`, body, headers }, patience)
  expect([await question('/later'), await question('/dropped')]).toEqual([
    { kind: 'answered', status: 429, text: 'slow down', retryAfter: '7' },
    { kind: 'unreachable', reason: 'net::ERR_EMPTY_RESPONSE' },
  ])
  const asked = seen.findLast(({ url }) => url === '/later')
  expect(asked).toMatchObject({ method: 'POST', type: 'application/json', body, ...headers })
})

test('a file over the limit is refused before or while it comes', async () => {
  expect(await ask('/whole', { maxBytes: 1_000 })).toEqual({ kind: 'tooLarge' })
  expect(await ask('/packed', { maxBytes: 1_000 })).toEqual({ kind: 'tooLarge' })
})

test('files come at the same time, and one that stalls takes nothing from the others', async () => {
  const before = seen.length
  const own = (name: string) => path.join(folder, `${name}.part`)
  const names = ['small-stalled', 'slow', 'whole', 'small']
  const answers = await Promise.all(names.map((name) => ask(`/${name}`, { partPath: own(name) })))
  expect(answers.map(({ kind }) => kind)).toEqual(['stalled', 'whole', 'whole', 'whole'])
  expect(readFileSync(own('slow')).equals(small)).toBe(true)
  expect(readFileSync(own('whole')).equals(big)).toBe(true)
  expect(await ask('/small')).toMatchObject({ kind: 'whole' })
  expect(seen.length - before).toBe(5)
})

test('an aborted signal ends a fetch at once with its own reason', async () => {
  const abort = new AbortController()
  const asking = ask('/stalled', {
    signal: abort.signal,
    stallMs: 60_000,
    onBytes: () => abort.abort(new Error('enough')),
  })
  await expect(asking).rejects.toThrow('enough')
  expect(await ask('/whole')).toMatchObject({ kind: 'whole' })
})

test.skipIf(!existsSync('/dev/full'))('a disk that is full is told by its own error', async () => {
  rmSync(partPath(), { force: true })
  symlinkSync('/dev/full', partPath())
  await expect(ask('/whole')).rejects.toMatchObject({ code: 'ENOSPC' })
  rmSync(partPath())
})

test.each(['/half', '/half-chunked'])('a page cut off in the middle (%s) is no shorter page', async (at) => {
  const visit = await session.goTo(`${address}${at}`, { timeoutMs: 10_000, signal: open })
  expect(visit).toEqual({ kind: 'unreachable', reason: expect.stringMatching(/^net::ERR_/) })
  expect((await session.goTo(`${address}/list`, { timeoutMs: 10_000, signal: open })).kind).toBe('loaded')
})
