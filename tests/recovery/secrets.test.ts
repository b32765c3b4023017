import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { systemClock } from '#main/platform/clock.ts'
import { openScreen } from '#tests/features/downloads/person-screen.ts'
import { tinyHospital } from '#tests/features/practice/portal/tiny-hospital.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const program = path.join(import.meta.dirname, 'secrets-program.ts')
// with characters that every way of writing writes in its own way
const toAccount = (userName: string) => ({
  userName: `${userName}.${randomBytes(4).toString('hex')}`,
  password: `รหัส+${randomBytes(6).toString('hex')} &/?"=`,
  hospitalCode: '10670',
})
openScreen()

/** @returns a text inside Base64, wherever in the packed bytes it begins */
function toBase64Cores(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const packed = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]).toString('base64')
    // the first and last letters also hold bits of what stands before and after
    return packed.replace(/=+$/, '').slice(before === 0 ? 0 : before + 1, -1)
  })
}

/** @returns every way a secret could lie in some bytes */
function toNeedles(secret: string): Buffer[] {
  const cores = toBase64Cores(secret)
  const texts = [
    ...[secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)],
    ...[new URLSearchParams({ v: secret }).toString().slice(2), Buffer.from(secret).toString('hex')],
    ...cores,
    ...cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_')),
  ]
  return [...new Set(texts)].flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')])
}

function hasSharedMemory(): boolean {
  const { bavail, bsize } = statfsSync('/dev/shm')
  return bavail * bsize >= 1024 ** 3
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
}

function readProcess(id: string, name: 'cmdline' | 'environ' | 'maps'): string {
  try {
    return readFileSync(`/proc/${id}/${name}`, 'utf8')
  } catch {
    // it has ended meanwhile
    return ''
  }
}

/** Looks again and again at what every process below a folder shows to others. */
function watchProcesses(root: string) {
  const seen = new Set<string>()
  const isOurs = (id: string) => readProcess(id, 'environ').includes(root)
  const listOurs = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOurs(name))
  const timer = setInterval(() => {
    for (const id of listOurs())
      for (const name of ['cmdline', 'environ'] as const) seen.add(readProcess(id, name))
  }, 40)
  onTestFinished(() => clearInterval(timer))
  return {
    seen,
    listOurs,
    /**
     * @returns `memory`, or folders on the disk, where the browser's processes share pages and answers: Chromium before 156
     * names files of the memory disk, a newer one none at all
     */
    sharesIn: () =>
      new Set(
        listOurs().flatMap((id) =>
          [
            ...readProcess(id, 'maps').matchAll(/ (\/\S*)\/\.org\.chromium\.| \/memfd:shared-memory-region/g),
          ].map(([, folder = '/dev/shm']) => (folder === '/dev/shm' ? 'memory' : folder)),
        ),
      ),
  }
}

/** A hospital's computer that does what it is told. */
function startComputer(root: string, address: string) {
  for (const name of ['tmp', 'home']) mkdirSync(path.join(root, name))
  const env = { ...process.env, TMPDIR: path.join(root, 'tmp'), HOME: path.join(root, 'home') }
  const child: ChildProcess = spawn(process.execPath, [program, root, address], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  if (!child.stdout) throw new Error('the computer says nothing')
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const say = (order: object) => child.stdin?.write(`${JSON.stringify(order)}\n`)
  return {
    child,
    say,
    errors: () => errors,
    async tell(order: object): Promise<unknown> {
      say(order)
      const { value, done } = await answers.next()
      return done ? { ended: errors } : JSON.parse(value)
    },
  }
}

function cookiesIn(answer: unknown): string[] {
  return (answer as (string | null)[]).flatMap((kept) =>
    kept === null ? [] : (JSON.parse(kept) as { value: string }[]).map(({ value }) => value),
  )
}

test.runIf(process.platform === 'linux')(
  'passwords, user names, codes and cookies are nowhere to be read: not on the disk, in evidence, logs or processes',
  async () => {
    const root = temporaryFolder()
    const [stored, assisted] = [toAccount('stored'), toAccount('assisted')]
    const portal = await startPracticePortal({
      ...{ hospital: tinyHospital, accounts: [stored, assisted], clock: systemClock },
    })
    onTestFinished(() => portal.stop())
    const processes = watchProcesses(root)
    const computer = startComputer(root, portal.address)
    const { tell } = computer

    const wrong = { ...stored, password: `ผิด+${randomBytes(6).toString('hex')} &` }
    portal.setHabits({ olderForm: 'ssoNotice' })
    await tell({ do: 'account', ...wrong, signIn: 'stored' })
    expect(await tell({ do: 'run' })).toMatchObject({ error: { code: 'portal.wrongPassword' } })
    portal.setHabits({ olderForm: 'open' })
    await tell({ do: 'account', ...stored, signIn: 'stored' })
    expect(await tell({ do: 'run' })).toMatchObject({ state: 'done', stored: 4 })
    const secrets = [wrong.password, stored.userName, stored.password, assisted.userName, assisted.password]
    secrets.push(...cookiesIn(await tell({ do: 'sessions' })))
    portal.setFault({ name: 'pageChanged', change: 'linksGone' })
    expect(await tell({ do: 'run' })).toMatchObject({
      state: 'failed',
      error: { code: 'portal.pageChanged' },
    })
    portal.clearFaults()

    await tell({ do: 'assisted', userName: assisted.userName })
    const code = portal.currentCode()
    expect(await tell({ do: 'signIn', ...assisted, code })).toBeNull()
    secrets.push(...cookiesIn(await tell({ do: 'sessions' })))
    portal.setFault({ name: 'stalled' })
    const asked = portal.requests().length
    computer.say({ do: 'runAgain' })
    await vi.waitUntil(
      () =>
        portal
          .requests()
          .slice(asked)
          .some(({ path: at }) => at.includes('InvoiceReportExcel')),
      { timeout: 60_000, interval: 10 },
    )
    const sharesIn = [...processes.sharesIn()]
    computer.child.kill('SIGKILL')
    await vi.waitUntil(() => processes.listOurs().length === 0, { timeout: 20_000, interval: 50 })

    const needles = secrets.map((secret) => ({ secret, bytes: toNeedles(secret) }))
    const files = listFiles(root)
    const isFound = (bytes: Buffer) =>
      needles
        .filter(({ bytes: all }) => all.some((needle) => bytes.includes(needle)))
        .map(({ secret }) => secret)
    const onDisk = files.flatMap((file) =>
      isFound(readFileSync(file)).map((secret) => `${path.relative(root, file)}: ${secret}`),
    )
    const shown = [...processes.seen]
    const profiles = files.filter((file) => path.relative(root, file).startsWith('browsers/'))
    const has = (part: string) => files.some((file) => path.relative(root, file).startsWith(part))
    expect({
      secrets: secrets.length,
      onDisk,
      inProcesses: shown.flatMap((text) => isFound(Buffer.from(text))),
      codeInLog: readFileSync(path.join(root, 'logs', 'satang.log'), 'utf8').includes(code),
      codeInProcesses: shown.some((text) => new RegExp(`\\b${code}\\b`).test(text)),
      visitsInProfiles: profiles.filter((file) => readFileSync(file).includes(portal.address)),
      // what was searched is what a killed Satang leaves
      left: [
        'store/',
        'secrets/',
        'logs/',
        'downloads/rep',
        'downloads/evidence',
        'browsers/satang-browser-',
      ].map(has),
      browsersSeen: shown.some((text) => text.includes('--user-data-dir')),
      sharesIn,
    }).toEqual({
      secrets: 8,
      onDisk: [],
      inProcesses: [],
      codeInLog: false,
      codeInProcesses: false,
      visitsInProfiles: [],
      left: [true, true, true, true, true, true],
      browsersSeen: true,
      // memory, not the disk, unless this machine has none to share
      sharesIn: [hasSharedMemory() || sharesIn.includes('memory') ? 'memory' : path.join(root, 'tmp')],
    })
  },
)
