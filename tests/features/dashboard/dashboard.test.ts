import { describe, expect, it } from 'vitest'
import { createDashboard } from '#main/features/dashboard/dashboard.service.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { claimRow, makeDetail } from '#tests/features/imports/detail-workbook.ts'
import { openDesk, orderRep, writeFile } from '#tests/features/imports/import-desk.ts'

const unnamed = repUcs120.columns.map((column) =>
  column[0] === 'claim_net' ? (['claim_net', 'money', 'ขอเบิกสุทธิ'] as const) : column,
)

describe('the dashboard', () => {
  it('counts a file that was taken back nowhere, and wants nobody for it', async () => {
    const { root, store, imports } = await openDesk()
    const dashboard = createDashboard({
      store,
      schedule: async () => ({
        isPaused: false,
        plans: [{ isEnabled: true, nextRunAt: null, missedAt: null }],
      }),
      missing: async () => ({ files: 0 }),
      isSignInNeeded: async () => false,
      changedLists: async () => 0,
      documents: async () => ({ questions: 0, untold: 0, isUnsettled: false }),
      findClockTrouble: async () => null,
      backup: async () => ({ last: null, failure: null }),
    })
    const odd = await orderRep(root, { oddities: ['unreadableAmount'] })
    const good = await orderRep(root, { seed: 'other', claims: 20, month: '2025-11' })
    const quarantined = writeFile(
      root,
      'eclaim_10670_OP_25690107_201501885.xls',
      makeDetail([claimRow(1)], unnamed),
    )
    const listed = { total: 61, passed: null, failed: null }
    await imports.importFiles([odd.path, good.path, quarantined], {
      counts: (file) => (file === odd.path ? listed : null),
    })
    const shown = async () => {
      const { totals, latestFiles, attention } = await dashboard.get(null, null)
      return {
        claims: totals.claims,
        files: latestFiles.map(({ id }) => id),
        attention: attention.map(({ kind, importId }) => [kind, importId]),
      }
    }
    const before = await shown()
    await imports.undo(1, 'test', 'admin')
    const without = await shown()
    await imports.undo(2, 'test', 'admin')
    expect([before, without, (await shown()).attention]).toEqual([
      {
        claims: 80,
        files: [2, 1],
        attention: [
          ['noAccount', null],
          ['importQuarantined', 3],
          ['checkDiffers', 1],
          ['cellsRejected', 1],
          ['backupNever', null],
        ],
      },
      {
        claims: 20,
        files: [2],
        attention: [
          ['noAccount', null],
          ['importQuarantined', 3],
          ['backupNever', null],
        ],
      },
      // where nothing counts, nothing can be lost
      [
        ['noAccount', null],
        ['importQuarantined', 3],
      ],
    ])
  })
})
