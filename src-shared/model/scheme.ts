import * as z from 'zod'

/**
 * The nine schemes NHSO's REP list knows, in the order its pages use; PVT is what one client of it asks for besides.
 * @source nhso/formats.md §6.2; nhso/portal-evidence.json
 */
export const schemes = ['ucs', 'ofc', 'sss', 'lgo', 'nhs', 'bkk', 'bmt', 'srt', 'pvt'] as const
export const Scheme = z.enum(schemes)
export type Scheme = z.infer<typeof Scheme>

/** Stands for the scheme of a document that nothing tells: somebody has to say it. It is never guessed. */
export const unknownScheme = 'unknown'
