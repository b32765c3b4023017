import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

const entry = path.resolve(import.meta.dirname, '../../src-main/headless.ts')

/** Starts the real command line in a process of its own, with store and secrets under `root`. */
export function startSatang(root: string, args: readonly string[]): ChildProcess {
  const places = ['--store', path.join(root, 'store'), '--secrets', path.join(root, 'secrets')]
  return spawn(process.execPath, [entry, ...args, ...places], { stdio: ['ignore', 'pipe', 'pipe'] })
}

export type Finished = { readonly code: number | null; readonly output: string; readonly facts: unknown }

/**
 * Runs the real command line to its end. `facts` is what it wrote with `--json`.
 * @param run tells runs at the same time apart
 */
export async function runSatang(root: string, args: readonly string[], run = args[0]): Promise<Finished> {
  const json = path.join(root, `answer-${run}.json`)
  const child = startSatang(root, [...args, '--json', json])
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve))
  const facts: unknown = code === 2 ? null : JSON.parse(readFileSync(json, 'utf8'))
  return { code, output, facts }
}
