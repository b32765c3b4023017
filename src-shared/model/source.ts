import * as z from 'zod'

/** The kinds of documents NHSO hands out and the downloader can fetch: `rep`, answers to claims. */
export const sources = ['rep'] as const
export const Source = z.enum(sources)
export type Source = z.infer<typeof Source>
