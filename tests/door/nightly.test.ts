import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createApp } from '#main/app.ts'
import { runCommandLine } from '#main/door/command-line.ts'
import type { Clock } from '#main/platform/clock.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
const inDays = (days: number): Clock => ({ now: () => new Date(Date.now() + days * dayMs) })

const bangkokDay = (days: number) =>
  new Date(Date.now() + days * dayMs + 7 * hourMs).toISOString().slice(0, 10)

/** A hospital that was set up on a desktop, without an account: its runs end before they need a browser. */
async function setUp(root: string): Promise<void> {
  const app = createApp(testPlatform(root).platform)
  await app.open()
  const answer = await app.door.call(
    'setup.finish',
    {
      hospitalCode: '10670',
      hospitalName: 'โรงพยาบาลทดสอบ',
      adminName: 'admin',
      adminPassword: 'long-enough-1',
      portal: { kind: 'nhso', account: null },
    },
    'window',
  )
  await app.stop()
  if (!answer.ok) throw new Error(`set-up failed: ${answer.error.code}`)
}

async function nightly(root: string, days: number, ...args: string[]) {
  const lines: string[] = []
  const json = path.join(root, 'facts.json')
  const code = await runCommandLine(
    ['nightly', '--json', json, '--lang', 'en', ...args],
    () => testPlatform(root, inDays(days)).platform,
    (line) => void lines.push(line),
  )
  const { runs } = JSON.parse(readFileSync(json, 'utf8')) as { runs: { reason: string; error: unknown }[] }
  const backups = readdirSync(path.join(root, 'store', 'backups')).filter((name) =>
    name.startsWith('nightly-'),
  )
  return { code, text: lines.join('\n'), runs: runs.map(({ reason, error }) => [reason, error]), backups }
}

describe('the nightly command', () => {
  it('runs what is due once, makes up for days that were missed, and then has nothing to do', async () => {
    const root = temporaryFolder()
    await setUp(root)
    const noAccount = { code: 'portal.noAccount', details: {} }
    const early = await nightly(root, 0)
    const late = await nightly(root, 3)
    const again = await nightly(root, 3)
    const all = await nightly(root, 3, '--all')
    expect([
      [early.code, early.runs, early.text.includes('no plan is due')],
      // the plan is due at half past two; the hour of this test decides whether that was just now
      [late.code, late.runs.map(([reason]) => reason !== 'manual'), late.runs.map(([, error]) => error)],
      [again.code, again.runs],
      [all.code, all.runs],
      [early.backups, late.backups, again.backups, late.text.includes('backed up and verified')],
    ]).toEqual([
      [0, [], true],
      [1, [true], [noAccount]],
      [0, []],
      [1, [['manual', noAccount]]],
      // one after what ran, which went badly, and none where nothing was due
      [[], [`nightly-${bangkokDay(3)}.satang.db`], late.backups, true],
    ])
  })

  it('is what the files for the operating system’s own schedulers call', () => {
    const text = (name: string) =>
      readFileSync(path.resolve(import.meta.dirname, '../../resources/service', name), 'utf8')
    expect({
      linux: /^ExecStart=.*--headless nightly$/m.test(text('satang-nightly.service')),
      every: /^OnCalendar=\*:0\/15$/m.test(text('satang-nightly.timer')),
      windows: text('satang-nightly.xml').includes('<Arguments>--headless nightly</Arguments>'),
      // PowerShell hands the text on in its own encoding, which a declaration would contradict
      isUndeclared: text('satang-nightly.xml').startsWith('<Task '),
    }).toEqual({ linux: true, every: true, windows: true, isUndeclared: true })
  })
})
