import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { statementSchemes } from '#main/features/practice/practice-hospital.ts'
import { parseDocumentName } from '#shared/model/document-name.ts'

const options = { seed: 'hospital', hospitalCode: '10670', claimsPerFile: 40, filesPerMonth: 6 }
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('a month has two OP statements and one IP statement of UCS, newest first, numbered as NHSO numbers them', () => {
  const listed = createPracticeHospital(options).listStatements({ scheme: 'UCS', month: '2025-11' })
  expect(listed).toEqual([
    {
      name: 'STM_10670_OPUCS256811_02.xls',
      documentNo: '10670_OPUCS256811_02',
      scheme: 'UCS',
      month: '2025-11',
      round: 2,
      personType: '1',
      period: '6811_OP_02',
      serviceMonth: '2025-10',
      issuedAt: '2025-11-28T10:20:00',
    },
    expect.objectContaining({ documentNo: '10670_IPUCS256811_01', personType: '2', period: '6811_IP_01' }),
    expect.objectContaining({ documentNo: '10670_OPUCS256811_01', personType: '1', period: '6811_OP_01' }),
  ])
})

test('every scheme with statements has OP and IP documents that name their hospital and scheme; those of civil servants none', () => {
  const hospital = createPracticeHospital(options)
  for (const scheme of statementSchemes) {
    const names = hospital
      .listStatements({ scheme, month: '2026-01' })
      .map(({ name }) => parseDocumentName(name))
    const usual = { kind: 'STM', hcode: '10670', scheme: scheme === 'OFC' ? null : scheme.toLowerCase() }
    expect(names).toEqual(expect.arrayContaining([expect.objectContaining({ ...usual, patientType: 'OP' })]))
    expect(names).toEqual(expect.arrayContaining([expect.objectContaining({ ...usual, patientType: 'IP' })]))
  }
})

test('a statement pays claims that REP files of the month before hold, each batch in one statement only', async () => {
  const hospital = createPracticeHospital(options)
  const [later, , first] = hospital.listStatements({ scheme: 'UCS', month: '2026-01' })
  const tranIds = new Set<unknown>()
  for (const { name } of hospital.listReps('2025-12', 'ucs')) {
    const { workbook } = await hospital.makeRep(name)
    for (const { fields } of workbook.sheets[0]?.rows() ?? []) tranIds.add(fields['tran_id'])
  }
  const batches: unknown[][] = []
  for (const listing of [first, later]) {
    const { key } = await hospital.makeStatement(listing?.name ?? '')
    const rows = key.sheets
      .filter(({ layout }) => layout.id === 'stm-ucs-43')
      .flatMap((sheet) => [...sheet.rows()])
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.every(({ fields }) => tranIds.has(fields['tran_id']))).toBe(true)
    batches.push([...new Set(rows.map(({ fields }) => fields['rep_no']))])
  }
  expect(batches[0]?.filter((repNo) => batches[1]?.includes(repNo))).toEqual([])
})

test('statements and transfers follow from the seed, whatever was asked for before', async () => {
  const [first, second] = [createPracticeHospital(options), createPracticeHospital(options)]
  first.listStatements({ scheme: 'OFC', month: '2025-10' })
  for (const scheme of statementSchemes) {
    const listed = first.listStatements({ scheme, month: '2026-01' })
    expect(second.listStatements({ scheme, month: '2026-01' })).toEqual(listed)
    for (const { name } of listed) {
      const [one, other] = [await first.makeStatement(name), await second.makeStatement(name)]
      expect([one.name, sha256(one.bytes)]).toEqual([name, sha256(other.bytes)])
    }
  }
  expect(first.listTransfers('2026-01-01', '2026-01-31')).toEqual(
    second.listTransfers('2026-01-01', '2026-01-31'),
  )
})

test('a statement no month lists is not made up', async () => {
  const hospital = createPracticeHospital(options)
  for (const name of ['STM_10670_OPUCS256811_03.xls', 'STM_10670_OPLGO256811_01.xls', 'x.xls'])
    await expect(hospital.makeStatement(name)).rejects.toThrow('no such statement')
})

test('transfers of some days are those posted then, newest first, and LGO ones name REP batches of the month before', () => {
  const hospital = createPracticeHospital(options)
  const rows = hospital.listTransfers('2025-11-08', '2026-01-20')
  const days = rows.map(({ posting_date }) => posting_date)
  expect(rows.length).toBeGreaterThan(100)
  expect(days).toEqual(days.toSorted().toReversed())
  expect([days.at(-1), days[0]].every((day = '') => day >= '2025-11-08' && day <= '2026-01-20')).toBe(true)
  const known = hospital.listReps('2025-12', 'lgo').map(({ repNo }) => repNo)
  const named = rows.filter((row) => row.budget_source === 'LGO' && row.posting_date >= '2026-01-01')
  expect(named.length).toBeGreaterThan(0)
  expect(named.every((row) => known.includes(String(row['ref_doc_no'])))).toBe(true)
  expect(hospital.listTransfers('2026-01-20', '2025-11-08')).toEqual([])
})

test('a large hospital lists 400 REP files in a month and makes each of them', async () => {
  const hospital = createPracticeHospital({ seed: 'large', hospitalCode: '10670', size: 'large' })
  const listed = hospital.listReps('2026-01', 'ucs')
  expect([listed.length, new Set(listed.map(({ name }) => name)).size]).toEqual([400, 400])
  for (const index of [0, 123, 399]) {
    const { key } = await hospital.makeRep(listed[index]?.name ?? '')
    expect([key.name, key.rows]).toEqual([listed[index]?.name, listed[index]?.total])
  }
  expect(hospital.listTransfers('2026-01-01', '2026-01-31')).toHaveLength(600)
})
