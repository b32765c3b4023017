import * as z from 'zod'
import { toSatang } from '#shared/model/satang.ts'

/** An amount that crosses the door, in satang. The model itself stays free of zod, which threads need not load. */
export const Satang = z.int().transform(toSatang)
