import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { whileLocked } from '#tools/machine/cache.ts'
import { commandOf, root, runCommand } from '#tools/machine/programs.ts'
import { MachineTrouble } from '#tools/machine/trouble.ts'

const sources = [
  'src-*/**/*',
  'resources/**/*',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const mark = path.join(root, 'out', '.built-from')

/** A fingerprint of everything the bundle is made from. */
function readSources(): string {
  const digest = createHash('sha256')
  const files = globSync(sources, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const file of files.map((entry) => path.join(entry.parentPath, entry.name)).sort()) {
    digest.update(path.relative(root, file)).update(readFileSync(file))
  }
  return digest.digest('hex')
}

/** A name for locks that belongs to this checkout alone. */
function lockName(): string {
  return `build-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`
}

/**
 * Bundles main, preload and renderer into `out/`.
 * @throws MachineTrouble with what the bundler said
 */
export async function buildApp(): Promise<void> {
  const from = readSources()
  const { code, output } = await runCommand(commandOf('electron-vite'), ['build', '--logLevel', 'warn'], {
    output: 'keep',
  })
  if (code !== 0) throw new MachineTrouble(`The app could not be bundled:\n${output.trim()}`)
  writeFileSync(mark, from)
}

/** Bundles the app unless `out/` was made from exactly these sources. */
export async function ensureBuilt(): Promise<void> {
  await whileLocked(lockName(), async () => {
    if (existsSync(mark) && readFileSync(mark, 'utf8') === readSources()) return
    console.log('Bundling the app …')
    await buildApp()
  })
}
