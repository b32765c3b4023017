// The only JavaScript here: it runs under whatever Node (20 or newer) a fresh machine has, installs the locked
// packages when they are not there, and hands over to the pinned Node, which runs tools/<verb>.ts itself.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const packages = path.join(root, 'node_modules')
const stamp = path.join(packages, '.satang-installed')
const lock = path.join(root, '.cache', 'installing')
const text = (file) => readFileSync(file, 'utf8')
const wanted = createHash('sha256')
  .update(`${process.platform} ${process.arch} ${text(path.join(root, 'package-lock.json'))}`)
  .digest('hex')

const isStamped = () => existsSync(stamp) && text(stamp) === wanted

/** Whether a hand-run `npm ci` left exactly the locked packages (optional ones of other platforms may be absent). */
function isInstalledByHand() {
  const record = path.join(packages, '.package-lock.json')
  if (!existsSync(record)) return false
  const locked = Object.entries(JSON.parse(text(path.join(root, 'package-lock.json'))).packages).filter(
    ([at]) => at !== '',
  )
  const found = JSON.parse(text(record)).packages
  const names = new Set(locked.map(([at]) => at))
  const same = ([at, { version, integrity, optional }]) =>
    found[at] ? found[at].version === version && found[at].integrity === integrity : optional === true
  return (
    locked.every(same) && Object.keys(found).every((at) => names.has(at) && existsSync(path.join(root, at)))
  )
}

/** Waits while another `npm run` installs into the same folder; a lock left by a dead process is taken over. */
async function takeLock() {
  mkdirSync(path.dirname(lock), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isAbandoned()) rmSync(lock, { force: true })
      else await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
}

function isAbandoned() {
  try {
    const owner = Number(text(lock))
    // the owner writes its number just after the file appears
    if (owner === 0) return Date.now() - statSync(lock).mtimeMs > 5_000
    process.kill(owner, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

function installPackages() {
  process.stdout.write('Installing the locked packages (once) …\n')
  // npm is a .cmd on Windows, which only a shell can start
  const { status } = spawnSync('npm ci --loglevel=error --no-audit --no-fund', {
    cwd: root,
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0)
    process.stderr.write('The packages could not be installed: `npm ci` failed (see above).\n')
  return status === 0
}

async function ensurePackages() {
  if (isStamped()) return true
  await takeLock()
  try {
    if (!isStamped() && !isInstalledByHand() && !installPackages()) return false
    writeFileSync(stamp, wanted)
    return true
  } finally {
    rmSync(lock, { force: true })
  }
}

function findNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const program = path.join(
    packages,
    `node-${system}-${process.arch}`,
    'bin',
    system === 'win' ? 'node.exe' : 'node',
  )
  if (existsSync(program)) return program
  // no pinned Node for this platform: the machine's own will do if it runs TypeScript
  return process.features.typescript ? process.execPath : null
}

function runVerb(node, script, args) {
  const folders = [
    path.dirname(node),
    path.join(packages, '.bin'),
    process.env.PATH ?? process.env.Path ?? '',
  ]
  const child = spawn(node, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      // what was compiled once, types stripped, is kept for every later start and thread
      NODE_COMPILE_CACHE: path.join(root, '.cache', 'compiled'),
      ...process.env,
      PATH: folders.join(path.delimiter),
    },
  })
  // the terminal itself tells the whole group of Ctrl-C; anything else has to be passed on
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)))
  }
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

const [verb = '', ...args] = process.argv.slice(2)
const script = path.join(root, 'tools', `${verb}.ts`)
if (!/^[a-z0-9-]+$/.test(verb) || !existsSync(script)) {
  process.stderr.write(`There is no tools/${verb}.ts.\n`)
  process.exit(2)
}
if (!(await ensurePackages())) process.exit(1)
const node = findNode()
if (node === null) {
  process.stderr.write(
    `Satang pins Node 24 for Linux and Windows; on ${process.platform} please use Node 24 or newer.\n`,
  )
  process.exit(1)
}
runVerb(node, script, args)
