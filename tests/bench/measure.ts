import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'

const sampleEveryMs = 20

export type Measured = {
  readonly seconds: number
  /** Greatest memory of the process itself, without programs it started. */
  readonly peakMb: number
  /** What it wrote to its standard output. */
  readonly output: string
}

/** One side of a comparison as every bench prints and writes it. */
export type Side = {
  readonly name: string
  readonly rows: number
  readonly seconds: number
  readonly peakMb: number
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The kernel keeps the greatest resident size of a living process; null where it does not, or when it has ended. */
export function readPeakMb(processId: number | undefined): number | null {
  if (process.platform !== 'linux' || processId === undefined) return null
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}

/**
 * Runs a script in a fresh Node of its own.
 * @throws when it fails, with what it wrote to its standard error
 */
export async function measureScript(
  script: string,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<Measured> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [...flags, script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let complaint = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const ended = new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  )
  let peakMb = 0
  while (child.exitCode === null && child.signalCode === null) {
    peakMb = Math.max(peakMb, readPeakMb(child.pid) ?? 0)
    await Promise.race([ended, wait(sampleEveryMs)])
  }
  if ((await ended) !== 0) throw new Error(`${script} failed:\n${complaint}`)
  return { seconds: (performance.now() - startedAt) / 1000, peakMb, output }
}

/** Runs the same thing several times and takes the median of each figure. */
export async function medianOf(rounds: number, run: () => Promise<Side>): Promise<Side> {
  const sides: Side[] = []
  for (let round = 0; round < rounds; round += 1) sides.push(await run())
  const [first] = sides
  if (!first) throw new Error('at least one round')
  const seconds = median(sides.map((side) => side.seconds))
  return { ...first, seconds, peakMb: median(sides.map((side) => side.peakMb)) }
}

/** Prints both sides; writes `{ratio, rowsPerSecond, peakMb}` and more to the path given with `--json`. */
export function reportSides(ours: Side, baseline: Side, more: Readonly<Record<string, unknown>> = {}): void {
  const rowsPerSecond = ({ rows, seconds }: Side) => Math.round(rows / seconds)
  const ratio = Number((baseline.seconds / ours.seconds).toFixed(2))
  for (const side of [ours, baseline]) {
    const { name, rows, seconds, peakMb } = side
    const peak = Number.isNaN(peakMb) ? 'not measured' : `${Math.round(peakMb)} MB`
    const speed = `${rowsPerSecond(side).toLocaleString('en')} rows/s`
    console.log(`${name.padEnd(10)} ${rows} rows  ${seconds.toFixed(2)} s  ${speed}  peak ${peak}`)
  }
  console.log(`ratio      ${ratio}`)
  const facts = {
    ratio,
    rowsPerSecond: rowsPerSecond(ours),
    peakMb: Math.round(ours.peakMb),
    ours,
    baseline,
    ...more,
  }
  writeFacts(facts)
}

/** Writes facts to the path given with `--json`, if one was given. */
export function writeFacts(facts: unknown): void {
  const { values } = parseArgs({ options: { json: { type: 'string' } }, strict: false })
  if (typeof values.json === 'string') writeFileSync(values.json, `${JSON.stringify(facts, null, 2)}\n`)
}
