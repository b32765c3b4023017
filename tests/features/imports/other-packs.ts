import type { PackInUse } from '#main/features/imports/reading-marks.ts'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

const version = 2
/** A pack like the shipped one whose layout of 120 columns is another. */
export const withRep = (change: Partial<typeof repUcs120>): PackInUse => ({
  version,
  layouts: shippedLayouts.map((layout) => (layout === repUcs120 ? { ...layout, ...change } : layout)),
})
/** What is claimed counts as approved: nonsense, and easy to tell apart. */
export const otherMeaning = withRep({ parts: { ...repUcs120.parts, approved: ['claim_net'] } })
/** The same meaning under another header. */
const newHeader = 'ยอดที่ สปสช. โอนให้'
export const renamed = repUcs120.columns.map((column) =>
  column[0] === 'reimb_nhso' ? (['reimb_nhso', 'money', newHeader] as const) : column,
)
export const otherWording = withRep({ columns: renamed })

export const names = ['eclaim_10670_OP_25690105_201501885.xls', 'eclaim_10670_OP_25690106_201501885.xls']
