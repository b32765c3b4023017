import { describe, expect, it } from 'vitest'
import { openReferenceDesk } from '#tests/features/reference/reference-desk.ts'

const toThai874 = (text: string) =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0
      return code >= 0x0e00 ? code - 0x0e00 + 0xa0 : code
    }),
  )

describe('a list the hospital has', () => {
  it.each(['offices.xlsx', 'offices.xls'])(
    'comes as %s with its titles, formulas and footers',
    async (name) => {
      const { at, reference, search, writeBook } = await openReferenceDesk()
      const file = await writeBook(name, {
        หน่วยบริการ: [
          ['รายชื่อหน่วยบริการ ณ 1 ตุลาคม 2568'],
          [],
          ['ชื่อ', 'รหัส 9 หลักใหม่', 'รหัส 5 หลัก', 'เตียงที่ใช้จริง', 'จังหวัด'],
          ['รพ.หนึ่ง', '="CA0032045"', '="32045"', 120, 'ขอนแก่น'],
          ['รพ.สอง', null, 981, null, 'เลย'],
          ['คลินิกไม่มีรหัส', null, null, null, 'เลย'],
          ['รพ.หนึ่ง ซ้ำ', null, '32045', null, 'เลย'],
          [],
          ['รวม', null, 'ทั้งหมด 4 แห่ง', null, null],
        ],
      })
      const counts = await reference.load('healthOffice', file, 'สมหญิง')
      const { lists } = await reference.lists()
      const { entries } = await reference.search({ kind: 'healthOffice', text: 'เลย', limit: 10, offset: 0 })
      const [first] = (await reference.search({ kind: 'healthOffice', text: '32045', limit: 1, offset: 0 }))
        .entries
      expect({ counts, list: lists.find(({ kind }) => kind === 'healthOffice'), entries, first }).toEqual({
        counts: { entries: 2, leftOut: 2, repeated: 1 },
        list: { kind: 'healthOffice', builtin: 1, loaded: 2, file: name, loadedAt: at, loadedBy: 'สมหญิง' },
        entries: [
          {
            kind: 'healthOffice',
            code: '00981',
            titleTh: 'รพ.สอง',
            titleEn: null,
            source: 'loaded',
            facts: [{ name: 'จังหวัด', value: 'เลย' }],
          },
        ],
        first: {
          kind: 'healthOffice',
          code: '32045',
          titleTh: 'รพ.หนึ่ง',
          titleEn: null,
          source: 'loaded',
          facts: [
            { name: 'รหัส 9 หลักใหม่', value: 'CA0032045' },
            { name: 'เตียงที่ใช้จริง', value: '120' },
            { name: 'จังหวัด', value: 'ขอนแก่น' },
          ],
        },
      })
      expect((await search('healthOffice', 'CA0032045')).codes).toEqual(['32045'])
    },
  )

  it('may lie on several sheets, and a sheet without its headers is not a part of it', async () => {
    const { reference, search, writeBook } = await openReferenceDesk()
    const file = await writeBook('icd.xlsx', {
      คำอธิบาย: [['ไฟล์นี้มีสองส่วน'], ['ดูแผ่นถัดไป']],
      'A-M': [
        ['Code', 'Thai Name', 'English Name'],
        ['A00.0', 'อหิวาต์', 'Cholera'],
      ],
      'N-Z': [
        ['ชื่อโรค', 'ICD-10'],
        ['Pneumonia', 'J18.9'],
      ],
    })
    expect(await reference.load('icd10', file, 'สมหญิง')).toEqual({ entries: 2, leftOut: 0, repeated: 0 })
    const { entries } = await reference.search({ kind: 'icd10', text: 'A000', limit: 1, offset: 0 })
    expect(entries[0]).toMatchObject({ code: 'A00.0', titleTh: 'อหิวาต์', titleEn: 'Cholera' })
    expect((await search('icd10', 'pneumonia')).codes).toEqual(['J18.9'])
  })

  it('comes as CSV in the encodings Thai programs write', async () => {
    const { reference, search, writeText } = await openReferenceDesk()
    const text = 'TMTID,FSN,ชื่อไทย\n100077,paracetamol 500 mg tablet,พาราเซตามอล\n'
    const files = [
      writeText('utf8.csv', `\ufeff${text}`),
      writeText('utf16.csv', Buffer.from(`\ufeff${text}`, 'utf16le')),
      writeText('thai.csv', toThai874(text)),
    ]
    for (const file of files) {
      await reference.load('drug', file, 'สมหญิง')
      expect(await search('drug', 'พาราเซตามอล 500')).toEqual({ total: 1, codes: ['100077'] })
    }
  })

  it('comes as the text of a PDF: a code begins an entry, other and indented lines go on with it', async () => {
    const { reference, writeText } = await openReferenceDesk()
    const text = [
      'รายการรหัสตรวจสอบ C',
      'รหัส ประเภท คำอธิบาย',
      '101 Corrective ข้อความแรก',
      '  ต่อบรรทัดสอง',
      '2. ข้อย่อย',
      '   300 บาทต่อครั้ง',
      '',
      'C305\tข้อความที่สอง',
      'V217 Verify ข้อความที่สาม\fหน้า',
      '101 Corrective ซ้ำ',
    ].join('\r\n')
    const counts = await reference.load('errorCode', writeText('codes.txt', text), 'สมหญิง')
    const meanings = await reference.explain(['101', '305', 'V217'])
    expect({ counts, official: meanings.map(({ official }) => official) }).toEqual({
      counts: { entries: 3, leftOut: 2, repeated: 1 },
      official: ['ข้อความแรก ต่อบรรทัดสอง 2. ข้อย่อย 300 บาทต่อครั้ง', 'ข้อความที่สอง', 'ข้อความที่สาม หน้า'],
    })
  })

  it('takes the place of the one loaded before, and ours stays', async () => {
    const { reference, search, writeText } = await openReferenceDesk()
    await reference.load('fund', writeText('one.csv', 'code,name\nUCS,บัตรทองของเรา\nOLD,เก่า'), 'สมหญิง')
    await reference.load('fund', writeText('two.csv', 'code,name\nNEW,ใหม่'), 'สมชาย')
    const { lists } = await reference.lists()
    expect({
      old: await search('fund', 'เก่า'),
      new: await search('fund', 'ใหม่'),
      ucs: (await reference.search({ kind: 'fund', text: 'UCS', limit: 1, offset: 0 })).entries[0]?.source,
      list: lists.find(({ kind }) => kind === 'fund'),
    }).toMatchObject({
      old: { total: 0 },
      new: { total: 1, codes: ['NEW'] },
      ucs: 'builtin',
      list: { loaded: 1, file: 'two.csv', loadedBy: 'สมชาย' },
    })
  })

  it('of many thousand rows comes in whole', async () => {
    const { reference, search, writeText } = await openReferenceDesk()
    const lines = Array.from({ length: 12_000 }, (_, index) => `${100_000 + index},drug ${index} tablet`)
    const file = writeText('tmt.csv', ['TMTID,FSN', ...lines].join('\n'))
    expect(await reference.load('drug', file, 'สมหญิง')).toEqual({ entries: 12_000, leftOut: 0, repeated: 0 })
    expect(await search('drug', '111999')).toEqual({ total: 1, codes: ['111999'] })
  })
})

describe('a list that cannot be read', () => {
  it('is refused with the place, and the list before is unchanged', async () => {
    const { reference, search, loadBadly, writeBook, writeText } = await openReferenceDesk()
    await reference.load('icd9', writeText('good.csv', 'code,name\n01.01,ของเดิม'), 'สมหญิง')
    const rows = Array.from({ length: 2_000 }, (_, index) => [`13.${index % 100}`, `หัตถการ ${index}`])
    const file = await writeBook('numbers.xlsx', {
      หัตถการ: [['รหัสหัตถการ', 'ชื่อหัตถการ'], ...rows, [1.01, 'ตัวเลขที่ศูนย์หาย']],
    })
    expect(await loadBadly('icd9', file)).toEqual({
      code: 'reference.codeUnreadable',
      file: 'numbers.xlsx',
      sheet: 'หัตถการ',
      row: 2002,
      column: 'A รหัสหัตถการ',
    })
    const { lists } = await reference.lists()
    expect({
      found: await search('icd9', 'ของเดิม'),
      list: lists.find(({ kind }) => kind === 'icd9'),
    }).toMatchObject({
      found: { total: 1 },
      list: { loaded: 1, file: 'good.csv' },
    })
  })

  it('says which header is missing', async () => {
    const { loadBadly, writeText } = await openReferenceDesk()
    const noCode = writeText('a.csv', 'ชื่อ,จังหวัด\nรพ.หนึ่ง,เลย')
    const noName = writeText('b.csv', 'รหัส 5 หลัก,จังหวัด\n10670,เลย')
    expect([await loadBadly('healthOffice', noCode), await loadBadly('healthOffice', noName)]).toEqual([
      { code: 'reference.noColumns', file: 'a.csv', column: 'รหัส 5 หลัก' },
      { code: 'reference.noColumns', file: 'b.csv', column: 'ชื่อ' },
    ])
  })

  it('says that a file has no code, is a PDF, no table, torn, or not there', async () => {
    const { loadBadly, writeText, place } = await openReferenceDesk()
    expect([
      await loadBadly('healthOffice', writeText('none.csv', 'รหัส 5 หลัก,ชื่อ\n-,ไม่มี')),
      await loadBadly('errorCode', writeText('none.txt', 'ไม่มีรหัสในข้อความนี้')),
      await loadBadly('errorCode', writeText('codes.pdf', '%PDF-1.7\n%\u00e2\u00e3')),
      await loadBadly('errorCode', writeText('empty.txt', '')),
      await loadBadly('errorCode', writeText('page.csv', '<html><body>หมดเวลา</body></html>')),
      await loadBadly('fund', writeText('torn.csv', 'code,name\nUCS,บัตรทอง\nOFC')),
      await loadBadly('fund', place('nowhere.xlsx')),
    ]).toEqual([
      { code: 'reference.noEntries', file: 'none.csv' },
      { code: 'reference.noEntries', file: 'none.txt' },
      { code: 'reference.isPdf', file: 'codes.pdf' },
      { code: 'workbook.empty', file: 'empty.txt' },
      { code: 'workbook.html', file: 'page.csv' },
      { code: 'import.rowUnreadable', file: 'torn.csv', sheet: 'csv', row: 3 },
      { code: 'import.fileMissing', file: 'nowhere.xlsx' },
    ])
  })
})
