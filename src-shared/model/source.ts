import * as z from 'zod'

/** What kind of files a list of a portal holds: `rep` answers to claims, `stm` statements, `smt` transfers. */
export const Source = z.enum(['rep', 'stm', 'smt'])
export type Source = z.infer<typeof Source>
