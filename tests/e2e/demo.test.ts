import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { Totals } from '#shared/contract/imports.ts'
import { launchSatang, storeFolder } from '#tests/e2e/harness.ts'

const root = path.resolve(import.meta.dirname, '../..')
const Facts = Totals.extend({ run: z.object({ stored: z.int() }), added: z.int(), changed: z.int() })
const pngSignature = '89504e470d0a1a0a'

async function runDemo(home: string) {
  const json = path.join(home, 'facts.json')
  const args = [path.join(root, 'tools/run.mjs'), 'demo', '--headless', '--home', home, '--json', json]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root })
  return { output: stdout, facts: Facts.parse(JSON.parse(readFileSync(json, 'utf8'))) }
}

it('the demo fetches, imports and equals the answer key; again it finds nothing new; its window opens on that dashboard', async () => {
  const home = storeFolder()
  const first = await runDemo(home)
  const again = await runDemo(home)
  const { files, claims } = first.facts
  expect({
    files: files.every(({ state, rows, rejected }) => state === 'imported' && rows > 0 && rejected === 0),
    first: [first.facts.equalsAnswerKey, first.facts.run.stored, first.facts.added],
    again: [again.facts.equalsAnswerKey, again.facts.run.stored, again.facts.added, again.facts.changed],
    picture: readFileSync(path.join(home, 'dashboard.png')).subarray(0, 8).toString('hex'),
  }).toEqual({
    files: true,
    first: [true, files.length, claims.count],
    again: [true, 0, 0, 0],
    picture: pngSignature,
  })
  const folders = { storeFolder: path.join(home, 'store'), secretsFolder: path.join(home, 'secrets') }
  const { window, picture } = await launchSatang({ ...folders, args: ['--practice'] })
  const totals = window.locator('dl.totals')
  await totals.waitFor()
  await picture('demo-dashboard')
  expect(await totals.innerText()).toContain(claims.count.toLocaleString('en-US'))
})
