import { describe, expect, it } from 'vitest'
import { hashPassword, isPasswordOf } from '#main/features/session/password.ts'

describe('a password of Satang', () => {
  it('opens only for its owner and is kept with a salt of its own', async () => {
    const [first, second] = await Promise.all([hashPassword('ถูกต้อง-1234'), hashPassword('ถูกต้อง-1234')])
    expect({
      right: await isPasswordOf('ถูกต้อง-1234', first),
      wrong: await isPasswordOf('ถูกต้อง-1235', first),
      nobody: await isPasswordOf('ถูกต้อง-1234', null),
      sameHash: first === second,
      showsPassword: first.includes('1234'),
    }).toEqual({ right: true, wrong: false, nobody: false, sameHash: false, showsPassword: false })
  })
})
