import * as z from 'zod'

/**
 * The kinds of documents NHSO hands out and the downloader can fetch: REP answers to what was sent,
 * STM statements of what is paid, SMT transfers of the money itself.
 */
export const sources = ['rep', 'stm', 'smt'] as const
export const Source = z.enum(sources)
export type Source = z.infer<typeof Source>
