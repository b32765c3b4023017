import { createDecipheriv, hash } from 'node:crypto'
import { unreadable } from '#main/platform/workbook/faults.ts'

/**
 * What Excel locks a workbook with that nobody gave a password to open it: one whose sheets or windows are protected, say.
 * Excel opens such a file without asking.
 * @source [MS-OFFCRYPTO] §2.4.2.3
 */
const standardPassword = Buffer.from('VelvetSweatshop', 'utf16le')

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

export const digest = (algorithm: string, ...parts: readonly Uint8Array[]): Buffer =>
  hash(algorithm, Buffer.concat(parts), 'buffer')

/** Makes a key of the standard password that is slow to try. @param rounds how often it is mixed */
export function stretchPassword(algorithm: string, salt: Buffer, rounds: number): Buffer {
  let mixed = digest(algorithm, salt, standardPassword)
  for (let round = 0; round < rounds; round++) mixed = digest(algorithm, littleEndian(round), mixed)
  return mixed
}

export const aesBlockBytes = 16

/**
 * Decrypts whole blocks of AES.
 * @param iv null for blocks that do not depend on each other
 * @throws AppError `workbook.unreadable` for half a block
 */
export function decryptAes(key: Buffer, iv: Buffer | null, bytes: Buffer): Buffer {
  if (bytes.length % aesBlockBytes !== 0) throw unreadable()
  const name = `aes-${key.length * 8}-${iv === null ? 'ecb' : 'cbc'}`
  const decipher = createDecipheriv(name, key, iv).setAutoPadding(false)
  return Buffer.concat([decipher.update(bytes), decipher.final()])
}

/**
 * Adds the key stream of RC4 to bytes in place, which locks and unlocks alike. By hand, for the library that Electron
 * is built with has no RC4.
 */
export function applyRc4(key: Buffer, bytes: Buffer): void {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index)
  const swap = (one: number, other: number) => {
    const kept = state[one] ?? 0
    state[one] = state[other] ?? 0
    state[other] = kept
  }
  for (let at = 0, other = 0; at < 256; at++) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 0xff
    swap(at, other)
  }
  for (let at = 0, one = 0, other = 0; at < bytes.length; at++) {
    one = (one + 1) & 0xff
    other = (other + (state[one] ?? 0)) & 0xff
    swap(one, other)
    bytes[at] = (bytes[at] ?? 0) ^ (state[((state[one] ?? 0) + (state[other] ?? 0)) & 0xff] ?? 0)
  }
}

/** Makes the key of each block of an .xls. */
export type BlockKeys = (block: number) => Buffer

/** Keys of Excel 97 and 2000, of 40 bits. @source [MS-OFFCRYPTO] §2.3.6.2 */
export function oldBlockKeys(salt: Buffer): BlockKeys {
  const short = Buffer.concat([digest('md5', standardPassword).subarray(0, 5), salt])
  const mixed = digest('md5', ...Array.from({ length: 16 }, () => short)).subarray(0, 5)
  return (block) => digest('md5', mixed, littleEndian(block))
}

/** Keys of Excel 2002 and later. @source [MS-OFFCRYPTO] §2.3.5.2 */
export function blockKeys(salt: Buffer, keyBits: number): BlockKeys {
  const mixed = digest('sha1', salt, standardPassword)
  return (block) => {
    const key = digest('sha1', mixed, littleEndian(block))
    // the rest of a short key is zeros
    return keyBits === 40
      ? Buffer.concat([key.subarray(0, 5), Buffer.alloc(11)])
      : key.subarray(0, keyBits / 8)
  }
}
