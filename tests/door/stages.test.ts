import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type App, createApp } from '#main/app.ts'
import { listEntries } from '#shared/contract/index.ts'
import type { User } from '#shared/contract/session.ts'
import {
  closed,
  forAnyone,
  forTheRest,
  passes,
  type Stage,
  stages,
  theRest,
} from '#tests/helpers/stage-table.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'

const callers: Readonly<Record<string, User | null>> = {
  stranger: null,
  admin: { name: 'admin', role: 'admin' },
  system: { name: 'system', role: 'system' },
}

const setUp = {
  hospitalCode: '10670',
  hospitalName: 'โรงพยาบาลทดสอบ',
  adminName: 'admin',
  adminPassword: 'long-enough-1',
}

/** Brings an app of its own into a stage. */
async function bringTo(stage: Stage): Promise<App> {
  const { platform, folders } = testPlatform(temporaryFolder())
  if (stage === 'trouble') {
    mkdirSync(folders.store, { recursive: true })
    writeFileSync(path.join(folders.store, 'satang.db'), Buffer.alloc(8192, 7))
  }
  const app = createApp(platform)
  onTestFinished(() => app.stop())
  await app.open()
  const portals = { practice: { kind: 'practice' }, real: { kind: 'nhso', account: null } }
  if (stage === 'practice' || stage === 'real') {
    const done = await app.door.call('setup.finish', { ...setUp, portal: portals[stage] }, 'first window')
    expect(done).toEqual({ ok: true, value: {} })
  }
  return app
}

const calls = listEntries().flatMap(([name, { kind }]) => (kind === 'event' ? [] : [name]))

/** Input that fits nothing: what is let in is told by `input.invalid`, and does no deed. */
async function endOf(app: App, name: string, connection: string): Promise<string> {
  const answer = await app.door.call(name, 'nothing that fits', connection)
  if (answer.ok) return 'answered'
  return answer.error.code === 'input.invalid' ? passes : answer.error.code
}

describe('what may be called', () => {
  it('stands in the table, every entry once', () => {
    expect([...Object.keys(forAnyone), ...theRest].toSorted()).toEqual(calls.toSorted())
  })

  it.each(stages)(
    'while Satang is in %s by a stranger, an admin and Satang itself follows the table',
    async (stage) => {
      const app = await bringTo(stage)
      const column = stages.indexOf(stage)
      for (const [who, user] of Object.entries(callers)) {
        if (user) app.connections.signIn(who, user)
        const ends = await Promise.all(
          calls.map(async (name) => [name, await endOf(app, name, who)] as const),
        )
        const meant = calls.map((name) => [name, (forAnyone[name] ?? forTheRest[who])?.[column]] as const)
        expect([who, Object.fromEntries(ends)]).toEqual([who, Object.fromEntries(meant)])
      }
    },
  )
})

it('a call that comes while the store opens waits, and is judged by what Satang is then', async () => {
  const app = createApp(testPlatform(temporaryFolder()).platform)
  onTestFinished(() => app.stop())
  const opening = app.open()
  const ends = ['session.get', 'session.enterPractice', 'store.restore', 'claims.list'].map((name) =>
    endOf(app, name, 'a stranger'),
  )
  expect(await Promise.all(ends)).toEqual([passes, 'setup.required', 'store.open', 'session.required'])
  await opening
})

describe('a store that cannot be opened', () => {
  it('is tried again or replaced by a backup by anybody, and nothing else is done', async () => {
    const app = await bringTo('trouble')
    const call = (name: string, input: object) => app.door.call(name, input, 'a stranger')
    expect([
      await call('store.retry', {}),
      await call('store.restore', { backup: 'nowhere.db' }),
      await call('session.enterPractice', {}),
    ]).toMatchObject([
      { ok: true, value: { state: 'trouble', error: { code: closed } } },
      { ok: false, error: { code: 'store.backupMissing' } },
      { ok: false, error: { code: closed } },
    ])
  })
})
