import { expect, test } from 'vitest'
import { makeTransfers, type TransferOrder } from '#main/features/practice/maker/transfer-rows.ts'

const order: TransferOrder = {
  seed: 'smt',
  hospitalCode: '10670',
  month: '2025-12',
  rows: 600,
  isTaxed: true,
}
const rows = makeTransfers(order)

const countOf = (isSuch: (row: (typeof rows)[number]) => boolean) => rows.filter(isSuch).length

test('of every transfer the net is the gross less all that was held or taken', () => {
  for (const row of rows) {
    expect(row.total_amount).toBe(
      row.amount - row.wait_amount - row.debt_amount - row.bond_amount - row.vat - row.odbt,
    )
  }
  expect(countOf(({ vat, odbt, bond_amount }) => vat > 0 || odbt > 0 || bond_amount > 0)).toBeGreaterThan(10)
  expect(makeTransfers({ ...order, isTaxed: false }).every(({ vat, odbt }) => vat === 0 && odbt === 0)).toBe(
    true,
  )
})

test('waiting transfers hold all of their money and name no bank; recoveries have no gross', () => {
  const waiting = rows.filter(({ payment_status }) => payment_status === 'W')
  expect(waiting.length).toBeGreaterThan(60)
  for (const { amount, wait_amount, total_amount, bank_name } of waiting) {
    expect([wait_amount, total_amount, bank_name]).toEqual([amount, 0, null])
  }
  expect(
    countOf(({ total_amount, amount, debt_amount }) => total_amount < 0 && amount === 0 && debt_amount > 0),
  ).toBeGreaterThan(10)
})

test('a cancelled run is taken back and stands beside the run that was paid', () => {
  const cancelled = rows.filter(({ ref_doc_no }) => ref_doc_no.endsWith('(ยกเลิก Rerun)'))
  expect(cancelled.length).toBeGreaterThan(10)
  for (const { ref_doc_no, amount, total_amount } of cancelled) {
    expect(ref_doc_no).toMatch(/^\d{4}_IP_\d\d(?:\(อุทธรณ์\))?\(ยกเลิก Rerun\)$/)
    expect([amount, total_amount < 0]).toEqual([0, true])
    expect(
      rows.some((row) => row.amount === -total_amount && row.ref_doc_no.startsWith(ref_doc_no.slice(0, 10))),
    ).toBe(true)
  }
})

test('document numbers have the shapes that were seen', () => {
  const shapes = [
    /^\d{9}$/,
    /^\d{4}_IP_\d\d$/,
    /^\d{4}_OP_\d\d$/,
    /_อุทธรณ์$/,
    /\(อุทธรณ์ AUDIT\)/,
    /^D[A-Z]{3}\d{10}$/,
    /^OP REFER ?\d{4}/,
    /^[ก-๙]/,
  ]
  for (const shape of shapes) {
    const count = countOf(({ ref_doc_no }) => shape.test(ref_doc_no))
    expect({ shape: shape.source, isSeen: count > 0 }).toEqual({ shape: shape.source, isSeen: true })
  }
  expect(new Set(rows.map(({ batch_no }) => batch_no.replaceAll(/\d+/g, '9'))).size).toBeGreaterThanOrEqual(6)
})

test('some transfers repeat document, hospital, day and sub fund, and some repeat everything', () => {
  const keyOf = ({ ref_doc_no, vendor_no, posting_date, efund_desc }: (typeof rows)[number]) =>
    [ref_doc_no, vendor_no, posting_date, efund_desc].join('|')
  expect(new Set(rows.map(keyOf)).size).toBeLessThan(rows.length - 20)
  expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBeLessThan(rows.length - 5)
})

test('transfers of other schemes point at the REP numbers they are given', () => {
  const own = makeTransfers({ ...order, repNos: ['681100001', '681100002'] })
  const local = own.filter(({ budget_source }) => budget_source === 'LGO').map(({ ref_doc_no }) => ref_doc_no)
  expect(new Set(local)).toEqual(new Set(['681100001', '681100002']))
})
