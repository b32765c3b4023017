import { describe, expect, it } from 'vitest'
import { createClaims } from '#main/features/claims/claims.service.ts'
import { HospitalCode } from '#shared/model/ids.ts'
import { openDesk } from '#tests/features/imports/import-desk.ts'
import {
  claimBatch,
  claimRecord,
  lineBatch,
  lineRecord,
  sha256Of,
  statementBatch,
  statementIssue,
  statementRecord,
  type WrittenFile,
  writeRead,
} from '#tests/features/imports/written-file.ts'

const later = '2026-02-01T10:00:00'

async function openClaims() {
  const { store, imports } = await openDesk()
  const claims = createClaims({ store, hospital: async () => HospitalCode.parse('10670') })
  return { store, imports, claims }
}

function repFile(
  name: string,
  lines: WrittenFile['batches'],
  rows = [claimRecord(9, 'T1'), claimRecord(10, 'T2')],
  printedAt = '2026-01-01T10:00:00',
): WrittenFile {
  return { name, sha256: sha256Of(name), batches: [claimBatch(rows), ...lines], printedAt }
}

function statementFile(name: string, printedAt: string): WrittenFile {
  const rows = [
    statementRecord(9, 'T1', '10670_OPUCS256901_01', 'normal'),
    statementRecord(12, 'T1', '10670_OPUCS256901_01', 'appeal'),
    statementRecord(13, 'T2', '10670_OPUCS256901_01', 'appeal'),
  ]
  const batch = statementBatch('รายงานพึงรับ', rows)
  const issues = [statementIssue('10670_OPUCS256901_01', 3, 2100)]
  return { name, sha256: sha256Of(name), batches: [batch], issues, printedAt }
}

describe('one claim', () => {
  it('shows the items of its own file and row beside each version, by the name the sheet gives them', async () => {
    const { store, claims } = await openClaims()
    const denial = [11, 'denial', 'T1', null, 'INST01', null, 'IP01', 'D02', 900, null] as const
    const zeroPaid = [4, 'zeroPaid', 'T1', null, 'X', null, null, null, null, 0] as const
    await writeRead(store, repFile('first', [lineBatch('Data Drug', [lineRecord(7, 'T1')])]))
    await writeRead(
      store,
      repFile(
        'second',
        [lineBatch('Data DENY', [denial], {}), lineBatch('Data sheet 0', [zeroPaid], { reason: 'เกินเพดาน' })],
        [claimRecord(9, 'T1')],
        later,
      ),
    )
    const { versions } = await claims.get('T1')
    expect(versions.map(({ fileName, lines }) => ({ fileName, lines }))).toEqual([
      {
        fileName: 'second',
        lines: [
          {
            kind: 'denial',
            sheet: 'Data DENY',
            row: 11,
            code: 'INST01',
            name: null,
            fund: 'IP01',
            errorCodes: 'D02',
            claimedSatang: 900,
            approvedSatang: null,
          },
          {
            kind: 'zeroPaid',
            sheet: 'Data sheet 0',
            row: 4,
            code: 'X',
            name: 'เกินเพดาน',
            fund: null,
            errorCodes: null,
            claimedSatang: null,
            approvedSatang: 0,
          },
        ],
      },
      {
        fileName: 'first',
        lines: [
          {
            kind: 'drug',
            sheet: 'Data Drug',
            row: 7,
            code: '1000',
            name: 'PARACETAMOL',
            fund: null,
            errorCodes: null,
            claimedSatang: 500,
            approvedSatang: 300,
          },
        ],
      },
    ])
  })

  it('says which version was taken back and where it stands in an appeal', async () => {
    const { store, imports, claims } = await openClaims()
    const appeal = repFile('appeal', [], [claimRecord(9, 'T1', 8_000, 'waiting', 'AP2')], later)
    await writeRead(store, repFile('original', []))
    const { id } = await writeRead(store, appeal)
    await imports.undo(id, 'test', 'admin')
    const { versions } = await claims.get('T1')
    expect(
      versions.map(({ fileName, isCurrent, isRetired, lifeCycle, errorCodes }) => ({
        fileName,
        isCurrent,
        isRetired,
        lifeCycle,
        errorCodes,
      })),
    ).toEqual([
      { fileName: 'appeal', isCurrent: false, isRetired: true, lifeCycle: 'waiting', errorCodes: 'AP2' },
      { fileName: 'original', isCurrent: true, isRetired: false, lifeCycle: null, errorCodes: null },
    ])
  })

  it('shows normal and appeal rows of statements beside each other, and which file of a document counts', async () => {
    const { store, imports, claims } = await openClaims()
    await writeRead(store, repFile('rep', []))
    await writeRead(store, statementFile('old.xls', '2026-01-01T10:00:00'))
    const next = await writeRead(store, statementFile('new.xls', later))
    const shown = async () =>
      (await claims.get('T1')).statements.map(({ fileName, block, isCurrent, row }) => ({
        fileName,
        block,
        isCurrent,
        row,
      }))
    const both = await shown()
    await imports.undo(next.id, 'test', 'admin')
    const [first] = (await claims.get('T1')).statements
    expect({ both, first }).toEqual({
      both: [
        { fileName: 'new.xls', block: 'normal', isCurrent: true, row: 9 },
        { fileName: 'new.xls', block: 'appeal', isCurrent: true, row: 12 },
        { fileName: 'old.xls', block: 'normal', isCurrent: false, row: 9 },
        { fileName: 'old.xls', block: 'appeal', isCurrent: false, row: 12 },
      ],
      first: {
        importId: next.id,
        fileName: 'new.xls',
        documentNo: '10670_OPUCS256901_01',
        block: 'normal',
        isCurrent: false,
        sheet: 'รายงานพึงรับ',
        row: 9,
        period: '6901',
        repNo: '690100001',
        claimedSatang: 900,
        approvedSatang: 700,
      },
    })
    expect((await shown()).map(({ isCurrent }) => isCurrent)).toEqual([false, false, true, true])
  })

  it('of a file filter is one whose current version is of that file', async () => {
    const { store, claims } = await openClaims()
    const first = await writeRead(store, repFile('first', []))
    const second = await writeRead(store, repFile('second', [], [claimRecord(9, 'T1')], later))
    const list = async (importId: number) => {
      const { rows } = await claims.list({
        filter: { importId },
        sort: 'tranId',
        isDescending: false,
        limit: 10,
        offset: 0,
      })
      return rows.map(({ tranId, versions }) => [tranId, versions])
    }
    expect([await list(first.id), await list(second.id)]).toEqual([[['T2', 1]], [['T1', 2]]])
  })
})
