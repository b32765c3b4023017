import { recordType } from '#main/platform/workbook/biff8-records.ts'
import { type ByteStream, openMemoryStream } from '#main/platform/workbook/cfb-streams.ts'
import { tooLarge } from '#main/platform/workbook/faults.ts'
import {
  applyRc4,
  type BlockKeys,
  blockKeys,
  digest,
  oldBlockKeys,
} from '#main/platform/workbook/standard-password.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** Unlocked as a whole: twice the largest .xls there can be of 65,536 rows and 120 columns. */
const maxLockedBytes = 100_000_000

const blockBytes = 1024
const headBytes = 4
const writeProtect = 0x0086

/** Records that are never locked. @source [MS-XLS] §2.2.10 */
const plainRecords = new Set([
  recordType.beginOfSubstream,
  recordType.filePass,
  0x00e1,
  0x0138,
  0x0194,
  0x0195,
  0x0196,
])

/** What the standard password comes to in the oldest way of locking, which mixes it with every byte. */
const xorKey = 0xb359
const xorVerifier = 0x9a0a
const xorBytes = Buffer.from('876b9ae21ee305621e699660986e9404', 'hex')

type Record = { readonly type: number; readonly at: number; readonly length: number }

function readRecord(bytes: Buffer, at: number): Record | null {
  if (at + headBytes > bytes.length) return null
  const record = { type: bytes.readUInt16LE(at), at: at + headBytes, length: bytes.readUInt16LE(at + 2) }
  return record.at + record.length <= bytes.length ? record : null
}

/** @returns the record that says how the workbook is locked; it stands right behind the first one, or one further on */
function findFilePass(bytes: Buffer): Record | null {
  let record = readRecord(bytes, 0)
  if (record?.type !== recordType.beginOfSubstream) return null
  do record = readRecord(bytes, record.at + record.length)
  while (record?.type === writeProtect)
  return record?.type === recordType.filePass ? record : null
}

/** How the bodies of records are unlocked; `whole` works on the stream, `body` on one record of it. */
type Lock = {
  readonly whole?: (bytes: Buffer) => void
  readonly body?: (bytes: Buffer, start: number, record: Record) => void
}

function toRc4Lock(
  keys: BlockKeys,
  verifier: Buffer,
  verifierHash: Buffer,
  algorithm: 'md5' | 'sha1',
): Lock | null {
  const both = Buffer.concat([verifier, verifierHash])
  applyRc4(keys(0), both)
  const isRight = digest(algorithm, both.subarray(0, verifier.length)).equals(both.subarray(verifier.length))
  if (!isRight) return null
  return {
    whole(bytes) {
      for (let at = 0; at < bytes.length; at += blockBytes)
        applyRc4(keys(at / blockBytes), bytes.subarray(at, at + blockBytes))
    },
  }
}

/** @source [MS-OFFCRYPTO] §2.3.7.3 */
const xorLock: Lock = {
  body(bytes, start, record) {
    const end = record.at + record.length
    for (let at = start; at < end; at++) {
      // where a record ends in the stream decides with which byte it begins
      const byte = (bytes[at] ?? 0) ^ (xorBytes[(end + at - record.at) & 15] ?? 0)
      bytes[at] = (byte << 3) | (byte >> 5)
    }
  },
}

/** @returns how the workbook is unlocked with the standard password; null when it has another one. @source [MS-XLS] §2.4.117 */
function toLock(pass: Buffer): Lock | null {
  if (pass.length >= 6 && pass.readUInt16LE(0) === 0) {
    return pass.readUInt16LE(2) === xorKey && pass.readUInt16LE(4) === xorVerifier ? xorLock : null
  }
  if (pass.length < 54 || pass.readUInt16LE(0) !== 1) return null
  if (pass.readUInt16LE(2) === 1) {
    return toRc4Lock(oldBlockKeys(pass.subarray(6, 22)), pass.subarray(22, 38), pass.subarray(38, 54), 'md5')
  }
  const verifierAt = 14 + pass.readUInt32LE(10)
  if (verifierAt + 60 > pass.length) return null
  const keyBits = pass.readUInt32LE(14 + 16) || 40
  const keys = blockKeys(pass.subarray(verifierAt + 4, verifierAt + 20), keyBits)
  const verifier = pass.subarray(verifierAt + 20, verifierAt + 36)
  return toRc4Lock(keys, verifier, pass.subarray(verifierAt + 40, verifierAt + 60), 'sha1')
}

/** Puts back what is never locked, record by record, and unlocks what is unlocked so. */
function walk(locked: Buffer, plain: Buffer, { body }: Lock): void {
  for (
    let record = readRecord(locked, 0);
    record !== null;
    record = readRecord(locked, record.at + record.length)
  ) {
    const { type, at, length } = record
    const end = at + length
    // the places of sheets are not locked
    const start = plainRecords.has(type) ? end : Math.min(end, at + (type === recordType.boundSheet ? 4 : 0))
    locked.copy(plain, at - headBytes, at - headBytes, start)
    body?.(plain, start, record)
  }
}

/**
 * Unlocks the stream of an .xls that is locked with Excel's standard password; any other is returned as it is.
 * @throws AppError `workbook.encrypted` when it has a password of its own, `workbook.tooLarge`
 */
export function unlockStream(stream: ByteStream): ByteStream {
  const head = Buffer.alloc(Math.min(stream.size, 4096))
  stream.read(head, 0, 0)
  const found = findFilePass(head)
  if (found === null) return stream
  const lock = toLock(head.subarray(found.at, found.at + found.length))
  if (lock === null) throw new AppError('workbook.encrypted')
  if (stream.size > maxLockedBytes) throw tooLarge('maxLockedBytes')
  const locked = Buffer.alloc(stream.size)
  stream.read(locked, 0, 0)
  const plain = Buffer.from(locked)
  lock.whole?.(plain)
  walk(locked, plain, lock)
  // nothing is locked any more
  plain.writeUInt16LE(0, found.at - headBytes)
  return openMemoryStream(plain)
}
