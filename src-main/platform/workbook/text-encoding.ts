import { truncated, unreadable } from '#main/platform/workbook/faults.ts'
import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'

/** Encodings in which Thai text comes; Windows-874 is what older Thai programs write. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-874'

const pieceBytes = 1 << 18

/** @returns which UTF-16 a text begins in: by its byte order mark, or by the halves of its first Latin or Thai letter */
export function findUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const [first = 1, second = 1] = head
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const isHalf = (byte: number) => byte === 0x00 || byte === 0x0e
  if (isHalf(first) === isHalf(second)) return null
  return isHalf(second) ? 'utf-16le' : 'utf-16be'
}

function* readPieces(bytes: FileBytes): Generator<Buffer> {
  for (let at = 0; at < bytes.size; at += pieceBytes) {
    yield bytes.slice(at, Math.min(pieceBytes, bytes.size - at))
  }
}

/** @returns how UTF-8 the bytes are; `cut` when only their very end is missing */
function judgeUtf8(pieces: Iterable<Buffer>): 'good' | 'cut' | 'bad' {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (const piece of pieces) decoder.decode(piece, { stream: true })
  } catch {
    return 'bad'
  }
  try {
    decoder.decode()
    return 'good'
  } catch {
    return 'cut'
  }
}

// Bytes that stand for nothing in Windows-874. Nearly every Thai text in UTF-8 has some of them, so damaged UTF-8 is
// not taken for Windows-874.
const isNothingInThai = (byte: number) =>
  (byte > 0x80 && byte < 0xa0 && byte !== 0x85 && (byte < 0x91 || byte > 0x97)) ||
  (byte > 0xda && byte < 0xdf) ||
  byte > 0xfb

/**
 * Tells by all bytes of a file, never by its name, how its text is encoded.
 * @throws AppError `workbook.truncated` when the last character is not whole, `workbook.unreadable` when no encoding fits
 */
export function findEncoding(bytes: FileBytes): Encoding {
  const head = bytes.slice(0, Math.min(bytes.size, 3))
  const utf16 = findUtf16(head)
  if (utf16 !== null) return utf16
  const utf8 = judgeUtf8(readPieces(bytes))
  if (utf8 === 'good') return 'utf-8'
  if (utf8 === 'cut') throw truncated()
  const isMarkedUtf8 = head.equals(Buffer.from([0xef, 0xbb, 0xbf]))
  for (const piece of readPieces(bytes)) {
    if (isMarkedUtf8 || piece.some(isNothingInThai)) throw unreadable()
  }
  return 'windows-874'
}

/**
 * Reads the text of a file piece by piece, without its byte order mark.
 * @throws AppError `workbook.truncated` when the last character is not whole, `workbook.unreadable`
 */
export function* readText(bytes: FileBytes, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (const piece of readPieces(bytes)) yield decoder.decode(piece, { stream: true })
  } catch (cause) {
    throw unreadable({}, cause)
  }
  try {
    yield decoder.decode()
  } catch {
    throw truncated()
  }
}
