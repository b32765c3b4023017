import * as z from 'zod'

/** The eight schemes NHSO's REP list knows, in the order its pages use. @source nhso/formats.md §6.2 */
export const schemes = ['ucs', 'ofc', 'sss', 'lgo', 'nhs', 'bkk', 'bmt', 'srt'] as const
export const Scheme = z.enum(schemes)
export type Scheme = z.infer<typeof Scheme>
