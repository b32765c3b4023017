import { describe, expect, it } from 'vitest'
import { findLayout, shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import type { Part, SheetLayout } from '#shared/model/layouts/layout.ts'
import { parseLayoutPack, shippedLayoutPack } from '#shared/model/layouts/layout-pack.ts'
import {
  isFieldLike,
  type MoneyOwner,
  moneyOwnerOf,
  moneyOwners,
} from '#shared/model/layouts/money-owners.ts'

const moneyOf = ({ columns, groups = [] }: SheetLayout): readonly string[] => [
  ...columns.flatMap(([field, type]) => (type === 'money' ? [field] : [])),
  ...groups.flatMap(({ field, type }) => (type === 'money' ? [field] : [])),
]

const listsOf = ({ id }: SheetLayout) => moneyOwners.filter(({ layouts }) => layouts.includes(id))

/** Every owner a field is listed under, as often as it is. */
const saidOf = (layout: SheetLayout, field: string) =>
  listsOf(layout).flatMap(({ owners }) =>
    Object.entries(owners).flatMap(([owner, patterns]) =>
      patterns.filter((pattern) => isFieldLike(field, pattern)).map(() => owner),
    ),
  )

const partsOf = (field: string, { parts }: SheetLayout) =>
  Object.entries(parts).flatMap(([part, fields]) => (fields?.includes(field) ? [part] : []))

describe('whose money a column holds', () => {
  it('is said once of every money column of every layout', () => {
    const unsaid = shippedLayouts.flatMap((layout) =>
      moneyOf(layout)
        .filter((field) => saidOf(layout, field).length !== 1)
        .map((field) => [layout.id, field, ...saidOf(layout, field)]),
    )
    expect(unsaid).toEqual([])
  })

  it('is said of no column that there is not, and of no layout twice', () => {
    const idle = moneyOwners.flatMap(({ layouts, owners }) => {
      const fields = layouts.flatMap((id) => {
        const layout = findLayout(id)
        return layout ? moneyOf(layout) : []
      })
      const patterns = Object.values(owners).flat()
      return patterns.filter((pattern) => !fields.some((field) => isFieldLike(field, pattern)))
    })
    expect(idle).toEqual([])
    const listed = moneyOwners.flatMap(({ layouts }) => layouts)
    const withMoney = shippedLayouts.filter((layout) => moneyOf(layout).length > 0).map(({ id }) => id)
    expect(listed.toSorted()).toEqual(withMoney.toSorted())
  })

  it('has a source for each', () => {
    expect(moneyOwners.filter(({ source }) => !/nhso\/[\w/.-]+/.test(source))).toEqual([])
  })

  it('is the patient’s where the patient paid, by the words of every header that says so', () => {
    const patients = shippedLayouts.flatMap((layout) =>
      moneyOf(layout).flatMap((field) =>
        moneyOwnerOf(layout, field) === 'patient' ? [`${layout.id} ${field}`] : [],
      ),
    )
    const bySelf = shippedLayouts.flatMap(({ id, columns }) =>
      columns.flatMap(([field, , ...headers]) =>
        headers.some((header) => header.includes('ชำระเอง')) ? [`${id} ${field}`] : [],
      ),
    )
    expect(patients.toSorted()).toEqual([...bySelf, 'stm-kidney-xml paid'].toSorted())
    expect(bySelf.length).toBe(19)
  })

  it('is another payer’s where a header says ต้นสังกัด', () => {
    const agencies = shippedLayouts.flatMap((layout) =>
      layout.columns.flatMap(([field, type, ...headers]) =>
        type === 'money' && headers.some((header) => header.includes('ต้นสังกัด'))
          ? [moneyOwnerOf(layout, field)]
          : [],
      ),
    )
    expect(agencies).toEqual(agencies.map(() => 'agency'))
    expect(agencies.length).toBe(7)
  })
})

describe('a part is played', () => {
  const ownersOfPart = (part: Part): ReadonlySet<MoneyOwner | null> =>
    new Set(
      shippedLayouts.flatMap((layout) =>
        (layout.parts[part] ?? []).map((field) => moneyOwnerOf(layout, field)),
      ),
    )

  it.each<[Part, readonly MoneyOwner[]]>([
    ['approved', ['nhso', 'control']],
    ['gross', ['nhso']],
    ['net', ['nhso']],
    // what CHI pays is all that is known to have been asked for
    ['claimed', ['claimed', 'nhso']],
    ['held', ['deduction']],
    ['deducted', ['deduction']],
    ['guarantee', ['deduction']],
    ['tax', ['deduction']],
    ['setOff', ['deduction']],
  ])('%s by no money but %s', (part, owners) => {
    expect([...ownersOfPart(part)].toSorted()).toEqual(owners.toSorted())
  })

  it('by no money of the patient or of another payer', () => {
    const played = shippedLayouts.flatMap((layout) =>
      moneyOf(layout).flatMap((field) => {
        const owner = moneyOwnerOf(layout, field)
        return owner === 'patient' || owner === 'agency' ? partsOf(field, layout) : []
      }),
    )
    expect(played).toEqual([])
  })

  it('by totals only in rows that count nowhere', () => {
    const counted = shippedLayouts
      .filter(({ rows }) => !['repSummary', 'receivable', 'batchSummary'].includes(rows))
      .filter((layout) =>
        (layout.parts.approved ?? []).some((field) => moneyOwnerOf(layout, field) !== 'nhso'),
      )
    expect(counted.map(({ id }) => id)).toEqual([])
  })
})

describe('a pack of layouts', () => {
  const packWith = (id: string, approved: readonly string[]) =>
    JSON.parse(
      JSON.stringify({
        ...shippedLayoutPack,
        layouts: shippedLayouts.map((layout) =>
          layout.id === id ? { ...layout, parts: { ...layout.parts, approved } } : layout,
        ),
      }),
    )

  it.each(['stm-kidney-xml', 'rep-ucs-120'])(
    'that takes the patient’s money for paid is refused: %s',
    (id) => {
      expect(() => parseLayoutPack(packWith(id, ['paid']))).toThrow(
        expect.objectContaining({ code: 'profile.shape' }),
      )
      const { approved = [] } = findLayout(id)?.parts ?? {}
      expect(parseLayoutPack(packWith(id, approved)).version).toBe(shippedLayoutPack.version)
    },
  )
})
