import * as z from 'zod'

/** A hospital's five-digit HCODE, e.g. `10670`. */
export const HospitalCode = z
  .string()
  .regex(/^\d{5}$/)
  .brand<'HospitalCode'>()
export type HospitalCode = z.infer<typeof HospitalCode>

/** A calendar month `YYYY-MM` in CE. Screens show it in BE. */
export const Month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/)

/** An ISO 8601 instant in UTC, e.g. `2026-11-22T01:30:00.000Z`. */
export const Instant = z.iso.datetime()

/** Row ids of the store. */
export const RowId = z.int().min(1)

/** A Thai fiscal year in BE. */
export const FiscalYear = z.int().min(2500).max(2700)
