import { posix } from 'node:path'
import { isBuiltInDateFormat, isDatePattern } from '#main/platform/workbook/date-formats.ts'
import { tooLarge, unreadable } from '#main/platform/workbook/faults.ts'
import type { SheetState, WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import { asksToCalculate, isSet } from '#main/platform/workbook/xlsx-formulas.ts'
import { attributeOf, scanXml } from '#main/platform/workbook/xml-scanner.ts'
import type { ZipArchive } from '#main/platform/workbook/zip.ts'

/** A link from one part of an .xlsx to another: the last word of its type, and the path it leads to. */
export type Relation = { readonly kind: string; readonly path: string }

type ListedSheet = { readonly name: string; readonly relationId: string; readonly state: SheetState }

/** What `xl/workbook.xml` lists. */
export type SheetList = {
  readonly sheets: readonly ListedSheet[]
  readonly is1904: boolean
  /** Whether the file asks Excel to work out its formulas: results it has of them may be stand-ins. */
  readonly asksToCalculate: boolean
  /** Names it defines. */
  readonly names: ReadonlySet<string>
}

const nothing = () => undefined
const escapedUnit = /_x([0-9A-Fa-f]{4})_/g

/** @returns cell text with the `_x000D_` form of characters XML cannot carry resolved. @source ECMA-376 §22.4.2.4 */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(escapedUnit, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

/** Reads where the links of `part` lead, by their id. A part without links has none. */
export async function readRelations(zip: ZipArchive, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part)
  const path = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  const relations = new Map<string, Relation>()
  if (!zip.has(path)) return relations
  await scanXml(zip.read(path), {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const target = (attributeOf(attributes, 'Target') ?? '').replaceAll('\\', '/')
      const kind = (attributeOf(attributes, 'Type') ?? '').split('/').at(-1) ?? ''
      const joined = target.startsWith('/') ? posix.normalize(target).slice(1) : posix.join(folder, target)
      relations.set(attributeOf(attributes, 'Id') ?? '', { kind, path: joined })
    },
    text: nothing,
    close: nothing,
  })
  return relations
}

function toState(text: string | null): SheetState {
  return text === 'hidden' || text === 'veryHidden' ? text : 'visible'
}

/** Reads the sheets, the names and the date system out of the workbook part. @throws AppError `workbook.unreadable`, `workbook.tooLarge` */
export async function readSheetList(
  zip: ZipArchive,
  part: string,
  limits: WorkbookLimits,
): Promise<SheetList> {
  const sheets: ListedSheet[] = []
  const names = new Set<string>()
  let is1904 = false
  let isAsking = false
  await scanXml(zip.read(part), {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = isSet(attributeOf(attributes, 'date1904'))
      if (name === 'definedName') names.add(attributeOf(attributes, 'name') ?? '')
      if (name === 'calcPr') isAsking = asksToCalculate(attributes)
      if (name !== 'sheet') return
      if (sheets.length >= limits.maxSheets) throw tooLarge('maxSheets')
      const sheetName = attributeOf(attributes, 'name')
      const relationId = attributeOf(attributes, 'id')
      if (sheetName === null || relationId === null) throw unreadable({ part })
      const state = toState(attributeOf(attributes, 'state'))
      sheets.push({ name: unescapeText(sheetName), relationId, state })
    },
    text: nothing,
    close: nothing,
  })
  return { sheets, is1904, asksToCalculate: isAsking, names }
}

/** Reads which cell styles show numbers as dates: 1 for each that does. */
export async function readDateStyles(zip: ZipArchive, part: string | undefined): Promise<Uint8Array> {
  const isDateById = new Map<number, boolean>()
  const formatIds: number[] = []
  let isInCellStyles = false
  if (part === undefined) return new Uint8Array()
  await scanXml(zip.read(part), {
    open: (name, attributes) => {
      if (name === 'cellXfs') isInCellStyles = true
      if (name === 'xf' && isInCellStyles) formatIds.push(Number(attributeOf(attributes, 'numFmtId') ?? 0))
      if (name !== 'numFmt') return
      const pattern = unescapeText(attributeOf(attributes, 'formatCode') ?? '')
      isDateById.set(Number(attributeOf(attributes, 'numFmtId')), isDatePattern(pattern))
    },
    text: nothing,
    close: (name) => {
      if (name === 'cellXfs') isInCellStyles = false
    },
  })
  return Uint8Array.from(formatIds, (id) => ((isDateById.get(id) ?? isBuiltInDateFormat(id)) ? 1 : 0))
}

/** Reads the shared texts; formatting runs are joined, phonetic guides dropped. @throws AppError `workbook.tooLarge` */
export async function readSharedTexts(
  zip: ZipArchive,
  part: string | undefined,
  limits: WorkbookLimits,
): Promise<readonly string[]> {
  const texts: string[] = []
  let text = ''
  let characters = 0
  let isText = false
  let isPhonetic = false
  if (part === undefined) return texts
  await scanXml(zip.read(part), {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 't') isText = true
      else if (name === 'rPh') isPhonetic = true
    },
    text: (piece) => {
      if (!isText || isPhonetic) return
      text += piece
      if (text.length > limits.maxTextCharacters * 7) throw tooLarge('maxTextCharacters')
    },
    close: (name) => {
      if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
      if (name !== 'si') return
      text = unescapeText(text)
      characters += text.length
      if (text.length > limits.maxTextCharacters) throw tooLarge('maxTextCharacters')
      if (characters > limits.maxSharedCharacters) throw tooLarge('maxSharedCharacters')
      if (texts.length >= limits.maxSharedStrings) throw tooLarge('maxSharedStrings')
      texts.push(text)
    },
  })
  return texts
}
