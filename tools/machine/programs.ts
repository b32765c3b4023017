import { spawn } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import path from 'node:path'

/** The folder of the checkout. */
export const root = path.resolve(import.meta.dirname, '../..')

export type Finished = { readonly code: number; readonly output: string }

type Options = {
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  /** `show` lets the program write to our terminal; `keep` returns what it wrote. */
  readonly output: 'show' | 'keep'
}

const running = new Set<ReturnType<typeof spawn>>()

/** Passes an order to stop on to the programs we started, so that none outlives us. */
function passSignalsOn(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      for (const child of running) child.kill(signal)
      process.exitCode = 1
      setTimeout(() => process.exit(1), 5_000).unref()
    })
  }
}

/**
 * Runs a program to its end.
 * @returns its exit code (1 when a signal ended it) and, if kept, what it wrote to both streams
 */
export function runProgram(program: string, args: readonly string[], options: Options): Promise<Finished> {
  if (running.size === 0 && process.listenerCount('SIGTERM') === 0) passSignalsOn()
  const { env = process.env, cwd = root } = options
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: options.output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('error', reject)
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** @returns the script behind a package's command, to be run by Node itself: the shims in `.bin` need a shell on Windows. */
export function commandOf(packageName: string, command: string = packageName): string {
  const folder = path.join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>
  }
  const script = typeof bin === 'string' ? bin : bin[command]
  if (script === undefined) throw new Error(`${packageName} has no command ${command}`)
  return path.join(folder, script)
}

/** Runs a package's command under the Node that runs us. */
export function runCommand(command: string, args: readonly string[], options: Options): Promise<Finished> {
  return runProgram(process.execPath, [command, ...args], options)
}

/** Whether a program of this name can be started. */
export function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** Whether we may change the system: no sandbox of Chromium works for this user either. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}
