import type { SheetRow } from '#main/platform/workbook/workbook.ts'

/** What a format's reader offers; `open-workbook.ts` adds places to failures, cancelling and closing. */
export type SheetSource = {
  readonly format: 'biff8' | 'xlsx'
  readonly sheetNames: readonly string[]
  batches(sheetName: string): AsyncIterable<readonly SheetRow[]>
}
