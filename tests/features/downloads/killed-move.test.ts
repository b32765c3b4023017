import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { noteStored } from '#tests/features/downloads/stored-rows.ts'
import { withLeftStore } from '#tests/helpers/left-store.ts'
import { otherDisk } from '#tests/helpers/other-disk.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const kills = 8
const program = path.join(import.meta.dirname, 'move-program.ts')
const names = Array.from(
  { length: 300 },
  (_, index) => `eclaim_10670_OP_${String(index).padStart(4, '0')}.xls`,
)
const bytesOf = (name: string) => Buffer.alloc(40_000, createHash('sha256').update(name).digest())

/** Starts a move in a process of its own and kills it at a random moment after some files came, or lets it end. */
async function startMove(root: string, to: string, killAfterFiles: number | null): Promise<string> {
  const child = spawn(process.execPath, [program, root, to], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  if (killAfterFiles !== null) {
    const before = namesIn(to).length
    const isOn = () => child.exitCode !== null || namesIn(to).length - before >= killAfterFiles
    await vi.waitUntil(isOn, { timeout: 30_000, interval: 2 })
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 6))
    child.kill('SIGKILL')
  }
  await ended
  return output
}

const monthOf = (folder: string) => path.join(folder, 'rep', '2569-01')

/** Names of the files in place in a folder's month; one that is still being copied has another name. */
function namesIn(folder: string): string[] {
  const month = monthOf(folder)
  return existsSync(month) ? readdirSync(month).filter((name) => name.endsWith('.xls')) : []
}

const wholeIn = (folder: string) =>
  namesIn(folder).filter((name) => readFileSync(path.join(monthOf(folder), name)).equals(bytesOf(name)))

test(`a move that is killed ${kills} times has every file whole in one of both places, and the next start ends it`, async () => {
  const root = temporaryFolder()
  const disk = otherDisk()
  const [from, to] = [path.join(root, 'downloads'), path.join(disk, 'REP')]
  mkdirSync(monthOf(from), { recursive: true })
  for (const name of names) writeFileSync(path.join(monthOf(from), name), bytesOf(name))
  await withLeftStore(root, (store) =>
    noteStored(
      store,
      names.map((name) => path.join('rep', '2569-01', name)),
    ),
  )
  const cutAt: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    await startMove(root, to, 1 + Math.floor(Math.random() * 20))
    expect([...new Set([...wholeIn(from), ...wholeIn(to)])].sort()).toEqual(names)
    cutAt.push(wholeIn(to).length)
  }
  const output = await startMove(root, to, null)
  expect(JSON.parse(output.split('\n')[1] ?? '')).toMatchObject({ path: to, isDefault: false, move: null })
  expect([wholeIn(to), wholeIn(from), readdirSync(from)]).toEqual([names, [], []])
  // a kill that never falls into the moving proves nothing
  expect(cutAt.filter((moved) => moved > 0 && moved < names.length)).toEqual(cutAt)
})
