import { dateRangeOn, isBlankCell } from '#main/features/imports/cell-parse.ts'
import { toColumnLetters } from '#main/features/imports/column-plan.ts'
import { createColumnMeasures } from '#main/features/imports/examine-columns.ts'
import type { WorkbookStructure } from '#main/features/imports/examine-job.ts'
import { withWorkbook } from '#main/features/imports/examine-workbook.ts'
import { toHeaderKey, toHeaderLine } from '#main/features/imports/header-text.ts'
import type { ReadRequest } from '#main/features/imports/import-job.ts'
import { createSheetRecogniser } from '#main/features/imports/made-fit.ts'
import type { LayoutFit } from '#main/features/imports/recognise.ts'
import type { OpenSheet } from '#main/features/imports/sheet-heads.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'

type SheetStructure = WorkbookStructure['sheets'][number]

/** Digits in a row as numbers of persons and claims have them, and words with which names of persons begin. */
const couldBeSomebodys =
  /\d{5}|^(?:นาย|นาง|น\.ส\.|ด\.[ชญ]\.|เด็ก(?:ชาย|หญิง)|พระ|Mr|Mrs|Miss|Ms)(?:[\s.]|\S{2,}\s)/iu

const toTextKey = (text: string) => text.normalize('NFC').replaceAll(/\s/g, '')

/** @returns every text below the headers: none of them is a header, whatever row it stands in */
async function collectBodyTexts(open: OpenSheet, isHeader: (row: SheetRow) => boolean): Promise<Set<string>> {
  const texts = new Set<string>()
  for await (const batch of open.batches()) {
    for (const row of batch.filter((one) => !isHeader(one)))
      for (const cell of row.cells) if (typeof cell === 'string') texts.add(toTextKey(cell))
  }
  return texts
}

const knownKeys: ReadonlySet<string> = new Set(
  shippedLayouts.flatMap(({ columns, otherHeaders = {} }) =>
    [...columns.flatMap(([, , ...texts]) => texts), ...Object.values(otherHeaders).flat(2)].map(toHeaderKey),
  ),
)
const isKnown = (text: string) => knownKeys.has(toHeaderKey(text))

/** In a row of headers so many texts are known; a first row of data that has only words knows next to none. */
const leastKnown = 0.4

function toHeaders(fit: LayoutFit | null, bodyTexts: ReadonlySet<string>): SheetStructure['headers'] {
  return (fit?.headerRows ?? []).map(({ row, cells }) => {
    const texts = cells.flatMap((cell, column) =>
      typeof cell === 'string' && !isBlankCell(cell) ? [{ text: cell.trim(), column }] : [],
    )
    const known = texts.filter(({ text }) => isKnown(text))
    const shown = known.length < texts.length * leastKnown ? known : texts
    return {
      row: row + 1,
      texts: Object.fromEntries(
        shown
          .filter(
            ({ text }) => isKnown(text) || !(couldBeSomebodys.test(text) || bodyTexts.has(toTextKey(text))),
          )
          .map(({ text, column }) => [toColumnLetters(column), toHeaderLine([text])]),
      ),
    }
  })
}

async function describeSheet(open: OpenSheet, fit: LayoutFit | null, today: string): Promise<SheetStructure> {
  const headerRows = new Set(fit?.headerRows.map(({ row }) => row))
  const isHeader = ({ row }: SheetRow) => headerRows.has(row)
  const firstRow = Math.max(-1, ...headerRows) + 1
  const bodyTexts = await collectBodyTexts(open, isHeader)
  const width = Math.max(0, ...open.rows.map(({ cells }) => cells.length))
  const measures = createColumnMeasures(width, dateRangeOn(today), -1)
  let rows = 0
  for await (const batch of open.batches()) {
    rows += batch.length
    for (const row of batch) if (row.row >= firstRow) measures.add(row)
  }
  return {
    sheet: couldBeSomebodys.test(open.sheet) ? '-' : open.sheet,
    layout: fit?.layout.id ?? null,
    share: fit?.share ?? 0,
    rows,
    width,
    headers: toHeaders(fit, bodyTexts),
    columns: measures
      .finish()
      .map(({ kinds, shape }, column) => ({ column: toColumnLetters(column), kinds, shape })),
  }
}

/** Describes how a workbook is built without any value of it. Texts count as headers only in rows that a layout knows. */
export function describeWorkbook(request: ReadRequest): Promise<WorkbookStructure> {
  const { path, name, today } = request
  return withWorkbook(path, async (workbook, sheets) => {
    const recognise = createSheetRecogniser(request, name)
    const described: SheetStructure[] = []
    for (const open of sheets) described.push(await describeSheet(open, recognise(open), today))
    return { format: workbook.format, sheets: described }
  })
}
