import { expect, it } from 'vitest'
import { isCandidate, isPlausibleName, mayBeArchive } from '#main/features/queue/candidate.ts'

const ole2 = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const zip = Buffer.from('PK\x03\x04 and more')
const text = Buffer.from('วันที่\tยอด\r\n')

it.each([
  [true, ['a.xls', 'A.XLSX', 'a.Zip', 'a.csv', 'a.json', 'a.XML', 'eclaim_10670', '.xls']],
  [false, ['photo.jpg', 'letter.doc', 'a.xls.bak', 'a.', 'a.xlsm', 'a.xls ']],
])('a name may be of a file to import: %s', (expected, names) => {
  expect(names.map((name) => [name, isPlausibleName(name)])).toEqual(names.map((name) => [name, expected]))
})

it.each([
  [true, 'a.zip', zip],
  [true, 'a.xls', zip],
  [true, 'no ending', zip],
  [false, 'a.xlsx', zip],
  [false, 'A.XLSX', zip],
  [false, 'a.zip', ole2],
  [false, 'a.zip', Buffer.from('PK\x03')],
  [false, 'a.zip', Buffer.from('x PK\x03\x04')],
])('may hold others: %s, %s', (expected, name, start) => {
  expect(mayBeArchive(name, start)).toBe(expected)
})

it.each<[boolean, string, string, Buffer | null]>([
  [true, 'a workbook, whatever is in it', 'A.XLS', Buffer.from('<html>')],
  [true, 'a workbook that cannot be read', 'a.xlsx', null],
  [true, 'text', 'a.csv', text],
  [true, 'text that cannot be read, for the import to say so', 'a.json', null],
  [true, 'text of two bytes a letter', 'a.xml', Buffer.from('<a/>', 'utf16le')],
  [true, 'text with a tab alone', 'a.csv', Buffer.from([9])],
  [false, 'text with one byte of no letter', 'a.csv', Buffer.from('a,b\x08,c')],
  [false, 'text with the first byte of no letter', 'a.csv', Buffer.from('a,b\x01,c')],
  [true, 'a workbook without an ending', 'REP', ole2],
  [true, 'a zip without an ending', 'REP', zip],
  [false, 'text without an ending', 'REP', text],
  [false, 'what has no ending and cannot be read', 'REP', null],
  [false, 'a letter in the same container', 'a.doc', ole2],
  [false, 'a letter in a zip', 'a.docx', zip],
  [false, 'another file that cannot be read', 'a.doc', null],
])('is one to import: %s, %s', (expected, _title, name, start) => {
  expect(isCandidate(name, start)).toBe(expected)
})
