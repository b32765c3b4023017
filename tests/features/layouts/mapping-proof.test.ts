import { describe, expect, it } from 'vitest'
import { createMapping, type MappingNeeds } from '#main/features/layouts/mapping.ts'
import type { Examination } from '#shared/contract/layouts.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

const letters = (at: number): string =>
  `${at >= 26 ? letters(Math.floor(at / 26) - 1) : ''}${String.fromCharCode(65 + (at % 26))}`

const places = Object.fromEntries(repUcs120.columns.map(([field], at) => [field, letters(at)]))

/** A sheet in which everything stands as the layout has it, but for one header. */
const found: Examination = {
  ...{ sheets: [], bases: [], sheet: 'Detail', base: repUcs120.id, headerRows: [6, 7, 8], dataRows: 1 },
  columns: repUcs120.columns.map(([field, , ...texts], at) => ({
    ...{ column: letters(at), header: field === 'reimb_nhso' ? 'ยอดโอน' : texts.join(' › ') },
    ...{ kinds: { blank: 0, text: 0, number: 1, date: 0 }, samples: [], shape: 'amounts', satang: null },
  })),
  expected: repUcs120.columns.map(([field, type, ...texts], at) => ({
    ...{ field, type, header: texts.join(' › '), isRequired: type === 'money', mayLack: false },
    ...{ foundAt: field === 'reimb_nhso' ? null : letters(at), doubt: null, proposals: [] },
  })),
}

type Located = Awaited<ReturnType<MappingNeeds['locate']>>

async function map(located: Partial<Located>): Promise<unknown> {
  const mapSheet = createMapping({
    examine: async () => found,
    locate: async (_id, _sheet, layout) => ({ layout: layout.id, places, defect: null, ...located }),
  })
  const columns = [{ field: 'reimb_nhso', column: 'K' }]
  return mapSheet({ importId: 1, columns }, [repUcs120], async (base) => `${base}@3`).then(
    ({ layout }) => layout.id,
    ({ code, details }: { code: string; details: unknown }) => ({ code, details }),
  )
}

describe('a layout made of what a person said', () => {
  it('is taken when an import would find every column where the person sees it', async () => {
    expect(await map({})).toBe('rep-ucs-120@3')
  })

  it('is refused when an import would take another column, use another layout, or not read the sheet', async () => {
    const incomplete = (column: string) => ({ code: 'layout.incomplete', details: { column } })
    expect([
      await map({ places: { ...places, reimb_nhso: 'L' } }),
      await map({ places: { ...places, claim_net: 'AP' } }),
      await map({ layout: 'rep-ucs-118' }),
      await map({ defect: { code: 'import.columnTwice', details: { column: 'ยอดโอน' } } }),
    ]).toEqual([
      incomplete('ชดเชยสุทธิ › สปสช.'),
      incomplete('เรียกเก็บ\n(1) › รวมยอดเรียกเก็บ (1.3) = (1.1)+(1.2)'),
      incomplete('Detail'),
      incomplete('ยอดโอน'),
    ])
  })
})
