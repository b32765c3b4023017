import type { SheetRow, SheetState, SourceFormat } from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** What a format's reader offers; `open-file.ts` adds places to failures, cancelling and closing. */
export type SheetSource = {
  readonly format: SourceFormat
  readonly sheetNames: readonly string[]
  /** Of sheets that may be hidden; those that are not in it are visible. */
  readonly sheetStates?: ReadonlyMap<string, SheetState>
  /** @see Workbook.names */
  readonly names?: ReadonlySet<string>
  batches(sheetName: string): AsyncIterable<readonly SheetRow[]>
}

/** @throws AppError `import.sheetMissing` when `name` is not one of the sheets */
export function demandSheet(sheetNames: readonly string[], name: string): void {
  if (!sheetNames.includes(name)) throw new AppError('import.sheetMissing')
}
