import type { ReadRequest } from '#main/features/imports/import-job.ts'
import type { Examination, LayoutPreview } from '#shared/contract/layouts.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** Main thread to the thread that only looks: it opens no store and writes nothing. */
export type ExamineRequest =
  | ({
      readonly kind: 'examine'
      /** Null for the sheet that does not fit. */
      readonly sheet: string | null
      /** What to hold it against; null for the layout that fits best. */
      readonly base: SheetLayout | null
      /** Only where columns stand: sums and what they prove want the whole file. */
      readonly isBrief: boolean
    } & ReadRequest)
  /** Where a layout finds its columns when the file is imported. */
  | ({ readonly kind: 'locate'; readonly sheet: string } & ReadRequest)
  | ({ readonly kind: 'preview' } & ReadRequest)
  | ({ readonly kind: 'structure' } & ReadRequest)

/** The layout a sheet is read with, the letters of its columns by field, and why it must not be read; null when it may. */
export type Located = {
  readonly layout: string | null
  readonly places: Readonly<Record<string, string>>
  readonly defect: ErrorRecord | null
}

/** How a workbook is built. Header texts, kinds and counts: no value of a cell. */
export type WorkbookStructure = {
  readonly format: string
  readonly sheets: readonly {
    readonly sheet: string
    /** The layout that fits best, and its share of columns found; null when nothing looks like headers. */
    readonly layout: string | null
    readonly share: number
    readonly rows: number
    readonly width: number
    /** Rows of headers from 1, each with its texts by column letters. */
    readonly headers: readonly { readonly row: number; readonly texts: Readonly<Record<string, string>> }[]
    readonly columns: readonly {
      readonly column: string
      readonly kinds: Examination['columns'][number]['kinds']
      readonly shape: string
    }[]
  }[]
}

type Answers = {
  readonly examine: Examination
  readonly locate: Located
  readonly preview: LayoutPreview
  readonly structure: WorkbookStructure
}
export type ExamineAnswer<Kind extends ExamineRequest['kind']> = Answers[Kind]

/** What that thread is started with. It serves one request and ends. */
export type ExamineData = { readonly role: 'examining'; readonly request: ExamineRequest }

export type ExamineReport =
  | { readonly kind: 'answered'; readonly answer: Answers[ExamineRequest['kind']] }
  /** A failure of the file; null for a bug. */
  | { readonly kind: 'failed'; readonly error: ErrorRecord | null; readonly stack: string }
