import { type ListedFile, unknownCounts } from '#main/features/downloads/file-list.ts'
import { findColumns } from '#main/features/downloads/list-columns.ts'
import { toCount } from '#main/features/downloads/list-counts.ts'
import { readFile, type ToldFile } from '#main/features/downloads/list-files.ts'
import type { ListLine } from '#main/features/downloads/list-lines.ts'
import type { ListSight } from '#main/features/downloads/list-sight.ts'
import type { PageList } from '#main/features/downloads/portal-lists.ts'
import { cleanColumns } from '#shared/model/clean-reading.ts'
import { parseDocumentName } from '#shared/model/document-name.ts'
import { type CorrectedColumns, placeCorrection } from '#shared/model/list-correction.ts'
import type { ListField, ReadColumn } from '#shared/model/list-reading.ts'
import { beOffset, type Month, monthOf, parseThaiDate } from '#shared/model/thai-date.ts'

type Needs = {
  readonly list: PageList
  readonly baseUrl: string
  readonly hospitalCode: string
  /** What a person said of this list. */
  readonly corrected: CorrectedColumns | null
}

/** A line and the person type it is of, where it says so. */
export type ReadLine = ListedFile & { readonly personType: string | null }
export type ReadLines = {
  readonly lines: readonly ReadLine[]
  /** Of most lines; of lines of another width nothing but their file is read. */
  readonly columns: readonly ReadColumn[]
}

/** `10670_IPUCS256810_01` is of October 2025, and so is `10670_IP202510_01`. */
function monthOfNumber(number: string | null): Month | null {
  const [, year = '', month] = /(\d{4})(0[1-9]|1[0-2])_\d+$/.exec(number ?? '') ?? []
  if (month === undefined) return null
  return `${Number(year) - (year >= '2400' ? beOffset : 0)}-${month}`
}

function monthOfLine(told: ToldFile, sentAt: string | null): Month | null {
  if (told.number !== null) return monthOfNumber(told.number)
  const time = parseThaiDate(sentAt ?? '') ?? parseDocumentName(told.name ?? '')?.producedAt ?? null
  return time === null ? null : monthOf(time)
}

function toLine(line: ListLine, columns: readonly ReadColumn[], needs: Needs): ReadLine {
  const placeOf = (field: ListField) => columns.find((column) => column.field === field)?.index
  const textOf = (field: ListField) => line.cells[placeOf(field) ?? -1]?.text ?? ''
  const told = readFile(line, needs.list, needs.baseUrl)
  const sentAt = textOf('sentAt') || null
  const hasCounts = placeOf('total') !== undefined
  return {
    name: told.name,
    source: told.source,
    ...(told.refusal && { refusal: told.refusal }),
    personType: told.personType,
    repNo: textOf('repNo') || null,
    sentAt,
    counts: hasCounts
      ? {
          total: toCount(textOf('total')),
          passed: toCount(textOf('passed')),
          failed: toCount(textOf('failed')),
        }
      : unknownCounts,
    month: monthOfLine(told, sentAt),
  }
}

/** The columns a person named, found again by their headers or places. */
function toNamed(headers: ListSight['headers'], corrected: CorrectedColumns | null) {
  if (corrected === null) return new Map<ListField, number | null>()
  const bare = headers.map((texts, index): ReadColumn => {
    return { index, headers: [...texts], look: 'text', field: null, reasons: [] }
  })
  return placeCorrection(corrected, cleanColumns(bare)).places
}

/**
 * Reads the lines of one page of a list.
 * @source nhso/formats.md §3.15, §3.16, §6.2, §6.4; nhso/portal-evidence.json
 */
export function readLines({ lines, headers, width }: ListSight, needs: Needs): ReadLines {
  const usual = lines.filter(({ cells }) => cells.length === width)
  const { list, hospitalCode, corrected } = needs
  const named = toNamed(headers, corrected)
  const columns = findColumns(usual, { list, hospitalCode, headers, named })
  return {
    columns,
    lines: lines.map((line) => toLine(line, line.cells.length === width ? columns : [], needs)),
  }
}
