import * as z from 'zod'

/** What a list says of a code beside its titles. */
export const EntryCells = z.object({
  /** What to do, in our own words. */
  actionTh: z.string().optional(),
  actionEn: z.string().optional(),
  /** What to do, in NHSO's words. */
  guide: z.string().optional(),
  /** Every other column that is not blank, by its header. */
  facts: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
})
export type EntryCells = z.infer<typeof EntryCells>

/** One code of a list, shipped or loaded. */
export type ListEntry = {
  readonly code: string
  readonly titleTh: string | null
  readonly titleEn: string | null
  readonly cells: EntryCells
}

/** Some rows of a file: the codes in them, and how many rows had none. */
export type ListBatch = { readonly entries: readonly ListEntry[]; readonly leftOut: number }

/** A file whose columns were understood, to be read once from front to back. */
export type ListFile = {
  /** @throws AppError `reference.codeUnreadable`, `import.rowUnreadable`, and those of workbooks */
  batches(): AsyncIterable<ListBatch>
  close(): Promise<void>
}

const thaiLetter = /[\u0e01-\u0e3a\u0e40-\u0e4e]/

/** @returns the text as the title of the language it is written in. */
export function toTitles(text: string): Pick<ListEntry, 'titleTh' | 'titleEn'> {
  return thaiLetter.test(text) ? { titleTh: text, titleEn: null } : { titleTh: null, titleEn: text }
}

/** @returns a code as people type it, without points and dashes. */
export function toPlainCode(code: string): string {
  return code.replaceAll(/[.-]/g, '')
}

/** @returns everything a search may find an entry by, in lower case; codes also without their points and dashes. */
export function toSearchText({ code, titleTh, titleEn, cells }: ListEntry): string {
  const { actionTh, actionEn, guide, facts } = cells
  const texts = [titleTh, titleEn, actionTh, actionEn, guide, ...facts.map(({ value }) => value)]
  return [code, toPlainCode(code), ...texts]
    .filter((text) => text !== null && text !== undefined)
    .join(' ')
    .toLowerCase()
}
