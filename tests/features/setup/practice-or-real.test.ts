import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type App, createApp } from '#main/app.ts'
import { openStore } from '#main/database/open.ts'
import { makeRep } from '#main/features/practice/maker/make-rep.ts'
import { getDocumentKind } from '#main/features/practice/maker/statement-kinds.ts'
import type { ImportResult } from '#shared/contract/imports.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'

const setUp = {
  hospitalCode: '10670',
  hospitalName: 'โรงพยาบาลทดสอบ',
  adminName: 'admin',
  adminPassword: 'long-enough-1',
}
const practice = { ...setUp, portal: { kind: 'practice' } }
const nhso = { ...setUp, portal: { kind: 'nhso', account: null } }
const failed = (code: string) => ({ ok: false, error: { code, details: {} } })

const order = { seed: 'mixed', hospitalCode: '10670', month: '2025-12', claims: 6 } as const

type Brought = { readonly name: string; readonly bytes: Buffer }

/** A file of the practice hospital. */
const makePractice = (container: 'xls' | 'xlsx' = 'xls') =>
  makeRep({ ...order, fileType: 'IP', producedAt: '2026-01-06T20:15:01', container })

/** A file in older forms carries no mark: it stands for one of NHSO's. */
const makeReal = () =>
  makeRep({ ...order, fileType: 'OP', producedAt: '2026-01-05T20:15:01', forms: 'older' })

/** A hospital's folder, and what a stranger's window and the command line can do with the store in it. */
async function openPlace() {
  const root = temporaryFolder()
  let app: App
  const start = async () => {
    app = createApp(testPlatform(root).platform)
    await app.open()
    app.connections.signIn('command line', { name: 'system', role: 'system' })
  }
  await start()
  onTestFinished(() => app.stop())
  const ask = (name: string, input: object, who: string) => app.door.call(name, input, who)

  return {
    root,
    asStranger: (name: string, input: object = {}) => ask(name, input, 'stranger'),
    asSystem: (name: string, input: object = {}) => ask(name, input, 'command line'),
    /** @returns how each file ended: its state, or why it was refused */
    async take(...files: readonly Brought[]): Promise<string[]> {
      const paths = files.map(({ name, bytes }, index) => {
        const file = path.join(root, String(index), name)
        mkdirSync(path.dirname(file), { recursive: true })
        writeFileSync(file, bytes)
        return file
      })
      await ask('setup.nameHospital', { hospitalCode: '10670' }, 'command line')
      const run = await ask('imports.run', { paths }, 'command line')
      if (!run.ok) throw new Error(run.error.code)
      const { files: ends } = run.value as { files: ImportResult[] }
      return ends.map((end) => ('reason' in end ? end.reason.code : end.state))
    },
    /** Ends Satang, changes its store to what an older version would have left, and starts it again. */
    async leave(...statements: readonly string[]): Promise<void> {
      await app.stop()
      const { platform, folders } = testPlatform(root)
      const store = await openStore({ ...platform, folder: folders.store })
      for (const statement of statements) await store.write((trx) => sql.raw(statement).execute(trx))
      await store.stop()
      await start()
    },
  }
}

describe('a store that holds a real hospital’s documents', () => {
  it('never becomes a practice one, also when they were taken back, and lets no stranger in', async () => {
    const { asStranger, asSystem, take } = await openPlace()
    expect(await take(await makeReal())).toEqual(['imported'])
    const refused = [
      await asStranger('setup.finish', practice),
      await asStranger('session.enterPractice'),
      (await asSystem('imports.undo', { id: 1, why: 'wrong month' })).ok,
      await asStranger('setup.finish', practice),
      await asStranger('claims.list', { limit: 20 }),
    ]
    expect(refused).toEqual([
      failed('setup.holdsReal'),
      failed('setup.required'),
      true,
      failed('setup.holdsReal'),
      failed('session.required'),
    ])
    expect([await asStranger('setup.finish', nhso), await asStranger('session.signOut')]).toMatchObject([
      { ok: true },
      { ok: true },
    ])
    expect([await asStranger('session.enterPractice'), await asStranger('session.get')]).toMatchObject([
      failed('session.notPractice'),
      { ok: true, value: { state: 'signedOut', isPractice: false } },
    ])
  })

  it('takes nothing that the practice hospital made, whatever it is called and kept in', async () => {
    const { asStranger, take } = await openPlace()
    await asStranger('setup.finish', nhso)
    const [xls, xlsx, real] = [await makePractice('xls'), await makePractice('xlsx'), await makeReal()]
    const kinds = [
      'stm-ofc-21',
      'stm-dmis',
      'smt-csv-new',
      'smt-csv-old',
      'smt-json',
      'smt-json-list',
      'smt-budget',
    ]
    const others = kinds.map((id) => getDocumentKind(id).make('mixed', { container: 'xls', rows: 24 }))
    const made = [{ ...xls, name: real.name }, xlsx, ...(await Promise.all(others))]
    expect(await take(...made, real)).toEqual([...made.map(() => 'import.practiceMade'), 'imported'])
  })
})

describe('a store named by the command line', () => {
  it('is real before it holds anything, and keeps its one hospital', async () => {
    const { asStranger, asSystem } = await openPlace()
    await asSystem('setup.nameHospital', { hospitalCode: '10670' })
    expect([
      await asStranger('setup.finish', practice),
      await asStranger('setup.finish', { ...nhso, hospitalCode: '10671' }),
      await asStranger('setup.finish', nhso),
    ]).toEqual([
      failed('setup.holdsReal'),
      { ok: false, error: { code: 'setup.otherHospital', details: { found: '10670' } } },
      { ok: true, value: {} },
    ])
  })

  it('and filled with practice files becomes a practice one and no other', async () => {
    const { asStranger, take } = await openPlace()
    expect(await take(await makePractice())).toEqual(['imported'])
    expect([await asStranger('setup.finish', nhso), await asStranger('setup.finish', practice)]).toEqual([
      failed('setup.holdsPractice'),
      { ok: true, value: {} },
    ])
  })

  it('takes files of both kinds as long as nobody set it up, and then can be neither', async () => {
    const { asStranger, take } = await openPlace()
    expect(await take(await makePractice(), await makeReal())).toEqual(['imported', 'imported'])
    expect([await asStranger('setup.finish', nhso), await asStranger('setup.finish', practice)]).toEqual([
      failed('setup.holdsPractice'),
      failed('setup.holdsReal'),
    ])
  })

  it('with an account of the real portal is real', async () => {
    const { asStranger, asSystem } = await openPlace()
    await asSystem('settings.saveAccount', { userName: 'fin01', password: 'x', signIn: 'stored' })
    expect(await asStranger('setup.finish', practice)).toEqual(failed('setup.holdsReal'))
  })
})

describe('a practice hospital’s store', () => {
  it('takes only what the practice hospital made, also under a real hospital’s code and name', async () => {
    const { asStranger, asSystem, take } = await openPlace()
    await asStranger('setup.finish', practice)
    const [made, real] = [await makePractice(), await makeReal()]
    expect(await take({ ...real, name: made.name }, made)).toEqual(['import.notPracticeMade', 'imported'])
    expect([
      await asStranger('session.signOut'),
      await asSystem('setup.nameHospital', { hospitalCode: '10670' }),
      await asStranger('session.enterPractice'),
    ]).toMatchObject([{ ok: true }, { ok: true }, { ok: true, value: { role: 'admin' } }])
  })

  it('of an older version works on with files that carry no mark, also read again, until one cannot be its own', async () => {
    const { asStranger, asSystem, take, leave } = await openPlace()
    await asStranger('setup.finish', nhso)
    const unmarked = await makeReal()
    await take(unmarked)
    const seen = async (...files: readonly Brought[]) => [
      (await asStranger('session.enterPractice')).ok,
      await take(unmarked, ...files),
    ]
    const marked = (json: string) => `update import_file set reading_json = '${json}' where id = 1`
    const patients = (pid: string) => `update claim_version set pid = ${pid} where import_file_id = 1`

    await leave(
      `update setting set value_json = replace(value_json, 'nhso', 'practice')`,
      marked('{"core":1}'),
    )
    expect(await seen(await makePractice())).toEqual([true, ['older', 'imported']])
    expect((await asSystem('imports.acceptReread', { ids: [1] })).ok).toBe(true)
    await leave()
    expect(await seen()).toEqual([true, ['unchanged']])

    await leave(patients(`'3100200300400'`))
    expect(await seen(await makePractice('xlsx'))).toEqual([false, ['unchanged', 'import.practiceMade']])
    await leave(patients('null'), marked('{"core":3,"isPractice":false}'))
    expect(await seen()).toEqual([false, ['unchanged']])
  })
})
