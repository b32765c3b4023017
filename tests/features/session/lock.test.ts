import { describe, expect, it } from 'vitest'
import { openSignIn, rightPassword } from '#tests/features/session/sign-in-desk.ts'

type Desk = Awaited<ReturnType<typeof openSignIn>>

async function tryWrongly({ tryWith }: Desk, many: number, name = 'admin'): Promise<string[]> {
  const answers: string[] = []
  for (let tries = 0; tries < many; tries++) answers.push(await tryWith(name, `wrong-${tries}`))
  return answers
}

const wrong = (many: number) => Array.from({ length: many }, () => 'session.wrongPassword')

function countEach(answers: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1
  return counts
}

describe('the lock on a name', () => {
  it('comes with the fifth wrong password, of a name nobody has too, and ends after 30 minutes', async () => {
    const desk = await openSignIn()
    expect(await tryWrongly(desk, 6)).toEqual([...wrong(5), 'locked until 10:30'])
    expect(await tryWrongly(desk, 6, 'nobody')).toEqual([...wrong(5), 'locked until 10:30'])
    desk.pass(29)
    expect(await desk.tryWith('Admin', rightPassword)).toBe('locked until 10:30')
    // a name nobody has takes the time of the same hash, and a locked one none
    expect(desk.looks).toMatchObject({ all: 10, hashes: { size: 1 } })
    desk.pass(1)
    expect(await tryWrongly(desk, 6)).toEqual([...wrong(5), 'locked until 11:00'])
    desk.pass(30)
    expect(await desk.tryWith('nobody', rightPassword)).toBe('session.wrongPassword')
    expect(await desk.tryWith('admin', rightPassword)).toBe('signed in as admin')
  })

  it('is as far away as ever after the right password, which may be the fifth', async () => {
    const desk = await openSignIn()
    for (let round = 0; round < 3; round++) {
      expect(await tryWrongly(desk, 4)).toEqual(wrong(4))
      expect(await desk.tryWith('admin', rightPassword)).toBe('signed in as admin')
      if (round === 1) await desk.restart()
    }
  })

  it('is neither put off nor ended by a restart, but by a clock that was five years ahead', async () => {
    const desk = await openSignIn()
    desk.setClock('2031-01-05T03:00:00Z')
    await tryWrongly(desk, 3)
    await desk.restart()
    expect(await tryWrongly(desk, 3)).toEqual([...wrong(2), 'locked until 10:30'])
    desk.pass(10)
    await desk.restart()
    expect(await desk.tryWith('admin', rightPassword)).toBe('locked until 10:30')
    await desk.restart()
    desk.setClock('2026-01-05T03:00:00Z')
    expect(await tryWrongly(desk, 4)).toEqual(wrong(4))
    expect(await desk.tryWith('admin', rightPassword)).toBe('signed in as admin')
  })

  it('holds when 1,000 passwords are tried at once, one hash at a time, and holds up no other name', async () => {
    const desk = await openSignIn()
    const names = ['admin', 'ADMIN', ' admin ', 'ａｄｍｉｎ']
    const tries = Array.from({ length: 1_000 }, (_, at) => desk.tryWith(names[at % 4] ?? '', `wrong-${at}`))
    expect(countEach(await Promise.all(tries))).toEqual({
      'session.wrongPassword': 5,
      'locked until 10:30': 995,
    })
    expect(desk.looks).toMatchObject({ all: 5, mostAtOnce: 1 })
    expect(await desk.tryWith('admin', rightPassword)).toBe('locked until 10:30')
    expect(await desk.tryWith('somebody', 'x')).toBe('session.wrongPassword')
  })

  it('lets the right password through in the middle of many at once, and counts anew behind it', async () => {
    const desk = await openSignIn()
    const passwords = ['w1', 'w2', rightPassword, 'w3', 'w4', 'w5', 'w6', 'w7', rightPassword, 'w8']
    expect(await Promise.all(passwords.map((password) => desk.tryWith('admin', password)))).toEqual([
      ...wrong(2),
      'signed in as admin',
      ...wrong(5),
      ...['locked until 10:30', 'locked until 10:30'],
    ])
  })
})
