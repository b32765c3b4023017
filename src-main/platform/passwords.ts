import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** Keeps passwords as hashes that are dear to guess at. */
export interface Passwords {
  /** @returns what to store: the hash with its salt and its parameters, as one line */
  hash(password: string): Promise<string>
  /**
   * @param stored what `hash` gave, with these parameters or others
   * @throws Error when it is no such line, or one that would take more than four times the usual work
   */
  isRight(password: string, stored: string): Promise<boolean>
  /** @returns whether a stored hash is cheaper to guess at than a new one */
  isWeak(stored: string): boolean
}

/** Parameters of scrypt, with N as its logarithm to base 2. */
export type PasswordCost = { readonly logN: number; readonly r: number; readonly p: number }

type StoredHash = { readonly cost: PasswordCost; readonly salt: Buffer; readonly key: Buffer }

/** 128 MB and about half a second a guess. */
const usualCost: PasswordCost = { logN: 17, r: 8, p: 1 }
/** Of hashes that do not say their own. */
const oldCost: PasswordCost = { logN: 15, r: 8, p: 1 }
const saltBytes = 16
const keyBytes = 32
const mostWork = 2 ** 22

/** `$scrypt$ln=17,r=8,p=1$<salt>$<key>`, as the password hashing competition writes hashes. */
const withCost = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]{22})\$([\w+/]{43})$/
const withoutCost = /^scrypt\$([\w-]{22})\$([\w-]{43})$/

const workOf = ({ logN, r, p }: PasswordCost) => 2 ** logN * r * p
const toText = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')

function parseStored(stored: string): StoredHash {
  const [, oldSalt, oldKey] = withoutCost.exec(stored) ?? []
  const [, logN, r, p, salt = oldSalt, key = oldKey] = withCost.exec(stored) ?? []
  const cost = oldKey === undefined ? { logN: Number(logN), r: Number(r), p: Number(p) } : oldCost
  const isBearable = cost.logN > 0 && workOf(cost) > 0 && workOf(cost) <= mostWork
  if (salt === undefined || key === undefined || !isBearable)
    throw new Error('the stored password is no hash that can be computed')
  return { cost, salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') }
}

function derive(password: string, salt: Buffer, { logN, r, p }: PasswordCost): Promise<Buffer> {
  const N = 2 ** logN
  return new Promise((resolve, reject) => {
    scrypt(
      password.normalize('NFC'),
      salt,
      keyBytes,
      { N, r, p, maxmem: 128 * r * (N + p + 2) },
      (error, key) => (error ? reject(error) : resolve(key)),
    )
  })
}

/** @param own cost of new hashes; less than the usual one is for tests alone */
export function createPasswords(own: PasswordCost = usualCost): Passwords {
  return {
    async hash(password) {
      const salt = randomBytes(saltBytes)
      const key = await derive(password, salt, own)
      return `$scrypt$ln=${own.logN},r=${own.r},p=${own.p}$${toText(salt)}$${toText(key)}`
    },
    async isRight(password, stored) {
      const { cost, salt, key } = parseStored(stored)
      return timingSafeEqual(key, await derive(password, salt, cost))
    },
    isWeak: (stored) => workOf(parseStored(stored).cost) < workOf(own),
  }
}
