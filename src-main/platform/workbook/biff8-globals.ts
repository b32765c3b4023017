import {
  nextRecord,
  openRecords,
  type RecordCursor,
  recordType,
  requireLength,
} from '#main/platform/workbook/biff8-records.ts'
import {
  openTextReader,
  readSharedStrings,
  readShortText,
  readText,
} from '#main/platform/workbook/biff8-strings.ts'
import type { ByteStream } from '#main/platform/workbook/cfb-streams.ts'
import { isBuiltInDateFormat, isDatePattern } from '#main/platform/workbook/date-formats.ts'
import { tooLarge, unreadable } from '#main/platform/workbook/faults.ts'
import type { SheetState, WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'

export type Biff8Sheet = { readonly name: string; readonly position: number; readonly state: SheetState }

/** What the front part of a BIFF8 workbook says about all its sheets. */
export type Biff8Globals = {
  readonly sheets: readonly Biff8Sheet[]
  readonly sharedStrings: readonly string[]
  /** 1 for each extended format (XF) that shows numbers as dates. */
  readonly dateFormats: Uint8Array
  readonly is1904: boolean
  /** Who worked out the formulas: null when the file names no program, 0 when it asks Excel to. @source [MS-XLS] §2.4.215 RecalcId */
  readonly calculatedBy: number | null
  /** Names the workbook defines. */
  readonly names: ReadonlySet<string>
}

type Draft = {
  readonly sheets: Biff8Sheet[]
  readonly isDateById: Map<number, boolean>
  readonly formatIds: number[]
  readonly names: Set<string>
  sharedStrings: readonly string[]
  is1904: boolean
  calculatedBy: number | null
}

const biff8Version = 0x0600
const globalsSubstream = 0x0005
const worksheetSheet = 0
/** By the lowest two bits of `hsState`. @source [MS-XLS] §2.4.28 BoundSheet8 */
const states: readonly SheetState[] = ['visible', 'hidden', 'veryHidden']

/** Checks the BOF record a substream starts with. @throws AppError `workbook.oldFormat`, `workbook.unreadable` */
export function requireBof(cursor: RecordCursor, substream: number): void {
  nextRecord(cursor)
  const { type, length, at, view } = cursor
  // Excel 2 to 4 put their version into the record number itself.
  if (type === 0x0009 || type === 0x0209 || type === 0x0409) throw new AppError('workbook.oldFormat')
  if (type !== recordType.beginOfSubstream || length < 4) throw unreadable()
  const version = view.getUint16(at, true)
  if (version < biff8Version) throw new AppError('workbook.oldFormat')
  if (version !== biff8Version || view.getUint16(at + 2, true) !== substream) throw unreadable()
}

function readBoundSheet(cursor: RecordCursor, draft: Draft, limits: WorkbookLimits): void {
  requireLength(cursor, 8)
  if (cursor.view.getUint8(cursor.at + 5) !== worksheetSheet) return
  if (draft.sheets.length >= limits.maxSheets) throw tooLarge('maxSheets')
  const position = cursor.view.getUint32(cursor.at, true)
  const state = states[cursor.view.getUint8(cursor.at + 4) & 3] ?? 'visible'
  draft.sheets.push({ name: readShortText(openTextReader(cursor, 6)), position, state })
}

/** One that ends before it should is left out: no cell needs it. @source [MS-XLS] §2.4.150 Lbl */
function readDefinedName({ buffer, view, at, length }: RecordCursor, draft: Draft): void {
  if (length < 15) return
  const isWide = (view.getUint8(at + 14) & 1) === 1
  const bytes = view.getUint8(at + 3) * (isWide ? 2 : 1)
  if (length < 15 + bytes) return
  draft.names.add(buffer.toString(isWide ? 'utf16le' : 'latin1', at + 15, at + 15 + bytes))
}

function readGlobalRecord(cursor: RecordCursor, draft: Draft, limits: WorkbookLimits): void {
  const { view, at } = cursor
  switch (cursor.type) {
    case recordType.filePass:
      throw new AppError('workbook.encrypted')
    case recordType.dateMode:
      requireLength(cursor, 2)
      draft.is1904 = view.getUint16(at, true) === 1
      return
    case recordType.recalculation:
      if (cursor.length >= 8) draft.calculatedBy = view.getUint32(at + 4, true)
      return
    case recordType.boundSheet:
      readBoundSheet(cursor, draft, limits)
      return
    case recordType.definedName:
      readDefinedName(cursor, draft)
      return
    case recordType.format: {
      requireLength(cursor, 5)
      const id = view.getUint16(at, true)
      draft.isDateById.set(id, isDatePattern(readText(openTextReader(cursor, 2), limits)))
      return
    }
    case recordType.extendedFormat:
      requireLength(cursor, 4)
      draft.formatIds.push(view.getUint16(at + 2, true))
      return
    case recordType.sharedStrings:
      requireLength(cursor, 8)
      draft.sharedStrings = readSharedStrings(cursor, limits)
      return
    default:
  }
}

/**
 * Reads the globals substream: sheets, formats, shared strings, date system.
 * @throws AppError `workbook.oldFormat`, `workbook.encrypted`, `workbook.truncated`, `workbook.unreadable`, `workbook.tooLarge`
 * @source [MS-XLS] §2.1.7.20.1 Globals Substream
 */
export function readGlobals(stream: ByteStream, limits: WorkbookLimits): Biff8Globals {
  const cursor = openRecords(stream, 0)
  requireBof(cursor, globalsSubstream)
  const lists = {
    sheets: [],
    isDateById: new Map(),
    formatIds: [],
    sharedStrings: [],
    names: new Set<string>(),
  }
  const draft: Draft = { ...lists, is1904: false, calculatedBy: null }
  for (nextRecord(cursor); cursor.type !== recordType.endOfSubstream; nextRecord(cursor)) {
    readGlobalRecord(cursor, draft, limits)
  }
  const { sheets, sharedStrings, is1904, calculatedBy, isDateById, names } = draft
  const dates = draft.formatIds.map((id) => ((isDateById.get(id) ?? isBuiltInDateFormat(id)) ? 1 : 0))
  return { sheets, sharedStrings, is1904, calculatedBy, dateFormats: Uint8Array.from(dates), names }
}
