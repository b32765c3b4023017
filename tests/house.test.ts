import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { importWalls } from '#tests/walls/import-rules.ts'
import { readImports } from '#tests/walls/read-imports.ts'
import { readSources } from '#tests/walls/read-sources.ts'
import { inspectSources, sourceWalls } from '#tests/walls/source-rules.ts'

const root = path.resolve(import.meta.dirname, '..')

describe('the house', () => {
  it('imports only what its walls allow', async () => {
    const { breaches, files } = await readImports(root)
    expect(breaches).toEqual([])
    expect(files).toBe(readSources(root).filter(({ file }) => file.startsWith('src-')).length)
  })

  it('keeps every file readable', () => {
    expect(inspectSources(readSources(root))).toEqual([])
  })
})

/** Writes a small house in which every planted file breaks a wall. */
function plant(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'))
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
  for (const top of ['src-main', 'src-renderer', 'src-shared']) mkdirSync(path.join(folder, top))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  return folder
}

describe('a wall that is broken falls with its name', () => {
  const empty = 'export const one = 1\n'
  const from = (address: string) => `import '${address}'\n`

  it.each<[wall: string, files: Record<string, string>]>([
    [
      'no circles',
      { 'src-main/a.ts': from('#main/b.ts'), 'src-main/b.ts': `import type { a } from '#main/a.ts'\n` },
    ],
    ['everything resolves', { 'src-main/a.ts': from('#main/missing.ts') }],
    ['shared without node', { 'src-shared/a.ts': from('node:fs') }],
    ['shared without electron', { 'src-shared/a.ts': `import type { App } from 'electron'\n` }],
    ['shared stands alone', { 'src-shared/a.ts': from('#main/b.ts'), 'src-main/b.ts': empty }],
    [
      'renderer without main',
      { 'src-renderer/a.tsx': `import type { one } from '#main/b.ts'\n`, 'src-main/b.ts': empty },
    ],
    ['renderer without node', { 'src-renderer/a.tsx': from('node:path') }],
    ['renderer without electron', { 'src-renderer/a.ts': from('electron') }],
    ['main without renderer', { 'src-main/a.ts': from('#renderer/b.ts'), 'src-renderer/b.ts': empty }],
    [
      'main features apart',
      {
        'src-main/features/a/a.service.ts': from('#main/features/b/b.ts'),
        'src-main/features/b/b.ts': empty,
      },
    ],
    [
      'renderer features apart',
      {
        'src-renderer/features/a/A.tsx': from('#renderer/features/b/B.ts'),
        'src-renderer/features/b/B.ts': empty,
      },
    ],
    [
      'ui knows no feature',
      { 'src-renderer/ui/A.tsx': from('#renderer/features/b/B.ts'), 'src-renderer/features/b/B.ts': empty },
    ],
    [
      'platform knows no feature',
      { 'src-main/platform/a.ts': from('#main/features/b/b.ts'), 'src-main/features/b/b.ts': empty },
    ],
    ['sqlite behind the store', { 'src-main/features/a/a.sql.ts': from('better-sqlite3') }],
    ['puppeteer behind the port', { 'src-main/features/a/a.ts': from('puppeteer-core') }],
    ['electron at the edge', { 'src-main/features/a/a.service.ts': `import type { App } from 'electron'\n` }],
  ])('%s', async (wall, files) => {
    const { breaches } = await readImports(plant(files))
    expect(breaches.map((breach) => breach.wall)).toContain(wall)
  })

  it('and every wall of imports was tried', () => {
    expect(importWalls).toHaveLength(16)
  })

  const long = (lines: number) => 'const one = 1\n'.repeat(lines)

  it.each<[wall: string, file: string, text: string]>([
    ['a file has at most 300 lines', 'src-main/a.ts', long(301)],
    ['a function has at most 40 lines of its own', 'src-main/a.ts', `// ไทย\nfunction a() {\n${long(39)}}\n`],
    ['a file name says what lives in it', 'src-main/portal-utils.ts', empty],
    ['no barrels', 'src-renderer/ui/a.ts', `export { one } from '#renderer/ui/b.ts'\n`],
    ['the log is the only way to write', 'src-main/a.ts', `console.log(1)\n`],
    ['no empty catch', 'src-main/a.ts', `try {\n  a()\n} catch {${' '}}\n`],
    [
      'imports name a place, never a way up',
      'src-main/a/b/c.ts',
      `import { one } from '${'../'.repeat(2)}d.ts'\n`,
    ],
    ['named exports only', 'src-main/a.ts', 'export default 1\n'],
    ['no work left for later', 'src-main/a.ts', `// TO${'DO'} later\n`],
    ['columns are listed', 'src-main/a.sql.ts', 'db.selectFrom("claim").selectAll()\n'],
    ['services take their time from the clock', 'src-main/a.service.ts', 'const now = new Date()\n'],
    ['src-shared touches no browser', 'src-shared/a.ts', 'window.alert(1)\n'],
    ['src-shared touches no Node', 'src-shared/a.ts', 'process.exit(1)\n'],
  ])('%s', (wall, file, text) => {
    expect(inspectSources([{ file, text }])).toEqual([expect.stringContaining(wall)])
  })

  it('and every wall of the sources was tried', () => {
    expect(sourceWalls).toHaveLength(13)
  })

  it('but a long factory of short verbs stands, and so does a sentence about a forbidden word', () => {
    const verb = `  function verb() {\n${'    one()\n'.repeat(30)}  }\n`
    const factory = `// console.log is not used here\nexport function create() {\n${verb.repeat(3)}}\n`
    expect(inspectSources([{ file: 'src-main/a.ts', text: factory }])).toEqual([])
  })
})
