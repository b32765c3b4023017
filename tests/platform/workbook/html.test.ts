import { afterAll, describe, expect, it } from 'vitest'
import { openSource } from '#main/platform/workbook/open-source.ts'
import { createFolder, readRows, showCell } from '#tests/platform/workbook/sample-files.ts'
import { findRefusal, readSource, utf16le, windows874 } from '#tests/platform/workbook/source-files.ts'

const folder = createFolder()
afterAll(folder.remove)

const write = (bytes: string | Buffer) => folder.write('page.xls', Buffer.from(bytes))

/** The cells of each table by row and column, from 0. */
async function read(bytes: string | Buffer) {
  const source = await openSource(write(bytes))
  const tables: Record<string, Record<string, string>> = {}
  for (const name of source.sheetNames) {
    const cells: Record<string, string> = {}
    for (const { row, cells: values } of await readRows(source.rows(name)))
      for (const [column, value] of values.entries())
        if (value !== null) cells[`${row},${column}`] = showCell(value)
    tables[name] = cells
  }
  await source.close()
  return tables
}

const page = (rows: string) => `<html><body><table border=1>${rows}</table></body></html>`
const cells = async (rows: string) => (await read(page(rows)))['Table 1']

const plain = { '0,0': 'string ก', '0,1': 'string ข', '1,0': 'string 1', '1,1': 'string 2' }
const rows = '<tr><th>ก</th><th>ข</th></tr><tr><td>1</td><td>2</td></tr>'

describe('a web page under an Excel name', () => {
  it.each<[string, string | Buffer]>([
    ['in UTF-8', page(rows)],
    ['behind a byte order mark', `\ufeff${page(rows)}`],
    ['in UTF-16', utf16le(page(rows))],
    ['in the encoding of older Thai programs', windows874(`<meta charset=tis-620>${page(rows)}`)],
    ['that names another encoding than it has', `<meta charset=windows-874>${page(rows)}`],
    [
      'of XHTML',
      `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN">${page(rows)}`,
    ],
    ['that closes nothing but its table', '<TABLE><TR><TH>ก<TH>ข<TR><TD>1<TD>2</TABLE>'],
    ['without anything but a table', `<table>${rows}</table>`],
    [
      'with comments, styles and scripts in between',
      page(
        rows.replace(
          '</tr>',
          '</tr><!-- <tr><td>x</td></tr> --><style>td{}</style><script>if (1<2) "<td>"</script>',
        ),
      ),
    ],
    [
      'as Excel writes it',
      page(`<![if !x]><col width=64>${rows}<![endif]><!--[if x]><tr><td>y</td></tr><![endif]-->`),
    ],
    ['with sections', page(`<thead>${rows.replace('</tr>', '</tr></thead><tbody>')}</tbody>`)],
  ])('%s is read', async (_title, bytes) => {
    expect(await read(bytes)).toEqual({ 'Table 1': plain })
  })

  it('shows the text of a cell as a browser does', async () => {
    expect(
      await cells(
        '<tr><td> กองทุน\r\n   <b>ผู้ป่วย</b>ใน <td>a<br>b<p>c</p><td>&lt;1&gt; &amp;amp; &#3585;&#xE02;&nbsp;x&unknown; & y' +
          '<td>&nbsp;<td>-<td>0012<td>="0012"<td>1 < 2</tr><tr><td>1<td>2</tr>',
      ),
    ).toEqual({
      '0,0': 'string กองทุน ผู้ป่วยใน',
      '0,1': 'string a\nb\nc',
      '0,2': 'string <1> &amp; กข x&unknown; & y',
      '0,4': 'string -',
      '0,5': 'string 0012',
      '0,6': 'string 0012',
      '0,7': 'string 1 < 2',
      '1,0': 'string 1',
      '1,1': 'string 2',
    })
  })

  it('lays cells over several columns and rows out as Excel merges them', async () => {
    expect(
      await cells(
        '<tr><th rowspan=2>a<th colspan="2">b<th rowspan=\'2\'>c<tr><th>d<th>e<tr><td>1<td>2<td>3<td>4' +
          '<tr><td rowspan=0>x<td>y<tr><td>z',
      ),
    ).toEqual({
      '0,0': 'string a',
      '0,1': 'string b',
      '0,3': 'string c',
      '1,1': 'string d',
      '1,2': 'string e',
      '2,0': 'string 1',
      '2,1': 'string 2',
      '2,2': 'string 3',
      '2,3': 'string 4',
      '3,0': 'string x',
      '3,1': 'string y',
      '4,1': 'string z',
    })
  })

  it('takes the number behind what is shown, but no id and no day', async () => {
    expect(
      await cells(
        '<tr><td x:num="8000.5">8,001<td sdval="1234.567" sdnum="1033;0;#,##0.00">1,234.57<td x:num="46031">09/01/2569' +
          '<td x:num="12">0012<td x:num="681234567890">6.81E+11<td x:num>50<td x:num="0.5">50%<td x:num="-3.25">(3)' +
          '<td x:num x:fmla="=A1"></td></tr><tr><td>1<td>2',
      ),
    ).toEqual({
      '0,0': 'number 8000.5',
      '0,1': 'number 1234.567',
      '0,2': 'string 09/01/2569',
      '0,3': 'string 0012',
      '0,4': 'number 681234567890',
      '0,5': 'string 50',
      '0,6': 'string 50%',
      '0,7': 'number -3.25',
      '0,8': 'not calculated',
      '1,0': 'string 1',
      '1,1': 'string 2',
    })
  })

  it('has a sheet for each table, and for one within another', async () => {
    const inner = '<table><tr><td>x<td>y<tr><td>z<td>w</table>'
    expect(
      await read(`<table></table>${page(rows)}<p>${page(`<tr><td>a${inner}b<td>c<tr><td>d<td>e`)}`),
    ).toEqual({
      'Table 1': plain,
      'Table 2': { '0,0': 'string ab', '0,1': 'string c', '1,0': 'string d', '1,1': 'string e' },
      'Table 3': { '0,0': 'string x', '0,1': 'string y', '1,0': 'string z', '1,1': 'string w' },
    })
  })

  it('is read the same whatever the pieces it comes in', async () => {
    const filler = Array.from(
      { length: 9_000 },
      (_, row) => `<tr class="odd"><td>${row}</td><td>&#3585;&amp;${row}</td></tr>`,
    )
    const table = (await read(page(filler.join('\n'))))['Table 1'] ?? {}
    expect(Object.keys(table)).toHaveLength(18_000)
    expect([table['8999,0'], table['8999,1']]).toEqual(['string 8999', 'string ก&8999'])
    expect(Object.entries(table).filter(([, value]) => !/^string (?:ก&)?\d+$/.test(value))).toEqual([])
  })
})

const signIn =
  '<form action="/login"><table><tr><td>รหัสผู้ใช้<td><input name=user></tr><tr><td>รหัสผ่าน<td><input type=password></tr></table></form>'

describe('a page without a table of data', () => {
  it.each([
    ['that asks for a password', signIn, 'workbook.html'],
    [
      'that asks for a password beside news',
      `${signIn}${page('<tr><td>1<td>2<td>3<td>4<tr><td>1<td>2<td>3<td>4')}`,
      'workbook.html',
    ],
    ['that says the time is over', '<html><body><h1>หมดเวลาการใช้งาน</h1></body></html>', 'workbook.html'],
    ['that says so in English', '<html><body>Your session has expired.</body></html>', 'workbook.html'],
    [
      'that leads to the sign-in page',
      '<html><head><meta http-equiv=refresh content="0;url=/webComponent/login/LoginAction.do"></head></html>',
      'workbook.html',
    ],
    ['whose script does', "<html><script>top.location = '/login.jsp'</script></html>", 'workbook.html'],
    [
      'laid out as a table that says so',
      page('<tr><td>แจ้งเตือน<td>กรุณาเข้าสู่ระบบใหม่<tr><td>a<td>b'),
      'workbook.html',
    ],
    [
      'that says something else',
      '<html><body><h1>Service Unavailable</h1></body></html>',
      'workbook.webPage',
    ],
    ['that is empty', '<html></html>', 'workbook.webPage'],
    ['of frames', '<html><frameset><frame src="sheet001.htm"></frameset></html>', 'workbook.webPage'],
    [
      'in one file with its parts',
      'MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related',
      'workbook.webPage',
    ],
    ['cut off in its table', page(rows).slice(0, -40), 'workbook.truncated'],
    ['cut off in a tag', page(rows).slice(0, -3), 'workbook.truncated'],
  ])('%s is called what it is', async (_title, bytes, code) => {
    expect((await findRefusal(write(bytes)))?.code).toBe(code)
  })
})

describe('what a page may claim', () => {
  it.each([
    ['maxColumns', page(`<tr><td>1<td>2<tr><td>1${'<td>'.repeat(2_000)}x`)],
    ['maxColumns', page('<tr><td>1<td>2<tr><td colspan=999999999>1<td>x')],
    ['maxRowsPerSheet', page('<tr><td>1<td>2'.repeat(101))],
    ['maxSheets', page(rows).repeat(11)],
    ['maxTextCharacters', page(`<tr><td>1<td>2<tr><td>${'x'.repeat(400)}`)],
  ])('is bounded by %s', async (limit, bytes) => {
    const limits = { maxRowsPerSheet: 100, maxSheets: 10, maxTextCharacters: 300 }
    expect(await findRefusal(write(bytes), limits)).toMatchObject({
      code: 'workbook.tooLarge',
      details: { limit },
    })
  })

  it.each([
    ['tables without end', '<table><tr><td>'.repeat(100)],
    ['a tag without end', `<table ${'a="b" '.repeat(60_000)}`],
  ])('%s are refused', async (_title, bytes) => {
    expect((await findRefusal(write(bytes)))?.code).toBe('workbook.unreadable')
  })

  it('takes no longer for a page of comments, quotes and brackets', async () => {
    for (const odd of ['<!---->', '<style></style>', '<', '&', "<a b='", '<td rowspan=65000 colspan=1000>'])
      await findRefusal(write(`<table><tr><td>1<td>2<tr><td>1<td>2<td>${odd.repeat(40_000)}</table>`))
  }, 10_000)
})

it('a page says of its sheets that they are seen', async () => {
  const { format, sheets } = await readSource(write(page(rows)))
  expect([format, Object.keys(sheets)]).toEqual(['html', ['Table 1']])
})
