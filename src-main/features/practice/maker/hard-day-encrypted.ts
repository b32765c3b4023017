import { writeCompoundFile } from '#main/features/practice/maker/cfb-writer.ts'
import { createRandom } from '#main/features/practice/maker/random.ts'

const sectorBytes = 512
const bof = 0x809
const boundSheet = 0x85
const filePass = 0x2f
const endOfChain = 0xffff_fffe

function noise(seed: string, bytes: number): Buffer {
  const random = createRandom(seed)
  return Buffer.from(Array.from({ length: bytes }, () => random.int(0, 255)))
}

/** The record that says: RC4, with this salt and these verifiers. @source [MS-XLS] 2.4.117 */
function filePassRecord(): Buffer {
  const record = Buffer.alloc(58)
  record.writeUInt16LE(filePass, 0)
  record.writeUInt16LE(54, 2)
  record.writeUInt16LE(1, 4)
  record.writeUInt16LE(1, 6)
  record.writeUInt16LE(1, 8)
  noise('file pass', 48).copy(record, 10)
  return record
}

/**
 * Puts a password on a `.xls` as Excel does: a FILEPASS record behind the first BOF, and the content of the others
 * scrambled. Nobody knows the password, so the scrambling need not be RC4.
 * @param workbook as `writeBiff8` wrote it, whose stream lies in one piece
 */
export function encryptXls(workbook: Buffer): Buffer {
  const directory = (workbook.readUInt32LE(48) + 1) * sectorBytes
  const stream = Buffer.from(
    workbook.subarray(sectorBytes, sectorBytes + workbook.readUInt32LE(directory + 128 + 120)),
  )
  const secret = filePassRecord()
  const scramble = noise('scramble', 8224)
  let firstEnd = 0
  for (let at = 0; at + 4 <= stream.length; ) {
    const [kind, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)]
    if (kind === 0) break
    firstEnd ||= at + 4 + length
    if (kind === boundSheet) stream.writeUInt32LE(stream.readUInt32LE(at + 4) + secret.length, at + 4)
    // where a sheet begins stays readable, as the format asks
    const from = kind === boundSheet ? 4 : kind === bof ? length : 0
    for (let index = from; index < length; index++) {
      stream.writeUInt8(stream.readUInt8(at + 4 + index) ^ (scramble[index] ?? 0), at + 4 + index)
    }
    at += 4 + length
  }
  return writeCompoundFile([stream.subarray(0, firstEnd), secret, stream.subarray(firstEnd)])
}

const encryptionXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="c2FsdCBvZiBhIHNhbXBsZQ=="/><keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="100000" saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="c2FsdCBvZiBhIHNhbXBsZQ=="/></keyEncryptor></keyEncryptors></encryption>`

/** @returns the whole stream EncryptionInfo, agile encryption 4.4. Blanks at its end keep it out of the mini stream. */
function encryptionStream(): Buffer {
  const stream = Buffer.alloc(4096, 0x20)
  stream.writeUInt16LE(4, 0)
  stream.writeUInt16LE(4, 2)
  stream.writeUInt32LE(0x40, 4)
  stream.write(encryptionXml, 8, 'utf8')
  return stream
}

function rename(file: Buffer, entry: number, name: string): void {
  file.fill(0, entry, entry + 64)
  const length = file.write(name, entry, 'utf16le')
  file.writeUInt16LE(length + 2, entry + 64)
}

/**
 * Puts a password on an `.xlsx` as Excel does: the zip becomes the stream EncryptedPackage of a compound file, beside
 * a stream that says how it was encrypted.
 * @source [MS-OFFCRYPTO] 2.3.4
 */
export function encryptXlsx(workbook: Buffer): Buffer {
  const size = Buffer.alloc(8)
  size.writeBigUInt64LE(BigInt(workbook.length))
  const packageBytes = Math.ceil((workbook.length + size.length) / sectorBytes) * sectorBytes
  const scrambled = noise('package', packageBytes - size.length)
  const description = encryptionStream()
  const file = writeCompoundFile([size, scrambled, description])
  const directory = (file.readUInt32LE(48) + 1) * sectorBytes
  const [packageEntry, descriptionEntry] = [directory + 128, directory + 256]
  file.copy(file, descriptionEntry, packageEntry, packageEntry + 128)
  rename(file, packageEntry, 'EncryptedPackage')
  rename(file, descriptionEntry, 'EncryptionInfo')
  // one chain of sectors becomes two
  const packageSectors = packageBytes / sectorBytes
  const fat = (file.readUInt32LE(76) + 1) * sectorBytes
  file.writeUInt32LE(endOfChain, fat + (packageSectors - 1) * 4)
  file.writeUInt32LE(packageBytes, packageEntry + 120)
  file.writeUInt32LE(packageSectors, descriptionEntry + 116)
  file.writeUInt32LE(description.length, descriptionEntry + 120)
  // the shorter name comes first
  file.writeUInt32LE(2, packageEntry + 68)
  return file
}
