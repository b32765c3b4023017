import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { installDebianPackages } from '#tools/machine/apt.ts'
import { fromCache } from '#tools/machine/cache.ts'
import { commandOf, hasProgram, root, runCommand, runProgram } from '#tools/machine/programs.ts'
import { MachineTrouble } from '#tools/machine/trouble.ts'

const firstVersionOfPrebuilds = 10
const source = path.join(root, 'node_modules', 'better-sqlite3')
const header = path.join(import.meta.dirname, 'napi9-compat.hpp')
const builtFile = 'better_sqlite3.node'
// link-time optimisation doubles the build and gains nothing measurable
const flags = `-O2 -fno-lto -UNAPI_VERSION -DNAPI_VERSION=9 -include ${header}`

function cacheName(): string {
  const { name, version } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8')) as Record<
    string,
    string
  >
  const digest = createHash('sha256')
    .update(JSON.stringify([name, version, process.platform, process.arch, flags.replace(header, '')]))
    .update(readFileSync(header))
  return `sqlite-napi9-${digest.digest('hex').slice(0, 16)}`
}

async function ensureCompiler(): Promise<void> {
  const packages = { 'g++': 'g++', make: 'make', python3: 'python3' }
  const missing = Object.entries(packages).flatMap(([program, name]) => (hasProgram(program) ? [] : [name]))
  if (missing.length > 0) await installDebianPackages(missing, 'to build SQLite for this Electron')
}

/** The headers of the pinned Node; what Node-API 9 declares has not changed since. */
function headersFolder(): string {
  return path.join(path.dirname(realpathSync(process.execPath)), '..')
}

async function build(folder: string): Promise<void> {
  await ensureCompiler()
  console.log('Building SQLite for this Electron (about half a minute, once) …')
  const work = path.join(folder, 'work')
  const isOwn = (file: string) =>
    !/[\\/](build|prebuilds|node_modules)$/.test(path.relative(source, file).padStart(1, path.sep))
  cpSync(realpathSync(source), work, {
    recursive: true,
    filter: (file) => file === realpathSync(source) || isOwn(file),
  })
  mkdirSync(path.join(work, 'node_modules'))
  const addonApi = path.join('node_modules', 'node-addon-api')
  cpSync(path.join(root, addonApi), path.join(work, addonApi), { recursive: true })
  const { code, output } = await runCommand(
    commandOf('node-gyp'),
    ['rebuild', '--release', '--jobs=max', '--force_build=1', `--nodedir=${headersFolder()}`],
    {
      output: 'keep',
      cwd: work,
      env: { ...process.env, CFLAGS: '-O2 -fno-lto', CXXFLAGS: flags, LDFLAGS: '-fno-lto' },
    },
  )
  if (code !== 0) throw new MachineTrouble(`SQLite could not be built:\n${output.trim()}`)
  renameSync(path.join(work, 'build', 'Release', builtFile), path.join(folder, builtFile))
  rmSync(work, { recursive: true })
}

async function nodeApiVersion(electron: string): Promise<number> {
  const { code, output } = await runProgram(electron, ['-p', 'process.versions.napi'], {
    output: 'keep',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  const version = Number(output.trim().split('\n').at(-1))
  if (code !== 0 || !Number.isInteger(version))
    throw new MachineTrouble(`Electron does not start:\n${output.trim()}`)
  return version
}

/**
 * What an Electron needs to load SQLite.
 * @returns SATANG_SQLITE_BINDING, built for Node-API 9, for an Electron before 35; nothing for all others,
 * which load the package's own prebuilt file as Node 24 does
 */
export async function sqliteEnvironment(electron: string): Promise<{ SATANG_SQLITE_BINDING?: string }> {
  if ((await nodeApiVersion(electron)) >= firstVersionOfPrebuilds) return {}
  return { SATANG_SQLITE_BINDING: path.join(await fromCache(cacheName(), build), builtFile) }
}
