import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openDesk, orderRep } from '#tests/features/imports/import-desk.ts'
import { hashContent } from '#tests/helpers/content-hash.ts'
import { withLeftStore } from '#tests/helpers/left-store.ts'

const kills = 8
/** By chance all of a few kills may fall on the same side of a transaction. */
const mostKills = 40

async function killWhileUndoing(root: string, afterMs: number): Promise<void> {
  const script = path.join(import.meta.dirname, 'undoing-child.ts')
  const child = spawn(process.execPath, [script, root, '2'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), ended])
  await wait(afterMs)
  child.kill('SIGKILL')
  const [code, signal] = await ended
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' })
}

it('an undo killed at any moment is done or not done, never half', async () => {
  const { root, store, imports } = await openDesk()
  const original = await orderRep(root, { claims: 2000 })
  const again = await orderRep(root, { claims: 1500, producedAt: '2026-01-20T20:15:01' })
  await imports.importFiles([original.path, again.path])
  const whole = JSON.stringify(await hashContent(store))
  await imports.undo(2, 'test', 'admin')
  const undone = JSON.stringify(await hashContent(store))
  await imports.stop()
  await store.stop()

  const left: string[] = []
  for (let round = 0; round < kills || (round < mostKills && new Set(left).size < 2); round++) {
    await killWhileUndoing(root, 20 + ((round * 137) % 600))
    left.push(await withLeftStore(root, async (one) => JSON.stringify(await hashContent(one))))
  }

  expect(left.filter((hash) => hash !== whole && hash !== undone)).toEqual([])
  expect(new Set(left).size).toBe(2)
}, 180_000)
