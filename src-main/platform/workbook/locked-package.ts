import type { CompoundFile } from '#main/platform/workbook/cfb.ts'
import type { ByteStream } from '#main/platform/workbook/cfb-streams.ts'
import { truncated, unreadable } from '#main/platform/workbook/faults.ts'
import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'
import {
  aesBlockBytes,
  decryptAes,
  digest,
  stretchPassword,
} from '#main/platform/workbook/standard-password.ts'
import { attributeOf, createXmlScanner } from '#main/platform/workbook/xml-scanner.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** Unlocks one segment of a package by its number. */
type Unlock = (segment: Buffer, index: number) => Buffer

const segmentBytes = 4096
const sizeBytes = 8
const mostInfoBytes = 1 << 16
const mostRounds = 1_000_000
const hashes: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA512: 'sha512',
}

// what the password is mixed with for each use. @source [MS-OFFCRYPTO] §2.3.4.11
const verifierInputUse = Buffer.from('fea7d2763b4b9e79', 'hex')
const verifierHashUse = Buffer.from('d7aa0f6d3061344e', 'hex')
const keyUse = Buffer.from('146e0be7abacd0d6', 'hex')

const locked = () => new AppError('workbook.encrypted')

function readAll(stream: ByteStream): Buffer {
  if (stream.size > mostInfoBytes) throw unreadable()
  const bytes = Buffer.alloc(stream.size)
  if (stream.read(bytes, 0, 0) < bytes.length) throw truncated()
  return bytes
}

/** @returns the bytes cut to a length, or filled up to it. @source [MS-OFFCRYPTO] §2.3.4.11, §2.3.4.12 */
const toLength = (bytes: Buffer, length: number) =>
  bytes.length >= length
    ? bytes.subarray(0, length)
    : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x36)])

/** One element of the description: how it hashes and how long its keys are. */
type Recipe = {
  readonly attributes: string
  readonly algorithm: string
  readonly salt: Buffer
  readonly keyBytes: number
}

function bytesOf(attributes: string, name: string): Buffer {
  return Buffer.from(attributeOf(attributes, name) ?? '', 'base64')
}

function toRecipe(attributes: string): Recipe {
  const algorithm = hashes[attributeOf(attributes, 'hashAlgorithm') ?? '']
  const isAes = attributeOf(attributes, 'cipherAlgorithm') === 'AES'
  const isChained = attributeOf(attributes, 'cipherChaining') === 'ChainingModeCBC'
  const keyBytes = Number(attributeOf(attributes, 'keyBits')) / 8
  // a way of locking that Excel does not use by itself belongs to a password of its own
  if (algorithm === undefined || !isAes || !isChained || ![16, 24, 32].includes(keyBytes)) throw locked()
  return { attributes, algorithm, salt: bytesOf(attributes, 'saltValue'), keyBytes }
}

function readRecipes(xml: Buffer): { readonly content: Recipe; readonly password: Recipe } {
  const found = new Map<string, string>()
  const scanner = createXmlScanner({
    open: (name, attributes) => void found.set(name, attributes),
    text: () => undefined,
    close: () => undefined,
  })
  scanner.write(xml)
  scanner.end()
  return {
    content: toRecipe(found.get('keyData') ?? ''),
    password: toRecipe(found.get('encryptedKey') ?? ''),
  }
}

/** @throws AppError `workbook.encrypted`. @source [MS-OFFCRYPTO] §2.3.4.10 to §2.3.4.15, agile encryption */
function unlockAgile(xml: Buffer): Unlock {
  const { content, password } = readRecipes(xml)
  const { attributes, algorithm, salt, keyBytes } = password
  const rounds = Number(attributeOf(attributes, 'spinCount'))
  if (!(rounds >= 0 && rounds <= mostRounds)) throw locked()
  const mixed = stretchPassword(algorithm, salt, rounds)
  const iv = toLength(salt, aesBlockBytes)
  const unlock = (name: string, use: Buffer) =>
    decryptAes(toLength(digest(algorithm, mixed, use), keyBytes), iv, bytesOf(attributes, name))
  const input = unlock('encryptedVerifierHashInput', verifierInputUse)
  const expected = digest(algorithm, input.subarray(0, salt.length))
  const found = unlock('encryptedVerifierHashValue', verifierHashUse)
  if (!found.subarray(0, expected.length).equals(expected)) throw locked()
  const key = unlock('encryptedKeyValue', keyUse).subarray(0, content.keyBytes)
  const numberBytes = Buffer.alloc(4)
  return (segment, index) => {
    numberBytes.writeUInt32LE(index)
    return decryptAes(
      key,
      toLength(digest(content.algorithm, content.salt, numberBytes), aesBlockBytes),
      segment,
    )
  }
}

const standardRounds = 50_000

/** @throws AppError `workbook.encrypted`. @source [MS-OFFCRYPTO] §2.3.4.5 to §2.3.4.9, standard encryption */
function unlockStandard(info: Buffer): Unlock {
  const headAt = 12
  const verifierAt = headAt + (info.length < headAt + 20 ? 0 : info.readUInt32LE(8))
  if (info.length < verifierAt + 72) throw unreadable()
  const keyBytes = info.readUInt32LE(headAt + 16) / 8
  if (![16, 24, 32].includes(keyBytes)) throw locked()
  const mixed = stretchPassword('sha1', info.subarray(verifierAt + 4, verifierAt + 20), standardRounds)
  const final = digest('sha1', mixed, Buffer.alloc(4))
  const spread = (filler: number) =>
    digest(
      'sha1',
      Uint8Array.from({ length: 64 }, (_, at) => filler ^ (final[at] ?? 0)),
    )
  const key = Buffer.concat([spread(0x36), spread(0x5c)]).subarray(0, keyBytes)
  const verifier = decryptAes(key, null, info.subarray(verifierAt + 20, verifierAt + 36))
  const found = decryptAes(key, null, info.subarray(verifierAt + 40, verifierAt + 72))
  if (!found.subarray(0, 20).equals(digest('sha1', verifier))) throw locked()
  return (segment) => decryptAes(key, null, segment)
}

function toUnlock(info: Buffer): Unlock {
  if (info.length < 12) throw unreadable()
  const [major, minor] = [info.readUInt16LE(0), info.readUInt16LE(2)]
  if (major === 4 && minor === 4) return unlockAgile(info.subarray(8))
  if (major >= 2 && major <= 4 && minor === 2) return unlockStandard(info)
  throw locked()
}

/**
 * Opens the .xlsx that lies locked in an OLE2 container, if Excel's standard password opens it. It is unlocked piece by
 * piece as it is read.
 * @throws AppError `workbook.encrypted` when it has a password of its own, `workbook.truncated`, `workbook.unreadable`
 */
export function openLockedPackage(container: CompoundFile): FileBytes {
  if (!container.has('ENCRYPTIONINFO')) throw locked()
  const unlock = toUnlock(readAll(container.open('ENCRYPTIONINFO')))
  const stream = container.open('ENCRYPTEDPACKAGE')
  const head = Buffer.alloc(sizeBytes)
  if (stream.read(head, 0, 0) < sizeBytes) throw truncated()
  const size = Number(head.readBigUInt64LE(0))
  if (size > stream.size - sizeBytes) throw truncated()

  function readSegment(index: number): Buffer {
    const start = sizeBytes + index * segmentBytes
    const segment = Buffer.alloc(Math.min(segmentBytes, stream.size - start))
    stream.read(segment, 0, start)
    return unlock(segment.subarray(0, segment.length - (segment.length % aesBlockBytes)), index)
  }

  function read(target: Uint8Array, at: number, length: number, position: number): void {
    if (position + length > size) throw truncated()
    for (let done = 0; done < length; ) {
      const offset = (position + done) % segmentBytes
      const piece = readSegment(Math.floor((position + done) / segmentBytes)).subarray(
        offset,
        offset + length - done,
      )
      if (piece.length === 0) throw truncated()
      target.set(piece, at + done)
      done += piece.length
    }
  }

  return {
    size,
    read,
    slice(position, length) {
      if (position + length > size) throw truncated()
      const bytes = Buffer.alloc(length)
      read(bytes, 0, length, position)
      return bytes
    },
    // the file itself is closed by whoever opened it
    close: () => undefined,
  }
}
