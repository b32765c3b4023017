import { describe, expect, it } from 'vitest'
import { createPasswords } from '#main/platform/passwords.ts'

const password = 'ถูกต้อง-1234'
const usual = createPasswords()
const cheap = createPasswords({ logN: 4, r: 8, p: 1 })

/** What Python's hashlib.scrypt makes of passwords with the bytes 0 to 15 as their salt. */
const made = {
  old: 'scrypt$AAECAwQFBgcICQoLDA0ODw$R-rqk_EJ1XTOXQjAym8txYXna2qwF4zYysDYg5b10M8',
  ofEva: '$scrypt$ln=4,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$475TBdQ9W1jZid6apGeBGgHV4Fp3p4YA5Z2Wea3MZKo',
}

describe('a password of Satang', () => {
  it('opens only for its owner and is kept with a salt of its own', async () => {
    const [first, second] = await Promise.all([cheap.hash(password), cheap.hash(password)])
    expect({
      right: await cheap.isRight(password, first),
      wrong: await cheap.isRight('ถูกต้อง-1235', first),
      empty: await cheap.isRight('', first),
      sameHash: first === second,
      showsPassword: first.includes('1234'),
    }).toEqual({ right: true, wrong: false, empty: false, sameHash: false, showsPassword: false })
  })

  it('says with which parameters it was hashed, and is compared with those', async () => {
    const other = createPasswords({ logN: 5, r: 4, p: 2 })
    expect(await other.hash(password)).toMatch(/^\$scrypt\$ln=5,r=4,p=2\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(await cheap.isRight(password, await other.hash(password))).toBe(true)
    expect(await other.isRight(password, await cheap.hash(password))).toBe(true)
  })

  it('is read as every scrypt makes it, however its accented letters are typed', async () => {
    const typed = ['Éva-1234567', 'E\u0301va-1234567', 'Eva-1234567']
    expect(await Promise.all(typed.map((text) => usual.isRight(text, made.ofEva)))).toEqual([
      true,
      true,
      false,
    ])
  })

  it('that says no parameters is one of N = 2^15', async () => {
    expect(await cheap.isRight(password, made.old)).toBe(true)
  })

  it('is to be made anew where it is cheaper to guess at than a new one', async () => {
    const withCost = (cost: string) => made.ofEva.replace('ln=4,r=8,p=1', cost)
    const stored = [made.old, made.ofEva, 'ln=16,r=8,p=1', 'ln=17,r=8,p=1', 'ln=18,r=8,p=1'].map((line) =>
      line.startsWith('ln=') ? withCost(line) : line,
    )
    expect(stored.map(usual.isWeak)).toEqual([true, true, true, false, false])
  })

  it.each([
    'ln=20,r=8,p=1',
    'ln=63,r=1,p=1',
    'ln=16,r=99,p=99',
    'ln=17,r=8,p=99',
    'ln=0,r=8,p=1',
    'ln=4,r=0,p=1',
    'ln=4,r=8,p=0',
    'ln=123456,r=8,p=1',
    'ln=4,r=8',
  ])('whose stored parameters are %s is never computed', async (cost) => {
    const stored = made.ofEva.replace('ln=4,r=8,p=1', cost)
    await expect(usual.isRight('Éva-1234567', stored)).rejects.toThrow('no hash that can be computed')
  })

  it.each([
    '',
    'long-enough-1',
    'scrypt$$',
    '$scrypt$ln=4,r=8,p=1$$',
    made.ofEva.slice(0, -1),
    `${made.ofEva}A`,
    `${made.old}A`,
  ])('is not %j', async (stored) => {
    await expect(usual.isRight('', stored)).rejects.toThrow('no hash that can be computed')
  })
})
