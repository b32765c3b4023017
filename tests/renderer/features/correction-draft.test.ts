import { describe, expect, it } from 'vitest'
import {
  applyCorrection,
  choose,
  fieldOf,
  listMissing,
  noDraft,
  toCorrected,
} from '#renderer/features/portal-lists/correction-draft.ts'
import { repReading } from '#tests/features/portal-lists/list-readings.ts'

const { columns } = repReading()
const fields = (shown = columns, draft = noDraft) => shown.map((column) => fieldOf(column, draft))

describe('what a person says of a column', () => {
  it('takes the field from the column that had it before', () => {
    const draft = choose(columns, noDraft, 7, 'passed')
    expect([fields(columns, draft).slice(5), toCorrected(columns, draft, null)]).toEqual([
      ['total', null, 'passed', null],
      { passed: { index: 7, header: 'ไม่ผ่าน' }, failed: 'none' },
    ])
  })

  it('is nothing when it is as it was found', () => {
    const draft = choose(columns, choose(columns, noDraft, 7, 'passed'), 6, 'passed')
    expect([[...choose(columns, draft, 7, 'failed')], toCorrected(columns, noDraft, null)]).toEqual([[], {}])
  })

  it('is added to what was said before', () => {
    const said = { checkedAt: 'none' } as const
    expect(toCorrected(columns, choose(columns, noDraft, 8, 'checkedAt'), said)).toEqual({
      checkedAt: { index: 8, header: 'ผู้นำเข้า' },
    })
    expect(toCorrected(columns, choose(columns, noDraft, 2, null), said)).toEqual({ ...said, hcode: 'none' })
  })

  it('shows at once as the next reading will find it, and as said by a person', () => {
    const shown = applyCorrection(columns, { passed: { index: 7, header: 'ไม่ผ่าน' }, failed: 'none' })
    expect([fields(shown).slice(5), shown[7]?.reasons]).toEqual([
      ['total', null, 'passed', null],
      ['correction'],
    ])
  })

  it('leaves a column as it is whose header is gone', () => {
    const shown = applyCorrection(columns, { passed: { index: 7, header: 'ผ่านเกณฑ์' } })
    expect(fields(shown)).toEqual(fields())
  })

  it('names what is in no column any more', () => {
    expect([
      listMissing('rep', columns, choose(columns, noDraft, 6, null)),
      listMissing('smt', [], noDraft),
    ]).toEqual([['passed'], []])
  })
})
