import * as z from 'zod'
import { AppError } from '#shared/errors/app-error.ts'

/** @returns what a text in JSON says; null when it is none */
export function toDocument(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Reads what a search answered.
 * @param expected the field it should have, for the failure
 * @throws AppError `portal.pageChanged` with the names of the fields it has instead
 */
export function parseAnswer<T>(shape: z.ZodType<T>, text: string, expected: string): T {
  const document = toDocument(text)
  const parsed = shape.safeParse(document)
  if (parsed.success) return parsed.data
  const fields = Object.keys(z.looseObject({}).safeParse(document).data ?? {})
  throw new AppError('portal.pageChanged', { expected, found: fields.join(' | ').slice(0, 100) })
}
