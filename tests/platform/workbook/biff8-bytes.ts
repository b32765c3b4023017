import { CFB } from '@e965/xlsx'

/** Writes BIFF8 record by record, for what no library writes. @source [MS-XLS] */
export function record(type: number, ...parts: readonly Uint8Array[]): Buffer {
  const payload = Buffer.concat(parts)
  return Buffer.concat([words(type, payload.length), payload])
}

/** 16-bit numbers. */
export function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value & 0xffff, index * 2)
  return bytes
}

/** A 32-bit number. */
export function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value | 0)
  return bytes
}

export function double(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return bytes
}

/** The characters of a text without their count, behind the byte that tells their width. */
export function characters(text: string, isWide = /[^\0-\xff]/.test(text)): Buffer {
  return Buffer.concat([Buffer.from([isWide ? 1 : 0]), Buffer.from(text, isWide ? 'utf16le' : 'latin1')])
}

export function text(value: string): Buffer {
  return Buffer.concat([words(value.length), characters(value)])
}

export const bof = (kind: number, version = 0x0600) => record(0x0809, words(version, kind, 0, 0, 0, 0, 0, 0))
export const eof = () => record(0x000a)
export const format = (id: number, pattern: string) => record(0x041e, words(id), text(pattern))
export const style = (formatId: number) => record(0x00e0, words(0, formatId), Buffer.alloc(16))
export const number = (row: number, column: number, value: number, xf = 0) =>
  record(0x0203, words(row, column, xf), double(value))
export const label = (row: number, column: number, value: string) =>
  record(0x0204, words(row, column, 0), text(value))
export const labelSst = (row: number, column: number, index: number) =>
  record(0x00fd, words(row, column, 0), long(index))

type Sheet = { readonly name: string; readonly records: readonly Uint8Array[]; readonly kind?: number }

function boundSheet({ name, kind = 0 }: Sheet, position: number): Buffer {
  return record(0x0085, long(position), Buffer.from([0, kind, name.length]), characters(name))
}

/** The Workbook stream: `globals` come before the sheet list. */
export function workbookStream(globals: readonly Uint8Array[], sheets: readonly Sheet[]): Buffer {
  const head = Buffer.concat([bof(0x0005), ...globals])
  const bodies = sheets.map(({ records }) => Buffer.concat([bof(0x0010), ...records, eof()]))
  const listBytes = Buffer.concat(sheets.map((sheet) => boundSheet(sheet, 0))).length
  let position = head.length + listBytes + eof().length
  const list = sheets.map((sheet, index) => {
    const entry = boundSheet(sheet, position)
    position += bodies[index]?.length ?? 0
    return entry
  })
  return Buffer.concat([head, ...list, eof(), ...bodies])
}

/** An OLE2 file with the named streams. Streams under 4,096 bytes go into the mini stream. */
export function compoundFile(streams: Readonly<Record<string, Uint8Array>>): Buffer {
  const container = CFB.utils.cfb_new()
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, bytes)
  return Buffer.from(CFB.write(container, { type: 'buffer' }))
}

/** A whole .xls file. */
export function xlsFile(globals: readonly Uint8Array[], sheets: readonly Sheet[]): Buffer {
  return compoundFile({ Workbook: workbookStream(globals, sheets) })
}
