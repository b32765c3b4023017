import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createApp } from '#main/app.ts'
import { runCommandLine } from '#main/door/command-line.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'

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
    ['--scheme', ['download', '--scheme', 'xyz']],
    ['--hospital', ['import', 'report.xls']],
    ['files', ['import']],
  ])('names %s when it is wrong, and touches nothing', async (field, args) => {
    const { code, facts } = await run(temporaryFolder(), ...args)
    expect([code, facts()]).toEqual([2, { error: { code: 'input.invalid', details: { field } } }])
  })

  it('ends with 1 for a refused file and gives its reason, in the language asked for', async () => {
    const root = temporaryFolder()
    const file = path.join(root, 'eclaim_10670_OP_25690105_201501885.xls')
    writeFileSync(file, '<html>sign in</html>')
    const { code, text, facts } = await run(root, 'import', file, '--lang', 'en')
    expect([code, text.includes('is a web page, not an Excel file')]).toEqual([1, true])
    expect(facts()).toMatchObject({
      files: [{ state: 'refused', rows: 0, reason: { code: 'workbook.html' } }],
      claims: 0,
    })
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
