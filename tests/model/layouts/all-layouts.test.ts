import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findLayout, shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import { columnsOfPart, type Part, type SheetLayout } from '#shared/model/layouts/layout.ts'

const widths = {
  'rep-ucs-120': 120,
  'rep-ucs-118': 118,
  'rep-ucs-113': 113,
  'rep-ucs-96': 96,
  'rep-lgo-58': 58,
  'rep-lgo-59': 59,
  'rep-ofc-59': 59,
  'rep-ofc-58': 58,
  'rep-ofc-55': 55,
  'rep-ktmn-59': 59,
  'rep-bkk-59': 59,
  'rep-bmt-59': 59,
  'rep-srt-59': 59,
  'rep-pvt-59': 59,
  'rep-nhs-59': 59,
  'rep-sss-74': 74,
  // 24 amounts and the sixth cell of Deny are read by the file's own headers
  'rep-sss-groups': 74 - 25,
  // the last column has no header
  'rep-orf-114': 114 - 1,
  'rep-orf-113': 113,
  'rep-summary-57': 57,
  'rep-summary-55': 55,
  'rep-summary-56': 56,
  'rep-summary-lgo-59': 59,
  'rep-summary-ofc-65': 65,
  'rep-summary-ktmn-65': 65,
  'rep-summary-bmt-65': 65,
  'rep-summary-srt-65': 65,
  'rep-summary-pvt-65': 65,
  'rep-summary-any': 57,
  'rep-summary-agency': 6,
  'data-drug-22': 22,
  'data-drug-21': 21,
  'data-drug-20': 20,
  'data-instrument-16': 16,
  // NHSO prints the mark of refusal, other programs Error Code
  'data-instrument-14': 14 + 1,
  'data-deny-13': 13,
  'data-zero-16': 16,
  // the last column has no header
  'stm-ucs-43': 43 - 1,
  'stm-ucs-42': 42,
  'stm-ucs-41': 41,
  'stm-ucs-36': 36,
  'stm-ucs-period-7': 7,
  'stm-ucs-period-5': 5,
  'stm-ucs-receivable-8': 8,
  // the last two columns have no header
  'stm-ucs-batch-28': 28 - 2,
  'stm-ucs-batch-26': 26,
  'stm-ucs-batch-22': 22,
  'stm-ofc-21': 21,
  'stm-ofc-20': 20,
  'stm-ofc-batch-16': 16,
  'stm-kidney-ucs': 11,
  'stm-kidney-lgo': 9,
  'stm-kidney-bkk': 14,
  'stm-kidney-bmt': 13,
  'stm-kidney-item': 6,
  'stm-kidney-xml': 17,
  'stm-dmis': 23,
  'smt-csv-new': 21,
  'smt-csv-old': 18,
  'smt-json': 29,
  'smt-summary-15': 15,
  // a batch or, in its place, a round
  'smt-detail-13': 13 + 1,
}

const moneyParts: readonly Part[] = [
  ...(['claimed', 'approved'] as const),
  ...(['gross', 'held', 'deducted', 'guarantee', 'tax', 'setOff', 'net'] as const),
]

const toKey = (text: string) => text.replaceAll(/\s/g, '').toUpperCase()

/** Letters, digits and signs of ranges alone, without the formulas: less than a reader must tell apart. */
const toBareKey = (text: string) =>
  toKey(text)
    .replace(/\(\d[\d.()=+*X-]*$/, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}<>=]/gu, '')
const toPath = (headers: readonly string[]) =>
  headers
    .map(toBareKey)
    .filter((key) => key !== '')
    .join('›')
const fieldsOf = (layout: SheetLayout) => layout.columns.map(([field]) => field)

/** Nets of old and new appeals have one name, as have two groups of BMT: NHSO tells them apart by their order alone. */
const netsOfAppeals = [
  'appeal_old_net_treatment = appeal_new_net_treatment',
  'appeal_old_net_pp = appeal_new_net_pp',
]

function toldByOrder(id: string): readonly string[] {
  if (/^rep-summary-(?!agency|any)\D/.test(id)) return netsOfAppeals
  return id === 'rep-bmt-59' ? ['reimb_nhso = claim_drg'] : []
}

/** Pairs of fields one text could stand for, unless the two are told apart by their order. */
function mistakable(layout: SheetLayout): string[] {
  const wordings = layout.columns.flatMap(([field, type, ...headers]) =>
    [headers, ...(layout.otherHeaders?.[field] ?? [])]
      .filter((texts) => texts.length > 0)
      .map((texts) => ({ field, isMoney: type === 'money', path: toPath(texts) })),
  )
  return wordings.flatMap((one, index) =>
    wordings
      .slice(index + 1)
      .filter(
        ({ path, field, isMoney }) => path === one.path && field !== one.field && (isMoney || one.isMoney),
      )
      .map(({ field }) => `${one.field} = ${field}`),
  )
}

describe('the layouts Satang ships with', () => {
  it('are every layout file there is, under the name of its file', () => {
    const files = readdirSync(new URL('../../../src-shared/model/layouts/', import.meta.url))
    const names = files
      .filter((file) => file.endsWith('.layout.ts'))
      .map((file) => file.replace('.layout.ts', ''))
    expect(shippedLayouts.map(({ id }) => id).toSorted()).toEqual(names.toSorted())
  })

  it('have as many columns as the sheets NHSO sends', () => {
    expect(Object.fromEntries(shippedLayouts.map(({ id, columns }) => [id, columns.length]))).toEqual(widths)
  })

  it('rest on what README says they rest on', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
    const lines = readme.matchAll(/^\| `(headers|files|readers|analogy)`[^|]*\| ([^|]*) \|$/gm)
    const said = [...lines].flatMap(([, evidence, ids = '']) => ids.split(', ').map((id) => [id, evidence]))
    expect(said.toSorted()).toEqual(shippedLayouts.map(({ id, evidence }) => [id, evidence]).toSorted())
  })

  it('answer to their id and to that of a layout an admin made from them', () => {
    expect([findLayout('rep-lgo-58')?.id, findLayout('rep-lgo-58@3')?.id, findLayout('rep-lgo-57')]).toEqual([
      'rep-lgo-58',
      'rep-lgo-58',
      undefined,
    ])
  })
})

describe.each(shippedLayouts.map((layout) => [layout.id, layout] as const))('%s', (_, layout) => {
  const fields = fieldsOf(layout)

  it('gives every column and group a field of its own', () => {
    const all = [...fields, ...(layout.groups ?? []).map(({ field }) => field)]
    expect(all.filter((field, index) => all.indexOf(field) !== index)).toEqual([])
  })

  it('speaks of no field it does not have', () => {
    const spokenOf = [
      layout.key.field,
      ...Object.values(layout.parts).flat(),
      ...(layout.expected ?? []),
      ...(layout.optional ?? []),
      ...Object.keys(layout.otherHeaders ?? {}),
    ]
    expect(spokenOf.filter((field) => !fields.includes(field))).toEqual([])
  })

  it('takes amounts from money columns and days from dates', () => {
    const typesOf = (part: Part) => columnsOfPart(layout, part).map((index) => layout.columns[index]?.[1])
    expect(new Set(moneyParts.flatMap(typesOf))).toEqual(
      new Set(moneyParts.flatMap(typesOf).length ? ['money'] : []),
    )
    const days = (['servedAt', 'postedAt'] as const).flatMap(typesOf)
    expect(days.filter((type) => type !== 'date' && type !== 'datetime')).toEqual([])
    expect(typesOf('cases').filter((type) => type !== 'int')).toEqual([])
  })

  it('never needs a column that may be absent', () => {
    const needed = [layout.key.field, ...(layout.expected ?? []), ...(layout.parts.net ?? [])]
    expect(needed.filter((field) => layout.optional?.includes(field))).toEqual([])
  })

  it('finds its header by a text that stands there', () => {
    const texts = layout.columns.flatMap(([, , ...headers]) => [headers[0] ?? '', headers.at(-1) ?? ''])
    expect(texts.map(toKey)).toContain(toKey(layout.anchor.text))
    expect(layout.anchor.withinRows).toBeGreaterThan(layout.usualHeaderRow)
  })

  it('has room for its headers above its data', () => {
    const deepest = Math.max(...layout.columns.map(([, , ...headers]) => headers.length))
    expect(layout.headerLevels).toBeGreaterThanOrEqual(deepest)
    expect(layout.usualDataRow - layout.usualHeaderRow).toBeGreaterThanOrEqual(deepest)
  })

  it('has no amount that could be taken for another column', () => {
    expect(mistakable(layout)).toEqual(toldByOrder(layout.id))
  })

  it('names sheets as a workbook can', () => {
    const wrong = layout.sheetNames.filter((name) => name.length > 31 || /[[\]*?:/\\]/.test(name))
    expect([layout.sheetNames.length > 0, wrong]).toEqual([true, []])
  })
})

describe('what is paid', () => {
  const approvedBy = (id: string) => findLayout(id)?.parts.approved

  it("is never the patient's own payment in an answer to a claim", () => {
    const claims = shippedLayouts.filter(({ rows }) => rows === 'claim')
    expect(claims.filter(({ parts }) => parts.approved?.includes('paid'))).toEqual([])
    expect(claims.every(({ parts }) => parts.approved && parts.claimed)).toBe(true)
  })

  it('is treatment and P&P together for the agencies, and both parts for ORF', () => {
    expect([approvedBy('rep-lgo-58'), approvedBy('rep-ofc-59'), approvedBy('rep-orf-113')]).toEqual([
      ['reimb_nhso', 'reimb_pp_nhso'],
      ['reimb_nhso', 'reimb_pp_nhso'],
      ['reimb_total', 'cr_total'],
    ])
  })

  it('is the last total of a statement, not the IP fund alone', () => {
    const layout = findLayout('stm-ucs-42')
    expect(layout && columnsOfPart(layout, 'approved')).toEqual([37])
  })

  it('is unknown where a dialysis statement has no column for it, and never what was charged', () => {
    expect([
      approvedBy('stm-kidney-bmt'),
      approvedBy('stm-kidney-bkk'),
      approvedBy('stm-kidney-xml'),
    ]).toEqual([undefined, ['paid'], ['amount', 'epo_pay', 'epo_adm']])
  })
})
