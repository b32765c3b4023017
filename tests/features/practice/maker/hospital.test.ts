import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { parseRepFileName } from '#shared/model/rep-file-name.ts'
import { schemes } from '#shared/model/scheme.ts'
import {
  addUpDetail,
  getSheet,
  readWorkbook,
  sizeOf,
  valueAt,
} from '#tests/features/practice/maker/oracle.ts'

const options = { seed: 'hospital', hospitalCode: '10670', claimsPerFile: 40, filesPerMonth: 6 }

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('a month lists OP, IP and appeal batches, newest first, under names NHSO would give them', () => {
  const hospital = createPracticeHospital(options)
  const listed = hospital.listReps('2026-01', 'ucs')
  expect(listed.map(({ name }) => parseRepFileName(name)?.fileType).toSorted()).toEqual([
    'IP',
    'IP_APPEAL_NHSO',
    'OP',
    'OP',
    'OP',
    'OP_APPEAL',
  ])
  expect(listed.map(({ checkedAt }) => checkedAt)).toEqual(
    listed
      .map(({ checkedAt }) => checkedAt)
      .toSorted()
      .toReversed(),
  )
  expect(
    listed.every(({ repNo, sentAt, checkedAt }) => /^6901\d{5}$/.test(repNo) && sentAt < checkedAt),
  ).toBe(true)
  expect(new Set(listed.map(({ repNo }) => repNo)).size).toBe(6)
  expect(listed.every(({ total, passed, failed }) => total === passed + failed)).toBe(true)
})

test('the portal has files for every scheme; long months of UCS hold ORF files and their appeals', async () => {
  const hospital = createPracticeHospital({ ...options, filesPerMonth: 17, claimsPerFile: 8 })
  for (const scheme of schemes) {
    const listed = hospital.listReps('2026-01', scheme)
    const parsed = listed.map(({ name }) => parseRepFileName(name))
    expect([scheme, listed.length, new Set(listed.map(({ repNo }) => repNo)).size]).toEqual([scheme, 17, 17])
    expect(
      listed.every((listing, index) => listing.scheme === scheme && parsed[index]?.scheme === scheme),
    ).toBe(true)
  }
  const types = hospital.listReps('2026-01', 'ucs').map(({ name }) => parseRepFileName(name)?.fileType)
  expect(types.filter((type) => type?.startsWith('ORF')).toSorted()).toEqual(['ORF', 'ORF', 'ORF_APPEAL'])
})

test('totals over files of all schemes count each claim once and its money where its layout has it', () => {
  const hospital = createPracticeHospital({ ...options, filesPerMonth: 17, claimsPerFile: 8 })
  const names = schemes.flatMap((scheme) => hospital.listReps('2026-01', scheme).map(({ name }) => name))
  const totals = hospital.currentTotals(names)
  const plain = names.filter((name) => !name.includes('APPEAL'))
  const paid = ['reimb_nhso', 'reimb_pp_nhso', 'total_service_amt', 'reimb_total', 'cr_total']
  expect(totals.claims).toBe(plain.length * 8)
  expect(totals.funds.reduce((sum, fund) => sum + (fund.satang ?? 0), 0)).toBe(
    paid.reduce((sum, field) => sum + (totals.sums[field] ?? 0), 0),
  )
})

test('lists and files follow from the seed, whatever was asked for before', async () => {
  const [first, second] = [createPracticeHospital(options), createPracticeHospital(options)]
  for (const month of ['2025-10', '2026-02', '2027-09']) first.listReps(month, 'ucs')
  const listed = second.listReps('2026-01', 'ucs')
  expect(first.listReps('2026-01', 'ucs')).toEqual(listed)
  for (const { name } of listed) {
    const [one, other] = [await first.makeRep(name), await second.makeRep(name)]
    expect(sha256(one.bytes)).toBe(sha256(other.bytes))
    expect(one.key).toEqual(other.key)
  }
  expect(createPracticeHospital({ ...options, seed: 'other' }).listReps('2026-01', 'ucs')).not.toEqual(listed)
})

test('every listed file is what its key and its line in the list say, however odd', async () => {
  const hospital = createPracticeHospital(options)
  for (const listing of ['2025-12', '2026-01'].flatMap((month) => hospital.listReps(month, 'ucs'))) {
    const { bytes, key } = await hospital.makeRep(listing.name)
    expect(addUpDetail(bytes)).toEqual({ rows: listing.total, sums: key.sums })
    expect({ name: key.name, passed: key.passed, failed: key.failed, rejected: key.rejected }).toEqual({
      name: listing.name,
      passed: listing.passed,
      failed: listing.failed,
      rejected: 0,
    })
  }
})

test('TRAN_IDs are single over the hospital, except those that appeals bring back', async () => {
  const hospital = createPracticeHospital({ ...options, oddities: 'none' })
  const seen = new Map<unknown, string[]>()
  for (const { name } of ['2025-12', '2026-01'].flatMap((month) => hospital.listReps(month, 'ucs'))) {
    const detail = getSheet(readWorkbook((await hospital.makeRep(name)).bytes), 'Detail')
    for (let row = 8; row < sizeOf(detail).rows; row++) {
      const tranId = valueAt(detail, row, 2)
      seen.set(tranId, [...(seen.get(tranId) ?? []), parseRepFileName(name)?.fileType ?? ''])
    }
  }
  const repeated = [...seen.values()].filter((types) => types.length > 1)
  expect(repeated.length).toBe(2 * 2 * 10)
  expect(repeated.every((types) => types.filter((type) => !type.includes('APPEAL')).length === 1)).toBe(true)
})

test('totals over several files count each claim once, as its newest version has it', async () => {
  const hospital = createPracticeHospital(options)
  const names = hospital.listReps('2026-01', 'ucs').map(({ name }) => name)
  const newestLast = hospital.listReps('2026-01', 'ucs').toReversed()
  const net = new Map<unknown, number>()
  for (const { name } of newestLast) {
    const detail = getSheet(
      readWorkbook((await createPracticeHospital({ ...options, oddities: 'none' }).makeRep(name)).bytes),
      'Detail',
    )
    for (let row = 8; row < sizeOf(detail).rows; row++) {
      net.set(valueAt(detail, row, 2), Math.round(Number(valueAt(detail, row, 40)) * 100))
    }
  }
  const totals = hospital.currentTotals(names)
  expect(totals.claims).toBe(4 * 40)
  expect(totals.sums['claim_net']).toBe([...net.values()].reduce((sum, satang) => sum + satang, 0))
  expect(totals.funds.reduce((sum, fund) => sum + fund.claims, 0)).toBe(totals.claims)
  expect(totals.funds.reduce((sum, fund) => sum + (fund.satang ?? 0), 0)).toBe(totals.sums['reimb_nhso'])
  expect(hospital.currentTotals([...names, ...names].toReversed())).toEqual(totals)
})

test('a name no month lists is not made up', async () => {
  await expect(
    createPracticeHospital(options).makeRep('eclaim_10670_OP_25690105_201501885.xls'),
  ).rejects.toThrow('no such file')
})
