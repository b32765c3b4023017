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
  it('has a sheet for each XML document, with one row for each bill beside what stands around it', async () => {
    expect(await readSource(archive(statement))).toEqual({
      format: 'xml',
      sheets: {
        'STM.xml': {
          0: [
            'STMdoc',
            'hcode',
            'STMSTM/amount',
            'name',
            'pid',
            'wkno',
            'invno',
            'hn',
            'amount',
            'paid',
            'EPOpay',
          ],
          1: [
            '10670_HDSTM_681101',
            '10670',
            '4000.00',
            'ใจดี & มีสุข',
            '1100200300400',
            '1',
            '1',
            '0012',
            '2000.00',
            '1500.00',
            '300.50',
          ],
          2: [
            '10670_HDSTM_681101',
            '10670',
            '4000.00',
            'ใจดี & มีสุข',
            '1100200300400',
            '1',
            '2',
            '0012',
            '2000.00',
            null,
            null,
          ],
          3: ['10670_HDSTM_681101', '10670', '4000.00', 'สมมุติ', null, null, '3', null, null, '10', null],
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
      0: ['STM/amount', 'STM/paid', 'invno'],
      1: ['99', '98', '1'],
    })
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
