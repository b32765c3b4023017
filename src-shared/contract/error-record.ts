import * as z from 'zod'
import { errorCodes } from '#shared/errors/codes.ts'

/** Why a failure happened, ready for a phrase. */
export const ErrorRecord = z.object({
  code: z.enum(errorCodes),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
})
