import path from 'node:path'
import { expect, it } from 'vitest'
import { createApp } from '#main/app.ts'
import { runCommandLine } from '#main/door/command-line.ts'
import { behindItsBack, createCopies, fillStore, flip, listPages } from '#tests/database/filled-store.ts'
import type { TestNeeds } from '#tests/database/test-store.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'

/** Documents of a hospital that the command line knows. */
const copyStore = createCopies(async (root) => {
  await fillStore(root)
  const app = createApp(testPlatform(root).platform)
  await app.open()
  app.connections.signIn('maker', { name: 'system', role: 'system' })
  await app.door.call('setup.nameHospital', { hospitalCode: '10670' }, 'maker')
  await app.stop()
})

async function run(verb: string, { root }: TestNeeds) {
  const lines: string[] = []
  const places = ['--store', path.join(root, 'store'), '--secrets', path.join(root, 'secrets')]
  const code = await runCommandLine(
    [verb, '--lang', 'en', ...places],
    (folders) => ({ ...testPlatform(root).platform, folders }),
    (line) => lines.push(line),
  )
  return { code, lines: lines.map((line) => line.trim()) }
}

it('doctor counts what it looked at in a store that is well', async () => {
  const { lines } = await run('doctor', await copyStore())
  expect(lines).toContainEqual(expect.stringMatching(/^ok +store: \d+ pages, 3 documents$/))
})

it('doctor says that a store is damaged, and at the next start looks at what does not need it', async () => {
  const needs = await copyStore()
  const [page = 0] = await listPages(needs, 'transfer_row')
  flip(needs.file, page)
  const first = await run('doctor', needs)
  const next = await run('doctor', needs)
  expect([first.code, next.code]).toEqual([1, 3])
  for (const { lines } of [first, next])
    expect(lines).toContainEqual('failed  store: The store file is damaged')
  expect(next.lines).toEqual(
    expect.arrayContaining([expect.stringMatching(/^(ok|failed) +disk/), 'ok      secrets']),
  )
})

it('a night without a window looks at the whole store once a week', async () => {
  const needs = await copyStore()
  const [page = 0] = await listPages(needs, 'cell_block')
  const well = await run('nightly', needs)
  flip(needs.file, page)
  const sameWeek = await run('nightly', needs)
  await behindItsBack(needs, (connection) => connection.exec("delete from setting where name = 'storeCheck'"))
  expect([well.code, sameWeek.code, (await run('nightly', needs)).code]).toEqual([0, 0, 1])
})
