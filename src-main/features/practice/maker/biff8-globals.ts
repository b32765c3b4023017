import {
  type Patch,
  type RecordSink,
  startRecord,
  writeRecord,
} from '#main/features/practice/maker/record-sink.ts'
import {
  isNarrow,
  type SharedStrings,
  writeSharedStrings,
} from '#main/features/practice/maker/shared-strings.ts'

type SheetTitle = { readonly name: string; readonly isHidden?: boolean }

/** Cell formats by place in the XF table: fifteen style formats come first. */
export const cellFormats = { general: 15, dateTime: 16, date: 17, header: 18 } as const

const dateTimeFormat = 164
const dateFormat = 165

/** @returns text as BIFF8 stores it inside records: length, width, characters. */
function encodeText(text: string, lengthBytes: 1 | 2): Buffer {
  const narrow = isNarrow(text)
  const head = Buffer.alloc(lengthBytes + 1)
  head.writeUIntLE(text.length, 0, lengthBytes)
  head.writeUInt8(narrow ? 0 : 1, lengthBytes)
  return Buffer.concat([head, Buffer.from(text, narrow ? 'latin1' : 'utf16le')])
}

/** Begins a substream. @param kind 5 for the workbook's globals, 16 for a sheet */
export function writeBof(sink: RecordSink, kind: 5 | 16): void {
  const at = startRecord(sink, 0x809, 16)
  for (const [index, value] of [0x0600, kind, 0x0dbb, 0x07cc, 0x00c1, 0, 0x0006, 0].entries()) {
    sink.block.writeUInt16LE(value, at + index * 2)
  }
}

/** Ends a substream. */
export function writeEof(sink: RecordSink): void {
  startRecord(sink, 0x0a, 0)
}

function writeFonts(sink: RecordSink): void {
  const head = Buffer.alloc(14)
  head.writeUInt16LE(200, 0)
  head.writeUInt16LE(0x7fff, 4)
  head.writeUInt16LE(400, 6)
  // character set 222 is Thai
  head.writeUInt8(222, 12)
  const font = Buffer.concat([head, encodeText('Tahoma', 1)])
  for (let index = 0; index < 5; index++) writeRecord(sink, 0x31, font)
}

function writeNumberFormat(sink: RecordSink, id: number, code: string): void {
  const head = Buffer.alloc(2)
  head.writeUInt16LE(id)
  writeRecord(sink, 0x41e, Buffer.concat([head, encodeText(code, 2)]))
}

function writeXf(sink: RecordSink, format: number, isStyle: boolean, isHeader = false): void {
  const at = startRecord(sink, 0xe0, 20)
  sink.block.writeUInt16LE(format, at + 2)
  sink.block.writeUInt16LE(isStyle ? 0xfff5 : 0x0001, at + 4)
  // bottom-aligned; headers stand in the middle and wrap
  sink.block.writeUInt8(isHeader ? 0x1a : 0x20, at + 6)
  sink.block.writeUInt8(isStyle ? 0xf4 : isHeader ? 0x10 : format === 0 ? 0 : 0x04, at + 9)
  sink.block.writeUInt16LE(0x20c0, at + 18)
}

function writeFormats(sink: RecordSink): void {
  writeNumberFormat(sink, dateTimeFormat, 'dd/mm/yyyy hh:mm:ss')
  writeNumberFormat(sink, dateFormat, 'dd/mm/yyyy')
  for (let index = 0; index < cellFormats.general; index++) writeXf(sink, 0, true)
  writeXf(sink, 0, false)
  writeXf(sink, dateTimeFormat, false)
  writeXf(sink, dateFormat, false)
  writeXf(sink, 0, false, true)
  writeRecord(sink, 0x293, Buffer.from([0x00, 0x80, 0x00, 0xff]))
}

function writeWindow(sink: RecordSink): void {
  const at = startRecord(sink, 0x3d, 18)
  for (const [index, value] of [0x0168, 0x010e, 0x5c3a, 0x3a6b, 0x0038, 0, 0, 1, 0x0258].entries()) {
    sink.block.writeUInt16LE(value, at + index * 2)
  }
}

/** Defines a name that stands for a text, as Excel keeps it through every save. @source [MS-XLS] §2.4.150 Lbl */
function writeDefinedName(sink: RecordSink, name: string): void {
  const head = Buffer.alloc(15)
  head.writeUInt8(name.length, 3)
  const formula = Buffer.concat([Buffer.from([0x17]), encodeText('made up', 1)])
  head.writeUInt16LE(formula.length, 4)
  writeRecord(sink, 0x18, Buffer.concat([head, Buffer.from(name, 'latin1'), formula]))
}

/** Names a sheet. @returns where the position of its substream belongs */
function writeBoundSheet(sink: RecordSink, { name, isHidden = false }: SheetTitle): Patch {
  if (name.length > 31) throw new Error(`a sheet name has at most 31 characters: ${name}`)
  const text = encodeText(name, 1)
  const at = startRecord(sink, 0x85, 6 + text.length)
  sink.block.writeUInt8(isHidden ? 1 : 0, at + 4)
  text.copy(sink.block, at + 6)
  return { block: sink.block, at }
}

/**
 * Writes the globals substream: code page, formats, sheet names, texts.
 * @param names Latin names that the workbook defines
 * @returns a place for each sheet's position, to be filled when the size of the globals is known
 */
export function writeGlobals(
  sink: RecordSink,
  titles: readonly SheetTitle[],
  strings: SharedStrings,
  names: readonly string[],
): readonly Patch[] {
  writeBof(sink, 5)
  writeRecord(sink, 0x42, Buffer.from([0xb0, 0x04]))
  writeWindow(sink)
  writeRecord(sink, 0x22, Buffer.alloc(2))
  writeFonts(sink)
  writeFormats(sink)
  const places = titles.map((title) => writeBoundSheet(sink, title))
  for (const name of names) writeDefinedName(sink, name)
  writeSharedStrings(sink, strings)
  writeEof(sink)
  return places
}
