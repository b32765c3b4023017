import * as z from 'zod'
import { columnTypes, evidences, rowKinds, type SheetLayout } from '#shared/model/layouts/layout.ts'

const Headers = z.array(z.string())
const partNames = [
  ...(['repNo', 'tranId', 'hn', 'an', 'pid', 'patientType', 'servedAt', 'hospital', 'fund'] as const),
  ...(['serviceType', 'errorCodes', 'period', 'cases', 'lineNo', 'code', 'tmtCode', 'claimed'] as const),
  ...(['approved', 'postedAt', 'batchNo', 'documentNo', 'source', 'subFund', 'account', 'status'] as const),
  ...(['gross', 'held', 'deducted', 'guarantee', 'tax', 'setOff', 'net'] as const),
] satisfies readonly (keyof SheetLayout['parts'])[]

/** A layout as the store and a layout pack keep it: every field of `SheetLayout` and no other. */
export const LayoutShape = z.strictObject({
  id: z.string().min(1),
  rows: z.enum(rowKinds),
  sheetNames: z.array(z.string()),
  anchor: z.strictObject({ text: z.string().min(1), withinRows: z.int().min(1) }),
  key: z.strictObject({
    field: z.string().min(1),
    shape: z.enum(['number', 'count', 'period', 'label', 'date', 'text']),
  }),
  headerLevels: z.int().min(1),
  usualHeaderRow: z.int().min(0),
  usualDataRow: z.int().min(0),
  scheme: z.string().exactOptional(),
  evidence: z.enum(evidences),
  isPlaced: z.literal(true).exactOptional(),
  isOrdered: z.literal(false).exactOptional(),
  columns: z.array(z.tuple([z.string().min(1), z.enum(columnTypes)], z.string())).min(1),
  otherHeaders: z.record(z.string(), z.array(Headers)).exactOptional(),
  groups: z
    .array(z.strictObject({ header: z.string(), field: z.string(), type: z.enum(columnTypes) }))
    .exactOptional(),
  optional: z.array(z.string()).exactOptional(),
  parts: z.partialRecord(z.enum(partNames), z.array(z.string())),
  expected: z.array(z.string()).exactOptional(),
}) satisfies z.ZodType<SheetLayout>

/** @throws Error when the text is not a layout of this version: the store was changed by something else */
export function parseLayout(layoutJson: string): SheetLayout {
  const { isVerified, ...kept } = z
    .looseObject({ isVerified: z.boolean().optional() })
    .parse(JSON.parse(layoutJson))
  return LayoutShape.parse({ evidence: isVerified === false ? 'analogy' : 'readers', ...kept })
}
