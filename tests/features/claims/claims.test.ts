import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeRep, type RepOrder } from '#main/features/practice/maker/make-rep.ts'
import type { CallName, Input, Output } from '#shared/contract/index.ts'
import { openTestApp } from '#tests/helpers/test-app.ts'

const order: RepOrder = {
  seed: 'claims',
  hospitalCode: '10670',
  fileType: 'OP',
  producedAt: '2026-01-05T20:15:01',
  month: '2025-12',
  claims: 120,
}

async function openWithFiles(...orders: RepOrder[]) {
  const { app, root } = await openTestApp()
  async function ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
    const answer = await app.door.call(name, input, 'window')
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`)
    return answer.value as Output<Name>
  }
  const made = await Promise.all(orders.map(makeRep))
  const paths = made.map(({ name, bytes }) => {
    const file = path.join(root, name)
    writeFileSync(file, bytes)
    return file
  })
  await ask('imports.run', { paths })
  return { ask, keys: made.map(({ key }) => key) }
}

describe('the claims behind a number', () => {
  it('are as many and as much as the number said, for every group of the dashboard', async () => {
    const { ask } = await openWithFiles(order, { ...order, seed: 'more', fileType: 'IP', claims: 60 })
    const dashboard = await ask('dashboard.get', {})
    const groups = [
      { filter: {}, figures: dashboard.totals },
      ...dashboard.byMonth.map((group) => ({ filter: { month: group.month }, figures: group })),
      ...dashboard.byFund.map((group) => ({ filter: { fund: group.fund }, figures: group })),
      ...dashboard.byScheme.map((group) => ({ filter: { scheme: group.scheme }, figures: group })),
    ]
    for (const { filter, figures } of groups) {
      const behind = await ask('claims.list', { filter })
      const failed = await ask('claims.list', { filter: { ...filter, outcome: 'failed' } })
      const unknown = await ask('claims.list', { filter: { ...filter, approved: 'unknown' } })
      expect({
        claims: behind.total,
        failed: failed.total,
        claimedSatang: behind.claimedSatang,
        approvedSatang: behind.approvedSatang,
        unknownApproved: unknown.total,
      }).toEqual({
        claims: figures.claims,
        failed: figures.failed,
        claimedSatang: figures.claimedSatang,
        approvedSatang: figures.approvedSatang,
        unknownApproved: figures.unknownApproved,
      })
    }
    expect(groups.length).toBeGreaterThan(8)
  })

  it('count once when an appeal brings them again, and keep both versions with their rows', async () => {
    const appeal = { ...order, fileType: 'OP_APPEAL', producedAt: '2026-02-05T20:15:01', claims: 30 }
    const { ask, keys } = await openWithFiles(order, appeal)
    const all = await ask('claims.list', { limit: 1000 })
    const twice = all.rows.filter(({ versions }) => versions === 2)
    const claim = await ask('claims.get', { tranId: twice[0]?.tranId ?? '' })
    expect({
      total: all.total,
      twice: twice.length,
      versions: claim.versions.map(({ isCurrent, fileName, sheet }) => ({ isCurrent, fileName, sheet })),
    }).toEqual({
      total: keys[0]?.rows,
      twice: keys[1]?.rows,
      versions: [
        { isCurrent: true, fileName: keys[1]?.name, sheet: 'Detail' },
        { isCurrent: false, fileName: keys[0]?.name, sheet: 'Detail' },
      ],
    })
  })

  it('are found by the start of TRAN_ID, HN, AN, PID or REP no., and by nothing else', async () => {
    const { ask } = await openWithFiles(order)
    const [first] = (await ask('claims.list', { limit: 1 })).rows
    const claim = await ask('claims.get', { tranId: first?.tranId ?? '' })
    const pid = claim.versions[0]?.values.find(({ field }) => field === 'pid')?.value
    const words = [first?.tranId, first?.hn, first?.repNo, String(pid)].map((word) => word ?? '')
    for (const word of words) {
      const found = await ask('claims.list', { filter: { search: word }, limit: 1000 })
      expect(found.rows.map(({ tranId }) => tranId)).toContain(first?.tranId)
    }
    expect((await ask('claims.list', { filter: { search: '%%' } })).total).toBe(0)
    expect((await ask('claims.list', { filter: { search: "' or 1=1" } })).total).toBe(0)
  })

  it('come in pages that lose none and repeat none, however they are sorted', async () => {
    const { ask } = await openWithFiles(order)
    for (const sort of ['admittedAt', 'tranId', 'claimedSatang', 'approvedSatang'] as const) {
      const pages = await Promise.all(
        [0, 50, 100].map((offset) => ask('claims.list', { sort, offset, limit: 50, isDescending: false })),
      )
      expect(new Set(pages.flatMap(({ rows }) => rows.map(({ tranId }) => tranId))).size).toBe(order.claims)
    }
  })

  it('show a cell nobody could read as it stands in the file, and never as an amount', async () => {
    const { ask } = await openWithFiles({ ...order, oddities: ['unreadableAmount'] })
    const { files } = await ask('imports.list', {})
    const { findings } = await ask('imports.get', { id: files[0]?.id ?? 0 })
    const rejected = findings.filter(({ weight }) => weight === 'rejected')
    const claims = await ask('claims.list', { limit: 1000 })
    const versions = await Promise.all(claims.rows.map(({ tranId }) => ask('claims.get', { tranId })))
    const version = versions.flatMap((claim) => claim.versions).find(({ row }) => row === rejected[0]?.row)
    const unreadable = version?.values.filter(({ isReadable }) => !isReadable) ?? []
    expect(unreadable.map(({ field, value }) => [field, typeof value])).toEqual([
      [rejected[0]?.field, 'string'],
    ])
    expect(unreadable[0]?.value).not.toMatch(/^\?/)
  })

  it('that do not exist are said not to', async () => {
    const { app } = await openTestApp()
    expect(await app.door.call('claims.get', { tranId: '999999999' }, 'window')).toEqual({
      ok: false,
      error: { code: 'claim.unknown', details: { tranId: '999999999' } },
    })
  })
})
