/**
 * `npm run demo`: the main job on embedded defaults. The practice hospital's portal on loopback, a real headless
 * browser, import into an encrypted store, the answer key beside it, and Satang on the dashboard.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type App, createApp } from '#main/app.ts'
import { createReporter } from '#main/door/command-line-report.ts'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { practiceSeed } from '#main/features/practice/practice.service.ts'
import type { RepAnswerKey } from '#main/features/practice/practice-hospital.ts'
import { createPlatform } from '#main/platform/create-platform.ts'
import { foldersOf } from '#main/platform/folders.ts'
import type { Folders } from '#main/platform/platform.ts'
import { isRead, type Totals } from '#shared/contract/imports.ts'
import type { CallName, Input, Output } from '#shared/contract/index.ts'
import { createTranslator } from '#shared/phrases/translator.ts'
import { prepareBrowser } from '#tools/machine/browser.ts'
import { openDesktop, takeDashboardPicture } from '#tools/machine/desktop.ts'
import { hasDisplay } from '#tools/machine/display.ts'
import { runVerb } from '#tools/steps/verb.ts'

const connection = 'demo'
const months = ['2025-10', '2025-11', '2025-12', '2026-01']
const hospital = { hospitalCode: '10670', hospitalName: 'โรงพยาบาลฝึก' }
const usualHome = path.resolve(import.meta.dirname, '../.cache/demo')
const threads = {
  database: new URL('../src-main/database/thread.ts', import.meta.url),
  imports: new URL('../src-main/features/imports/import.thread.ts', import.meta.url),
}

async function call<Name extends CallName>(app: App, name: Name, input: Input<Name>): Promise<Output<Name>> {
  const answer = await app.door.call(name, input, connection)
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${JSON.stringify(answer.error.details)}`)
  // the door parsed it by the entry's own output shape
  return answer.value as Output<Name>
}

async function enter(app: App): Promise<void> {
  const state = await app.open()
  if (state.state === 'trouble') throw new Error(`the demo store in ${state.folder}: ${state.error.code}`)
  if ((await call(app, 'session.get', {})).state !== 'setup') {
    await call(app, 'session.enterPractice', {})
    return
  }
  const admin = { adminName: 'ผู้ดูแล', adminPassword: 'practice-1234' }
  await call(app, 'setup.finish', { ...hospital, ...admin, portal: { kind: 'practice' } })
}

/** The same months again from the maker's own knowledge, not from anything that was imported. */
async function makeAnswerKey() {
  const maker = createPracticeHospital({ seed: practiceSeed, ...hospital })
  const names = months.flatMap((month) => maker.listReps(month, 'ucs').map(({ name }) => name))
  const keys = await Promise.all(names.map(async (name) => (await maker.makeRep(name)).key))
  return { keys: new Map(keys.map((key) => [key.name, key])), totals: maker.currentTotals(names) }
}

function equalsKey(file: Totals['files'][number], key: RepAnswerKey | undefined): boolean {
  if (!key || file.rows !== key.rows || file.rejected !== key.rejected) return false
  return Object.entries(key.sums).every(([field, satang]) => (file.sums[field] ?? null) === satang)
}

const byFund = (funds: Totals['funds']) =>
  [...funds].map((fund) => JSON.stringify([fund.fund, fund.claims, fund.satang])).sort()

async function compare(totals: Totals): Promise<boolean> {
  const { keys, totals: whole } = await makeAnswerKey()
  const differing = totals.files.filter((file) => !equalsKey(file, keys.get(file.name)))
  for (const file of differing) console.log(`differs from the answer key: ${file.name}`)
  const sameFunds = JSON.stringify(byFund(totals.funds)) === JSON.stringify(byFund([...whole.funds]))
  if (!sameFunds) console.log('the funds differ from the answer key')
  return (
    differing.length === 0 &&
    sameFunds &&
    totals.files.length === keys.size &&
    totals.claims.count === whole.claims
  )
}

/** Claims that files brought for the first time, and claims they brought again with something new. */
async function countClaims(app: App): Promise<{ added: number; changed: number }> {
  const { files } = await call(app, 'imports.list', { limit: 500 })
  const imported = files.filter(isRead)
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
  return {
    added: sum(imported.map(({ added }) => added)),
    changed: sum(imported.map(({ replaced }) => replaced)),
  }
}

async function runLoop(
  folders: Folders,
): Promise<Totals & { run: Output<'downloads.run'>; added: number; changed: number }> {
  const app = createApp(createPlatform({ folders, threads, version: 'demo' }))
  try {
    await enter(app)
    const before = await countClaims(app)
    const run = await call(app, 'downloads.run', { months, schemes: ['ucs'] })
    const totals = await call(app, 'imports.totals', {})
    const equalsAnswerKey = await compare(totals)
    const report = createReporter(createTranslator('th'), (line) => console.log(line))
    report.run(run)
    report.totals(totals)
    const after = await countClaims(app)
    const [added, changed] = [after.added - before.added, after.changed - before.changed]
    console.log(`${run.stored} new files · ${added} new, ${changed} changed claims`)
    console.log(`equals the answer key: ${equalsAnswerKey ? 'yes' : 'NO'}`)
    return { ...totals, run, added, changed, equalsAnswerKey }
  } finally {
    await app.stop()
  }
}

await runVerb(async (args) => {
  const { values: options } = parseArgs({
    args,
    options: { headless: { type: 'boolean' }, json: { type: 'string' }, home: { type: 'string' } },
  })
  const home = path.resolve(options.home ?? usualHome)
  const picture = path.join(home, 'dashboard.png')
  const folders = foldersOf(home, { store: path.join(home, 'store'), secrets: path.join(home, 'secrets') })
  await prepareBrowser()
  const facts = await runLoop(folders)
  if (options.json) writeFileSync(options.json, `${JSON.stringify(facts, null, 2)}\n`)
  const code = facts.run.state === 'done' && facts.equalsAnswerKey ? 0 : 1
  if (!options.headless && hasDisplay()) {
    await openDesktop(folders)
    return code
  }
  if (!options.headless)
    console.log('There is no screen here: the result is printed and a picture is kept instead.')
  await takeDashboardPicture(folders, picture)
  console.log(`dashboard: ${picture}`)
  return code
})
