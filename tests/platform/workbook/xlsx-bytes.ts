import { crc32, deflateRawSync } from 'node:zlib'
import { long, words } from '#tests/platform/workbook/biff8-bytes.ts'

type Part = {
  readonly path: string
  readonly text: string | Buffer
  readonly flags?: number
  readonly checksum?: number
}

function zipEntry({ path, text, flags = 0, checksum }: Part) {
  const bytes = Buffer.from(text)
  const packed = deflateRawSync(bytes)
  const name = Buffer.from(path)
  const sizes = [long(checksum ?? crc32(bytes)), long(packed.length), long(bytes.length)]
  const head = [words(20, flags, 8, 0, 0), ...sizes, words(name.length, 0)]
  return { name, head, packed }
}

/** A zip archive of deflated parts. */
export function zipFile(parts: readonly Part[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let position = 0
  for (const { name, head, packed } of parts.map(zipEntry)) {
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), ...head, name, packed])
    central.push(Buffer.from('PK\x01\x02'), words(20), ...head, words(0, 0, 0), long(0), long(position), name)
    local.push(entry)
    position += entry.length
  }
  const directory = Buffer.concat(central)
  const counts = words(0, 0, parts.length, parts.length)
  const end = [Buffer.from('PK\x05\x06'), counts, long(directory.length), long(position), words(0)]
  return Buffer.concat([...local, directory, ...end])
}

const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`

const relations = (...lines: readonly string[]) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`

type Book = {
  readonly sheet: string
  readonly shared?: string
  readonly styles?: string
  readonly workbookHead?: string
}

/** The parts of an .xlsx with one sheet `Detail`, whose XML is written by hand. */
export function xlsxParts({ sheet, shared = '', styles = '', workbookHead = '' }: Book): Part[] {
  const links = [
    relation('rId1', 'worksheet', '/xl/worksheets/sheet1.xml'),
    relation('rId2', 'sharedStrings', 'sharedStrings.xml'),
    relation('rId3', 'styles', 'styles.xml'),
    relation('rId4', 'chartsheet', 'chartsheets/sheet1.xml'),
  ]
  const sheets =
    '<sheet name="Chart1" sheetId="2" r:id="rId4"/><sheet name="Detail" sheetId="1" r:id="rId1"/>'
  return [
    { path: '_rels/.rels', text: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    { path: 'xl/_rels/workbook.xml.rels', text: relations(...links) },
    { path: 'xl/workbook.xml', text: `<workbook>${workbookHead}<sheets>${sheets}</sheets></workbook>` },
    { path: 'xl/styles.xml', text: `<styleSheet>${styles}</styleSheet>` },
    { path: 'xl/sharedStrings.xml', text: `<sst>${shared}</sst>` },
    { path: 'xl/worksheets/sheet1.xml', text: sheet },
  ]
}

/** A whole .xlsx file with one sheet `Detail`. */
export function xlsxFile(book: Book): Buffer {
  return zipFile(xlsxParts(book))
}

export const sheetXml = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
