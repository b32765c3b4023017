import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'
import { findUtf16 } from '#main/platform/workbook/text-encoding.ts'
import { AppError } from '#shared/errors/app-error.ts'

const headBytes = 4096

/** @returns the first bytes of a file, as many as telling its kind takes. */
export function readHead(bytes: FileBytes): Buffer {
  return bytes.slice(0, Math.min(bytes.size, headBytes))
}

const ole2Magic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const zipMagic = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const htmlTag = /<(?:!doctype\s+html|html|head|body|title|meta|script|style|form|table|div)[\s>/]/i

// A worksheet of Excel 2 to 4 is a bare stream of records; so is the rare Excel 5 file without a container.
const bareBiff = [
  Buffer.from([0x09, 0x00, 0x04, 0x00]),
  Buffer.from([0x09, 0x02, 0x06, 0x00]),
  Buffer.from([0x09, 0x04, 0x06, 0x00]),
  Buffer.from([0x09, 0x08, 0x08, 0x00, 0x00, 0x05]),
]

const startsWith = (head: Buffer, magic: Buffer) => head.subarray(0, magic.length).equals(magic)

/** The text a document begins with; dropping NULs lets UTF-16 be seen as well, and the byte order mark is no white space. */
function startOf(head: Buffer): string {
  const text = head.toString('latin1').replaceAll('\0', '')
  return text.replace(/^(?:ï»¿|ÿþ|þÿ)/, '').trimStart()
}

const isHtml = (start: string) => start.startsWith('<') && htmlTag.test(start)

const isXml2003 = (start: string) =>
  start.startsWith('<') &&
  /<(?:\w+:)?Workbook[\s>]/.test(start) &&
  start.includes('urn:schemas-microsoft-com:office:spreadsheet')

/** One file that holds a page and all its parts, as Excel's "Single File Web Page" does. */
const isMailedPage = (start: string) => /^(?:MIME-Version|X-Document-Type|Content-Type):/i.test(start)

type Container = 'ole2' | 'zip' | 'html' | 'xml2003'

function findContainer(head: Buffer): Container | null {
  if (head.length === 0) throw new AppError('workbook.empty')
  if (startsWith(head, ole2Magic)) return 'ole2'
  if (startsWith(head, zipMagic)) return 'zip'
  const start = startOf(head)
  if (isXml2003(start)) return 'xml2003'
  if (isHtml(start)) return 'html'
  if (isMailedPage(start)) throw new AppError('workbook.webPage')
  if (bareBiff.some((magic) => startsWith(head, magic))) throw new AppError('workbook.oldFormat')
  if (startsWith(ole2Magic, head) || startsWith(zipMagic, head)) throw new AppError('workbook.truncated')
  return null
}

/**
 * Tells from the first bytes which container a file is; the name's ending says nothing, for NHSO's server
 * also sends its error pages as .xls.
 * @throws AppError `workbook.empty`, `workbook.webPage`, `workbook.oldFormat`, `workbook.notWorkbook`, `workbook.truncated`
 */
export function detectContainer(head: Buffer): 'ole2' | 'zip' {
  const container = findContainer(head)
  if (container === 'html') throw new AppError('workbook.webPage')
  if (container !== 'ole2' && container !== 'zip') throw new AppError('workbook.notWorkbook')
  return container
}

const controlCharacter = /(?=\p{ASCII})[^\P{Cc}\s]/u

/**
 * Like `detectContainer`, but web pages, XML spreadsheets and text may hold tables too: text that begins with a bracket
 * is JSON, else lines.
 * @throws AppError as `detectContainer`
 */
export function detectSource(head: Buffer): Container | 'json' | 'lines' {
  const container = findContainer(head)
  if (container !== null) return container
  // Only signs that all encodings but UTF-16 share are looked for, so any of them will do.
  const text = new TextDecoder(findUtf16(head) ?? 'latin1').decode(head)
  const start = text.replace(/^ï»¿/, '').trimStart()
  if (/^[[{]/.test(start)) return 'json'
  if (start.startsWith('<') || controlCharacter.test(text)) throw new AppError('workbook.notWorkbook')
  return 'lines'
}
