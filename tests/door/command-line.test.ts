import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createApp } from '#main/app.ts'
import { runCommandLine } from '#main/door/command-line.ts'
import { practiceAccount } from '#main/features/practice/practice.service.ts'
import { makeFile, putFile } from '#tests/features/queue/queue-desk.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'
import { zipOf } from '#tests/platform/archive-bytes.ts'

/** Runs the command line on a store of its own and keeps what it said. */
async function run(root: string, ...args: string[]) {
  const lines: string[] = []
  const json = path.join(root, 'facts.json')
  const code = await runCommandLine(
    [...args, '--json', json],
    () => testPlatform(root).platform,
    (line) => {
      lines.push(line)
    },
  )
  return { code, text: lines.join('\n'), facts: () => JSON.parse(readFileSync(json, 'utf8')) as unknown }
}

describe('the command line', () => {
  it.each([[['nonsense']], [[]], [['totals', '--unknown']]])('says how it is used for %j', async (args) => {
    const { code, text } = await run(temporaryFolder(), ...args)
    expect([code, text.includes('import') && text.includes('doctor')]).toEqual([2, true])
  })

  it.each([
    ['--month', ['download', '--month', '2569-13']],
    ['--month', ['download', '--month', '2026-01,', '--scheme', 'ucs,ofc']],
    ['--scheme', ['download', '--month', '2026-01', '--scheme', 'ucs,xyz']],
    ['--source', ['download', '--month', '2026-01', '--source', 'rep,bank']],
    ['--month', ['look', '--month', '2569-13']],
    ['--hospital', ['import', 'README.md']],
    ['files', ['import']],
    ['--hospital', ['import', 'tests/walls']],
    ['file', ['undo', '--why', 'wrong month']],
    ['--why', ['undo', '7']],
    ['--why', ['undo', '7', '--why', 'x']],
  ])('names %s when it is wrong, and touches nothing', async (field, args) => {
    const { code, facts } = await run(temporaryFolder(), ...args)
    expect([code, facts()]).toEqual([2, { error: { code: 'input.invalid', details: { field } } }])
  })

  it('calls a mistyped name that, with its path, and takes no hospital from it', async () => {
    const root = temporaryFolder()
    const { name, bytes } = await makeFile(1)
    await putFile(root, { name, bytes })
    const mistyped = path.join(root, name.replace('10670', '10760'))
    const fresh = await run(root, 'import', mistyped, '--lang', 'en')
    const details = { path: mistyped, file: path.basename(mistyped) }
    expect([
      fresh.code,
      fresh.facts(),
      fresh.text.includes(`There is no file or folder ${mistyped}`),
    ]).toEqual([1, { error: { code: 'import.noSuchFile', details: { path: mistyped } } }, true])
    const both = await run(root, 'import', mistyped, path.join(root, name))
    expect([both.code, both.facts()]).toMatchObject([
      1,
      {
        hospitalCode: '10670',
        files: [{ state: 'refused', reason: { code: 'import.noSuchFile', details } }, { state: 'imported' }],
      },
    ])
  })

  it('ends with 1 for a refused file and gives its reason, in the language asked for', async () => {
    const root = temporaryFolder()
    const file = path.join(root, 'eclaim_10670_OP_25690105_201501885.xls')
    writeFileSync(file, '<html>sign in</html>')
    const { code, text, facts } = await run(root, 'import', file, '--lang', 'en')
    expect([code, text.includes('is a web page that asks to sign in')]).toEqual([1, true])
    expect(facts()).toMatchObject({
      files: [{ state: 'refused', rows: 0, reason: { code: 'workbook.html' } }],
      claims: { count: 0 },
    })
  })

  it('opens folders and zips, and learns the hospital from the names in them', async () => {
    const root = temporaryFolder()
    const [first, second] = [await makeFile(1), await makeFile(2)]
    await putFile(path.join(root, 'REP'), first)
    await putFile(path.join(root, 'REP'), { name: 'photo.jpg', bytes: 'x' })
    const zip = zipOf([
      { path: `op/${second.name}`, bytes: second.bytes },
      { path: 'locked.xls', bytes: 'x', isLocked: true },
    ])
    const archive = await putFile(root, { name: 'a.zip', bytes: zip })

    const { code, facts } = await run(root, 'import', archive, path.join(root, 'REP'))

    expect(code).toBe(1)
    const locked = { name: 'locked.xls', state: 'refused', reason: { code: 'workbook.encrypted' } }
    expect(facts()).toMatchObject({
      hospitalCode: '10670',
      claims: { count: 10 },
      files: [
        locked,
        { name: second.name, state: 'imported', rows: 5, sums: second.key.sums },
        { name: first.name, state: 'imported', rows: 5, sums: first.key.sums },
      ],
    })
    expect(readdirSync(testPlatform(root).folders.staging)).toEqual([])
  })

  it('takes a file back by its name or number, with a reason, and counts it no more', async () => {
    const root = temporaryFolder()
    const files = [await makeFile(1), await makeFile(2)]
    for (const file of files) await putFile(path.join(root, 'REP'), file)
    await run(root, 'import', path.join(root, 'REP'))

    const byName = await run(root, 'undo', files[0]?.name ?? '', '--why', 'wrong month')

    expect([byName.code, byName.facts()]).toMatchObject([
      0,
      { claims: { count: 5 }, files: [{ name: files[0]?.name, state: 'undone', rows: 5 }] },
    ])
    expect([
      (await run(root, 'undo', '2', '--why', 'wrong month')).code,
      (await run(root, 'totals')).facts(),
    ]).toMatchObject([0, { claims: { count: 0 }, files: [{ state: 'undone' }, { state: 'undone' }] }])
    const again = await run(root, 'undo', files[0]?.name ?? '', '--why', 'wrong month')
    expect([again.code, again.facts()]).toEqual([1, { error: { code: 'import.unknown', details: {} } }])
  })

  it('ends with 1 for a file that is kept aside', async () => {
    const root = temporaryFolder()
    const file = await putFile(root, await makeFile(1, { oddities: ['missingMoneyColumn'] }))
    const { code, text, facts } = await run(root, 'import', file)
    expect([code, facts(), text.includes('พักไว้')]).toMatchObject([
      1,
      {
        claims: { count: 0 },
        files: [{ state: 'quarantined', rows: 0, reason: { code: 'import.columnMissing' } }],
      },
      true,
    ])
  })

  it('ends with 1 when its facts cannot be written', async () => {
    const root = temporaryFolder()
    const args = ['totals', '--json', path.join(root, 'no', 'such', 'folder.json')]
    expect(
      await runCommandLine(
        args,
        () => testPlatform(root).platform,
        () => undefined,
      ),
    ).toBe(1)
  })

  it('ends with 3 while another Satang holds the store', async () => {
    const root = temporaryFolder()
    const other = createApp(testPlatform(root).platform)
    await other.open()
    const { code, facts } = await run(root, 'totals')
    await other.stop()
    expect([code, facts()]).toMatchObject([3, { error: { code: 'store.inUse' } }])
  })
})

describe('a look at the lists', () => {
  /** A practice hospital whose account has this password. */
  async function makeHospital(password?: string): Promise<string> {
    const root = temporaryFolder()
    const app = createApp(testPlatform(root).platform)
    await app.open()
    const call = async (name: string, input: unknown) => {
      const answer = await app.door.call(name, input, 'maker')
      if (!answer.ok) throw new Error(answer.error.code)
    }
    const admin = { adminName: 'admin', adminPassword: 'long-enough-1' }
    const hospital = { hospitalCode: '10670', hospitalName: 'โรงพยาบาลทดสอบ' }
    await call('setup.finish', { ...hospital, ...admin, portal: { kind: 'practice' } })
    if (password !== undefined)
      await call('settings.saveAccount', { userName: practiceAccount.userName, password, signIn: 'stored' })
    await app.stop()
    return root
  }
  const look = ['look', '--month', '2026-01', '--source', 'rep,smt', '--lang', 'en']

  it('prints what was understood of each, and downloads nothing', async () => {
    const root = await makeHospital()
    const { code, text, facts } = await run(root, ...look)
    expect([code, /read +REP UCS 2026-01 +\d+ lines/.test(text), /read +SMT ALL 2026-01/.test(text)]).toEqual(
      [0, true, true],
    )
    expect(facts()).toMatchObject({ readings: [{ list: 'rep' }, { list: 'transfers' }] })
    expect(existsSync(path.join(root, 'store', 'downloads', 'rep'))).toBe(false)
  })

  it('ends with 1 and the reason where nobody is let in', async () => {
    const { code, facts } = await run(await makeHospital('not-the-password'), ...look)
    expect([code, facts()]).toMatchObject([1, { error: { code: 'portal.wrongPassword' } }])
  })
})
