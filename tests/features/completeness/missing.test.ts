import { describe, expect, it } from 'vitest'
import { createCompleteness } from '#main/features/completeness/completeness.service.ts'
import { openDesk } from '#tests/features/imports/import-desk.ts'

describe('files missing for months that are over', () => {
  it('are those listed and not imported; this month is still open', async () => {
    const { store } = await openDesk()
    const listed = (name: string, month: string, state: string) => ({
      source: 'rep',
      scheme: 'ucs',
      month,
      name,
      state,
      tries: 0,
      sha256: state === 'stored' ? '9f2c'.repeat(16) : null,
      bytes: state === 'stored' ? 1 : null,
      stored_at: state === 'stored' ? '2026-01-01T00:00:00.000Z' : null,
      recheck_at: state === 'empty' ? '2026-02-01T00:00:00.000Z' : null,
      error_code: state === 'failed' ? 'download.html' : null,
    })
    await store.write((trx) =>
      trx
        .insertInto('download_run')
        .values({
          reason: 'manual',
          state: 'done',
          started_at: '2026-01-05T00:00:00.000Z',
          sources_json: '["rep"]',
          months_json: '[]',
          schemes_json: '[]',
          ...{ is_importing: 1, is_dry_run: 0, is_fetching_again: 0 },
          ...{ listed: 0, stored: 0, skipped: 0, failed: 0, imported: 0, refused: 0 },
        })
        .execute(),
    )
    await store.write((trx) =>
      trx
        .insertInto('download_file')
        .values(
          [
            listed('a.xls', '2025-11', 'stored'),
            listed('b.xls', '2025-12', 'failed'),
            listed('c.xls', '2025-12', 'waiting'),
            listed('d.xls', '2025-12', 'empty'),
            listed('e.xls', '2026-01', 'waiting'),
          ].map((row) => ({ ...row, run_id: 1 })),
        )
        .execute(),
    )
    // 18:00 in UTC on the last of December is January in Bangkok
    const clock = { now: () => new Date('2025-12-31T18:00:00Z') }
    expect(await createCompleteness({ store, clock, unsureLists: async () => [] }).findMissing()).toEqual({
      files: 3,
      months: ['2025-12', '2025-11'],
    })
  })
})
