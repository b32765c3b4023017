import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { makeFile, openDesk, putFile } from '#tests/features/queue/queue-desk.ts'
import { isSoak } from '#tests/helpers/some-of.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { zipOf } from '#tests/platform/archive-bytes.ts'

const kills = isSoak ? 15 : 5
const claimsPerFile = 300
const program = path.join(import.meta.dirname, 'queue-program.ts')

/** Six files: four in a folder, two in a zip. */
async function makeFiles(root: string) {
  const made = await Promise.all([1, 2, 3, 4, 5, 6].map((day) => makeFile(day, { claims: claimsPerFile })))
  const folder = path.join(root, 'รอบ ธ.ค.')
  for (const file of made.slice(0, 4)) await putFile(folder, file)
  const zip = zipOf(made.slice(4).map(({ name, bytes }) => ({ path: name, bytes })))
  const archive = await putFile(root, { name: 'อีกสองไฟล์.zip', bytes: zip })
  return {
    paths: [folder, archive],
    keys: made.map(({ key: { name, rows, sums } }) => ({ name, rows, sums })),
  }
}

function startQueue(root: string, paths: readonly string[]) {
  const child = spawn(process.execPath, [program, root, ...paths], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const ended = new Promise<boolean>((resolve) =>
    child.once('close', (_code, signal) => resolve(signal === 'SIGKILL')),
  )
  const lines = (): unknown[] =>
    output
      .split('\n')
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line))
  return { ended, lines, kill: () => child.kill('SIGKILL'), isOver: () => child.exitCode !== null }
}

/** How the store stands when all is done: every file once, with every row and every sum. */
async function readEnd(root: string) {
  const desk = await openDesk(root)
  const { files, claims } = await desk.imports.totals()
  const waiting = (await desk.queue.get()).counts.waiting
  await desk.close()
  const imported = files.map(({ name, rows, sums }) => ({ name, rows, sums }))
  return {
    imported: imported.sort((a, b) => (a.name < b.name ? -1 : 1)),
    claims: claims.count,
    waiting,
    copies: readdirSync(path.join(root, 'staging')),
  }
}

test(`a queue that is killed ${kills} times at random moments ends with every file imported exactly once`, {
  timeout: 300_000,
}, async () => {
  const root = temporaryFolder()
  const { paths, keys } = await makeFiles(root)
  let killed = 0
  let filesBefore = 0
  let killedAtWork = 0
  while (killed < kills) {
    const run = startQueue(root, paths)
    const isEarly = Math.random() < 0.3
    await vi.waitUntil(() => run.isOver() || run.lines().length >= (isEarly ? 1 : 2), {
      timeout: 60_000,
      interval: 5,
    })
    await delay(Math.random() * (isEarly ? 100 : 1_200))
    run.kill()
    if (await run.ended) killed += 1
    const [start, ...later] = run.lines()
    // what was added once is never forgotten
    expect(start).toEqual({ files: expect.any(Number) })
    const { files } = start as { files: number }
    expect(files).toBeGreaterThanOrEqual(filesBefore)
    // what still waits is not added a second time, so only the program knows how many there are by then
    filesBefore = (later.at(0) as { files: number } | undefined)?.files ?? files
    if (later.length === 1) killedAtWork += 1
  }

  const last = startQueue(root, paths)
  await last.ended

  expect(last.lines().at(-1)).toMatchObject({ waiting: 0, failed: 0, refused: 0, quarantined: 0 })
  expect(await readEnd(root)).toEqual({
    imported: keys,
    claims: keys.length * claimsPerFile,
    waiting: 0,
    copies: [],
  })
  expect(killedAtWork).toBeGreaterThan(0)
})

test('two processes with the same files for one store wait for each other, and both end with nothing twice', {
  timeout: 120_000,
}, async () => {
  const root = temporaryFolder()
  const { paths, keys } = await makeFiles(root)
  const runs = [startQueue(root, paths), startQueue(root, paths)]
  for (const run of runs) await run.ended
  expect(runs.map((run) => run.lines().at(-1))).toEqual([
    expect.objectContaining({ waiting: 0, failed: 0, refused: 0 }),
    expect.objectContaining({ waiting: 0, failed: 0, refused: 0 }),
  ])
  expect(runs.some((run) => run.lines().includes('store.inUse'))).toBe(true)
  expect(await readEnd(root)).toEqual({
    imported: keys,
    claims: keys.length * claimsPerFile,
    waiting: 0,
    copies: [],
  })
})
