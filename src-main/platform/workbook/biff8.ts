import { type Biff8Globals, readGlobals } from '#main/platform/workbook/biff8-globals.ts'
import { readRows } from '#main/platform/workbook/biff8-rows.ts'
import { unlockStream } from '#main/platform/workbook/biff8-unlock.ts'
import type { CompoundFile } from '#main/platform/workbook/cfb.ts'
import type { ByteStream } from '#main/platform/workbook/cfb-streams.ts'
import type { SheetSource } from '#main/platform/workbook/sheet-source.ts'
import type { SheetRow, WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'

function openWorkbookStream(container: CompoundFile): ByteStream {
  if (container.has('WORKBOOK')) return container.open('WORKBOOK')
  throw new AppError(container.has('BOOK') ? 'workbook.oldFormat' : 'workbook.notWorkbook')
}

function findPosition(globals: Biff8Globals, sheetName: string): number {
  const sheet = globals.sheets.find(({ name }) => name === sheetName)
  if (!sheet) throw new AppError('import.sheetMissing')
  return sheet.position
}

/**
 * Opens a BIFF8 workbook (.xls of Excel 97 and later). Only the shared strings stay in memory.
 * @throws AppError `workbook.oldFormat`, `workbook.encrypted`, `workbook.notWorkbook`, `workbook.truncated`,
 *   `workbook.unreadable`, `workbook.tooLarge`
 */
export function openBiff8(container: CompoundFile, limits: WorkbookLimits): SheetSource {
  const stream = unlockStream(openWorkbookStream(container))
  const globals = readGlobals(stream, limits)
  return {
    format: 'biff8',
    sheetNames: globals.sheets.map(({ name }) => name),
    names: globals.names,
    sheetStates: new Map(globals.sheets.map(({ name, state }) => [name, state])),
    async *batches(sheetName: string): AsyncGenerator<readonly SheetRow[]> {
      yield* readRows(stream, findPosition(globals, sheetName), globals, limits)
    },
  }
}
