import * as z from 'zod'
import { RowId } from '#shared/model/ids.ts'

const QualitySearch = z.object({ importId: RowId.optional().catch(undefined) })

/** What an address may say of the quality page; nonsense in an old address narrows nothing. */
export function parseQualitySearch(search: Record<string, unknown>): { importId?: number } {
  const { importId } = QualitySearch.parse(search)
  return importId === undefined ? {} : { importId }
}
