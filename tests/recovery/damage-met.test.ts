import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createApp } from '#main/app.ts'
import { createCopies, flip, listPages } from '#tests/database/filled-store.ts'
import { storeNeeds, type TestNeeds } from '#tests/database/test-store.ts'
import { orderRep } from '#tests/features/imports/import-desk.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'

const admin = { adminName: 'admin', adminPassword: 'long-enough-1' }
const hospital = { hospitalCode: '10670', hospitalName: 'โรงพยาบาลทดสอบ', portal: { kind: 'practice' } }

/** A hospital with one imported file, stopped well. */
const copyHospital = createCopies(async (root) => {
  const { path: rep } = await orderRep(root, { claims: 300 })
  const app = createApp(testPlatform(root).platform)
  await app.open()
  await app.door.call('setup.finish', { ...admin, ...hospital }, 'window')
  await app.door.call('imports.run', { paths: [rep] }, 'window')
  await app.stop()
})

async function openApp({ root }: TestNeeds) {
  const { platform, log } = testPlatform(root)
  const app = createApp(platform)
  const changed: string[] = []
  app.listen((name, payload) => {
    if (name === 'store.changed') changed.push(...(payload as { entries: string[] }).entries)
  })
  const { state } = await app.open()
  app.connections.signIn('window', { name: 'admin', role: 'admin' })
  return {
    app,
    state,
    changed,
    log,
    call: (name: string, input: object) => app.door.call(name, input, 'window'),
  }
}

const troubleOf = (code: string) => ({
  ok: true,
  value: expect.objectContaining({ state: 'trouble', error: expect.objectContaining({ code }) }),
})

it('damage met while the house is opened leaves the store free for the next try', async () => {
  const needs = await copyHospital()
  for (const page of await listPages(storeNeeds(needs.root), 'setting')) flip(needs.file, page)
  const { app, state, call } = await openApp(needs)
  const again = await call('store.retry', {})
  await app.stop()
  expect([state, again]).toEqual(['trouble', troubleOf('store.corrupt')])
})

it('a loss is accepted by nobody who was told of another one', async () => {
  const needs = await copyHospital()
  const older = readFileSync(needs.file)
  const first = await openApp(needs)
  await first.call('attention.speak', { language: 'en' })
  await first.app.stop()
  writeFileSync(needs.file, older)
  const { app, state, call } = await openApp(needs)
  const [other, own] = [
    await call('store.accept', { loss: 'store.rowsChanged' }),
    await call('store.accept', { loss: 'store.writesLost' }),
  ]
  await app.stop()
  const next = await openApp(needs)
  await next.app.stop()
  expect([state, other, own, next.state]).toMatchObject([
    'trouble',
    { value: { state: 'trouble', error: { code: 'store.writesLost' } } },
    { value: { state: 'open' } },
    'open',
  ])
})

it.each([
  ['a reader', 'claim_version', 'claims.list', {}, 'database-reader'],
  ['an import', 'claim_current', 'imports.run', 'another', 'imports'],
  ['an undo', 'claim_version', 'imports.undo', { id: 1, why: 'twice' }, 'database-writer'],
  ['a backup', 'cell_block', 'settings.backUp', {}, 'database-backup'],
  ['a check', 'claim_line_claim', 'diagnostics.run', {}, 'database-check'],
])('damage that %s meets closes the store, shows the way out, and holds over a restart', async (...row) => {
  const [, place, name, given, where] = row
  const needs = await copyHospital()
  for (const page of await listPages(storeNeeds(needs.root), place)) flip(needs.file, page)
  const { app, state, changed, log, call } = await openApp(needs)
  const another = { paths: [(await orderRep(needs.root, { claims: 40, seed: 'another' })).path] }
  const met = await call(name, given === 'another' ? another : (given as object))
  const after = await call('store.get', {})
  const person = app.connections.find('window')
  const later = await call('claims.list', {})
  const again = await call('store.retry', {})
  await app.stop()
  const restarted = await openApp(needs)
  await restarted.app.stop()
  expect({
    state,
    met: met.ok ? JSON.stringify(met.value).includes('"store.suspect"') : met.error.code,
    mark: log.lines
      .filter(({ event }) => event === 'store.damageMet')
      .map(({ facts }) => facts?.['where'])[0],
    told: ['store.get', 'session.get', 'attention.get'].every((entry) => changed.includes(entry)),
    answers: [after, again],
    person,
    later,
    restarted: restarted.state,
  }).toEqual({
    state: 'open',
    met: name === 'diagnostics.run' ? true : 'store.suspect',
    mark: where,
    told: true,
    // damage is what the look at the whole file finds
    answers: [troubleOf('store.suspect'), troubleOf('store.corrupt')],
    person: null,
    later: { ok: false, error: expect.objectContaining({ code: 'session.required' }) },
    restarted: 'trouble',
  })
})
