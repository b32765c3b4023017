import { afterAll, describe, expect, it } from 'vitest'
import { createFolder } from '#tests/platform/workbook/sample-files.ts'
import { findRefusal, readSource, windows874 } from '#tests/platform/workbook/source-files.ts'
import { zipFile } from '#tests/platform/workbook/xlsx-bytes.ts'

const folder = createFolder()
afterAll(folder.remove)

const statement = `<?xml version="1.0" encoding="UTF-8"?>
<STMSTM>
  <STMdoc>10670_HDSTM_681101</STMdoc><hcode>10670</hcode>
  <HDBills>
    <HDBill><name>ใจดี &amp; มีสุข</name><pid>1100200300400</pid>
      <TBill><invno>1</invno><hn>0012</hn><amount>2000.00</amount><paid>1500.00</paid>
        <EPOs><EPOpay>300.50</EPOpay></EPOs></TBill>
      <TBill><invno>2</invno><hn>0012</hn><amount>2000.00</amount><paid/></TBill>
      <wkno>1</wkno>
    </HDBill>
    <HDBill><name>สมมุติ</name>
      <TBill><invno>3</invno><paid>10</paid></TBill>
    </HDBill>
  </HDBills>
  <amount>4000.00</amount>
</STMSTM>`

const archive = (text: string | Buffer, path = 'STM.xml') =>
  folder.write('kidney.zip', zipFile([{ path, text }]))

describe('an archive of dialysis statements', () => {
  it('has a sheet for each XML document: what it says of all bills, then a row for each beside what stands around it', async () => {
    expect(await readSource(archive(statement))).toEqual({
      format: 'xml',
      sheets: {
        'STM.xml': {
          0: ['STMdoc', '10670_HDSTM_681101'],
          1: ['hcode', '10670'],
          2: ['amount', '4000.00'],
          4: ['name', 'pid', 'wkno', 'invno', 'hn', 'amount', 'paid', 'EPOpay'],
          5: ['ใจดี & มีสุข', '1100200300400', '1', '1', '0012', '2000.00', '1500.00', '300.50'],
          6: ['ใจดี & มีสุข', '1100200300400', '1', '2', '0012', '2000.00', null, null],
          7: ['สมมุติ', null, null, '3', null, null, '10', null],
        },
      },
    })
  })

  it('may keep its bills right below the document, and name its encoding', async () => {
    const text =
      '<?xml version="1.0" encoding="windows-874"?><STM><TBills><TBill><name>ใจดี</name></TBill></TBills></STM>'
    expect((await readSource(archive(windows874(text)))).sheets['STM.xml']).toEqual({
      0: ['name'],
      1: ['ใจดี'],
    })
  })

  it('never takes a sum of the document for the amount of a bill, whether bills have one or not', async () => {
    const text = '<STM><amount>99</amount><paid>98</paid><TBill><invno>1</invno></TBill></STM>'
    expect((await readSource(archive(text))).sheets['STM.xml']).toEqual({
      0: ['amount', '99'],
      1: ['paid', '98'],
      3: ['invno'],
      4: ['1'],
    })
    const around = '<STM><TBills><amount>97</amount><TBill><invno>1</invno></TBill></TBills></STM>'
    expect((await readSource(archive(around))).sheets['STM.xml']).toEqual({
      0: ['TBills/amount', 'invno'],
      1: ['97', '1'],
    })
  })

  it('takes one name in two spellings for one, in bills and above them', async () => {
    const text =
      '<STM><stmdoc>A_STM</stmdoc><tbill><HDflag>COC</HDflag><EPOs><EPOpay>1</EPOpay></EPOs></tbill>' +
      '<TBill><hdflag>COC</hdflag><epopay>2</epopay></TBill></STM>'
    expect((await readSource(archive(text, 'a.xml'))).sheets['a.xml']).toEqual({
      0: ['stmdoc', 'A_STM'],
      1: ['HDflag', 'COC'],
      3: ['HDflag', 'EPOpay'],
      4: ['COC', '1'],
      5: ['COC', '2'],
    })
  })

  it('counts its parts beside its own totals, and says a flag only when all bills have it', async () => {
    const text =
      '<STM><STMdat><Dat><Tcount>1</Tcount></Dat><Gtotal>5</Gtotal></STMdat><STMdat><Dat><Tcount>1</Tcount></Dat></STMdat>' +
      '<Remarks><a>b</a></Remarks><TBill><HDflag>COC</HDflag></TBill><TBill><HDflag/></TBill></STM>'
    expect((await readSource(archive(text))).sheets['STM.xml']).toEqual({
      0: ['STMdat/Dat/Tcount', '1\n1'],
      1: ['STMdat/Gtotal', '5'],
      3: ['HDflag'],
      4: ['COC'],
    })
  })

  it('has no bills where neither its number nor its name is a statement’s', async () => {
    const text = '<STM><TBill><invno>1</invno></TBill></STM>'
    expect((await readSource(archive(text, 'HDREP.xml'))).sheets).toEqual({ 'HDREP.xml': {} })
  })

  it('keeps both of two values of one name, where neither can be the only one', async () => {
    const text = '<STM><TBill><EPOs><EPOpay>1</EPOpay></EPOs><EPOs><EPOpay>2</EPOpay></EPOs></TBill></STM>'
    expect((await readSource(archive(text))).sheets['STM.xml']).toEqual({ 0: ['EPOpay'], 1: ['1\n2'] })
  })

  it('leaves other files of the archive alone', async () => {
    const parts = [
      { path: 'readme.txt', text: 'x' },
      { path: '__MACOSX/._a.xml', text: 'x' },
      { path: 'folder/A.XML', text: '<a/>' },
    ]
    expect(await readSource(folder.write('kidney.zip', zipFile(parts)))).toEqual({
      format: 'xml',
      sheets: { 'folder/A.XML': {} },
    })
  })

  it('is a workbook when it has the parts of one, and nothing when it has no XML', async () => {
    const office = zipFile([
      { path: '[Content_Types].xml', text: '<Types/>' },
      { path: 'a.xml', text: statement },
    ])
    expect((await findRefusal(folder.write('a.zip', office)))?.code).toBe('workbook.notWorkbook')
    expect((await findRefusal(folder.write('b.zip', zipFile([{ path: 'a.csv', text: 'a,b' }]))))?.code).toBe(
      'workbook.notWorkbook',
    )
  })
})

describe('a dialysis statement is refused', () => {
  it.each([
    ['when it ends too early', statement.slice(0, -9), 'workbook.unreadable'],
    ['when it closes more than it opened', '<a/></b>', 'workbook.unreadable'],
    [
      'when it defines entities of its own',
      '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
      'workbook.unreadable',
    ],
    [
      'when it is nested without end',
      '<TBill>'.repeat(5_000) + '</TBill>'.repeat(5_000),
      'workbook.unreadable',
    ],
  ])('%s', async (_when, text, code) => {
    expect((await findRefusal(archive(text)))?.code).toBe(code)
  })

  it.each([
    ['maxColumns', { maxColumns: 5 }],
    ['maxRowsPerSheet', { maxRowsPerSheet: 2 }],
    ['maxTextCharacters', { maxTextCharacters: 6 }],
    ['maxSheets', { maxSheets: 0 }],
  ])('when it passes %s', async (limit, limits) => {
    expect(await findRefusal(archive(statement), limits)).toMatchObject({
      code: 'workbook.tooLarge',
      details: { limit },
    })
  })
})
