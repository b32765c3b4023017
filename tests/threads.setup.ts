import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import { threadSources } from '#tests/helpers/test-threads.ts'

const cache = path.resolve(import.meta.dirname, '../node_modules/.cache/satang-threads')

const input = Object.fromEntries(
  Object.entries(threadSources).map(([name, url]) => [name, fileURLToPath(url)]),
)

async function bundle(): Promise<Rolldown.OutputChunk[]> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      write: false,
      rolldownOptions: {
        external: [/^node:/, 'better-sqlite3'],
        input,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: { noExternal: true },
  })
  const { output } = built as Rolldown.RolldownOutput
  return output.filter((file) => file.type === 'chunk')
}

/**
 * Bundles the threads once for all tests, as they are bundled in the app: most tests open a store with three of them, and
 * reading their sources each time costs more than what such a test looks at. What is bundled already stays.
 */
export async function setup(): Promise<void> {
  const chunks = await bundle()
  const hash = createHash('sha256')
    .update(chunks.map(({ code }) => code).join('\n'))
    .digest('hex')
  const folder = path.join(cache, hash.slice(0, 16))
  if (!existsSync(folder)) {
    const part = `${folder}.${process.pid}`
    mkdirSync(part, { recursive: true })
    for (const { fileName, code } of chunks) writeFileSync(path.join(part, fileName), code)
    // of two runs that begin at the same time the later one finds the folder taken
    if (existsSync(folder)) rmSync(part, { recursive: true })
    else renameSync(part, folder)
  }
  process.env['SATANG_TEST_THREADS'] = folder
}
