import * as z from 'zod'
import { ListScheme, Source } from '#shared/model/source.ts'

const ListSearch = z.object({
  list: z.string().max(40).optional().catch(undefined),
  source: Source.optional().catch(undefined),
  scheme: ListScheme.optional().catch(undefined),
})
export type ListSearch = { readonly list?: string; readonly source?: Source; readonly scheme?: ListScheme }

/** What an address may say of the page of lists: which one is looked at; nonsense chooses none. */
export function parseListSearch(search: Record<string, unknown>): ListSearch {
  const { list, source, scheme } = ListSearch.parse(search)
  return { ...(list ? { list } : {}), ...(source ? { source } : {}), ...(scheme ? { scheme } : {}) }
}
