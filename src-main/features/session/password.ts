import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const keyBytes = 32

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, keyBytes, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

/** @returns `scrypt$<salt>$<key>` in base64url, with a fresh salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt)
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/**
 * @param stored what `hashPassword` gave, or null for a name nobody has
 * @returns whether they fit; takes as long for a missing name, so answers do not tell which names exist
 */
export async function isPasswordOf(password: string, stored: string | null): Promise<boolean> {
  const [, salt = '', key = ''] = (stored ?? `scrypt$${'A'.repeat(22)}$`).split('$')
  const derived = await derive(password, Buffer.from(salt, 'base64url'))
  const expected = Buffer.from(key, 'base64url')
  return stored !== null && expected.length === derived.length && timingSafeEqual(expected, derived)
}
