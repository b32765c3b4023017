import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openReferenceDesk } from '#tests/features/reference/reference-desk.ts'
import { openTestApp } from '#tests/helpers/test-app.ts'

describe('the lists Satang ships', () => {
  it('are written when somebody first asks, and not before', async () => {
    const { store, reference } = await openReferenceDesk()
    const countRows = () =>
      store.read((db) => db.selectFrom('reference_entry').select('id').execute()).then((rows) => rows.length)
    const before = await countRows()
    const { lists } = await reference.lists()
    expect({
      before,
      after: await countRows(),
      empty: lists.filter(({ builtin }) => builtin === 0).map(({ kind }) => kind),
      loaded: lists.filter(({ loaded, file }) => loaded > 0 || file !== null),
    }).toEqual({
      before: 0,
      after: lists.reduce((sum, { builtin }) => sum + builtin, 0),
      empty: ['drug'],
      loaded: [],
    })
  })

  it('are written once, and again when what is shipped has changed', async () => {
    const { store, search, startAgain } = await openReferenceDesk()
    const whole = await search('fund', '')
    await store.write((trx) => trx.deleteFrom('reference_entry').where('code', '=', 'UCS').execute())
    const all = { kind: 'fund', text: '', limit: 50, offset: 0 } as const
    const unchanged = await startAgain('โรงพยาบาลทดสอบ').search(all)
    const changed = startAgain('โรงพยาบาลชื่อใหม่')
    const rewritten = await changed.search(all)
    const offices = await changed.search({ ...all, kind: 'healthOffice' })
    expect({
      unchanged: unchanged.total,
      rewritten: rewritten.total,
      names: offices.entries.map(({ titleTh }) => titleTh),
    }).toEqual({
      unchanged: whole.total - 1,
      rewritten: whole.total,
      names: ['โรงพยาบาลชื่อใหม่'],
    })
  })

  it('are asked for by several at once and still written once', async () => {
    const { store, reference } = await openReferenceDesk()
    await Promise.all([reference.lists(), reference.explain(['101']), reference.findUnknown(['101'])])
    const rows = await store.read((db) =>
      db.selectFrom('reference_entry').select('code').where('code', '=', '101').execute(),
    )
    expect(rows).toHaveLength(1)
  })
})

describe('a search', () => {
  it('puts the code first, then codes that begin with it, then those that speak of it', async () => {
    const { search, reference, writeText } = await openReferenceDesk()
    const lines = ['code,name', 'I500,หัวใจล้มเหลว', 'I50,กลุ่ม', 'A01,ดู I50 ด้วย', 'Z99,อื่น ๆ']
    await reference.load('icd10', writeText('icd.csv', lines.join('\n')), 'สมหญิง')
    expect(await search('icd10', 'i50')).toEqual({ total: 3, codes: ['I50', 'I500', 'A01'] })
    expect(await search('icd10', 'I50.0')).toEqual({ total: 1, codes: ['I500'] })
  })

  it('finds Thai and English words inside others, all of them and in any order', async () => {
    const { search } = await openReferenceDesk()
    expect(await search('fund', 'ฉุกเฉิน ผู้ป่วยนอก')).toEqual({ total: 1, codes: ['OPAE'] })
    expect(await search('fund', 'OUTPATIENT cost')).toEqual({ total: 1, codes: ['OPHC'] })
    expect(await search('fund', 'outpatient train')).toEqual({ total: 0, codes: [] })
  })

  it('takes signs as they are, and never as a pattern', async () => {
    const { search } = await openReferenceDesk()
    const texts = ['%', '_', '\\', '"', "''", '100%', '[', '*']
    const found = await Promise.all(texts.map((text) => search('fund', text)))
    expect(found.map(({ total }) => total)).toEqual(texts.map(() => 0))
    expect((await search('fund', "men's")).codes).toEqual(['WCF'])
  })

  it('knows an error code with its prefix', async () => {
    const { search } = await openReferenceDesk()
    expect((await search('errorCode', 'c305')).codes[0]).toBe('305')
    expect((await search('errorCode', ' 256-8 ')).codes).toEqual(['256-8'])
  })

  it('turns its pages without a code missing or coming twice', async () => {
    const { search } = await openReferenceDesk()
    const whole = await search('errorCode', '3', 200)
    const pages = []
    for (let offset = 0; offset < whole.total; offset += 37)
      pages.push(await search('errorCode', '3', 37, offset))
    const codes = pages.flatMap((page) => page.codes)
    expect({ codes: codes.length, different: new Set(codes).size, begin: codes.slice(0, 200) }).toEqual({
      codes: whole.total,
      different: whole.total,
      begin: whole.codes,
    })
    expect(whole.total).toBeGreaterThan(100)
  })
})

describe('an error code', () => {
  it('is explained in the order asked for, with its family where nobody describes it', async () => {
    const { reference } = await openReferenceDesk()
    const meanings = await reference.explain(['V217', 'C305', 'G99', 'ZZZ', 'C305'])
    expect(
      meanings.map(({ code, family, meaningTh, actionEn, official }) => ({
        code,
        family,
        isDescribed: meaningTh !== null && actionEn !== null,
        official,
      })),
    ).toEqual([
      { code: 'V217', family: 'verify', isDescribed: true, official: null },
      { code: 'C305', family: 'correct', isDescribed: true, official: null },
      { code: 'G99', family: 'general', isDescribed: false, official: null },
      { code: 'ZZZ', family: 'unknown', isDescribed: false, official: null },
      { code: 'C305', family: 'correct', isDescribed: true, official: null },
    ])
  })

  it('keeps our words beside the official ones once the hospital has loaded them', async () => {
    const { reference, search, writeBook } = await openReferenceDesk()
    const file = await writeBook('codes.xlsx', {
      ทั้งหมด: [
        ['code', 'type', 'description', 'guide'],
        ['C305', 'Corrective', 'ข้อความทางการ', 'วิธีทางการ'],
        ['G99', 'Deny', 'ข้อความใหม่', null],
      ],
    })
    const [ours] = await reference.explain(['305'])
    await reference.load('errorCode', file, 'สมหญิง')
    const [known, added] = await reference.explain(['305', 'G99'])
    const { entries } = await reference.search({ kind: 'errorCode', text: '305', limit: 1, offset: 0 })
    expect({ known, added, entry: entries[0] }).toEqual({
      known: { ...ours, official: 'ข้อความทางการ\nวิธีทางการ' },
      added: {
        code: 'G99',
        family: 'general',
        meaningTh: null,
        meaningEn: null,
        actionTh: null,
        actionEn: null,
        official: 'ข้อความใหม่',
      },
      entry: {
        kind: 'errorCode',
        code: '305',
        titleTh: ours?.meaningTh,
        titleEn: ours?.meaningEn,
        source: 'builtin',
        facts: [{ name: 'type', value: 'Corrective' }],
      },
    })
    expect((await search('errorCode', 'ข้อความใหม่')).codes).toEqual(['G99'])
  })

  it('of a known family passes as known until the hospital has the official list', async () => {
    const { reference, writeText } = await openReferenceDesk()
    const codes = ['101', 'C305', 'G99', 'V777', 'XYZ']
    const before = await reference.findUnknown(codes)
    await reference.load('errorCode', writeText('codes.csv', 'code,description\nG99,ข้อความ'), 'สมหญิง')
    expect({ before, after: await reference.findUnknown(codes) }).toEqual({
      before: ['XYZ'],
      after: ['V777', 'XYZ'],
    })
  })
})

describe('through the door', () => {
  it('whoever loads a list is remembered by name, and a file that is not there is named', async () => {
    const { app, root } = await openTestApp()
    const file = path.join(root, 'funds.csv')
    writeFileSync(file, 'code,name\nNEW,กองทุนใหม่')
    const loaded = await app.door.call('reference.load', { kind: 'fund', path: file }, 'window')
    const missing = await app.door.call(
      'reference.load',
      { kind: 'drug', path: '/nowhere/tmt.xls' },
      'window',
    )
    const meanings = await app.door.call('reference.explain', { codes: ['AP1'] }, 'window')
    const lists = await app.door.call('reference.lists', {}, 'window')
    expect({ loaded, missing, meanings, lists }).toMatchObject({
      loaded: { ok: true, value: { entries: 1, leftOut: 0, repeated: 0 } },
      missing: { ok: false, error: { code: 'import.fileMissing', details: { file: 'tmt.xls' } } },
      meanings: { ok: true, value: { codes: [{ code: 'AP1', family: 'appeal' }] } },
      lists: {
        ok: true,
        value: {
          lists: expect.arrayContaining([expect.objectContaining({ kind: 'fund', loadedBy: 'admin' })]),
        },
      },
    })
  })
})
