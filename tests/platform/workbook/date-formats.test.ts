import { expect, test } from 'vitest'
import { isBuiltInDateFormat, isDatePattern } from '#main/platform/workbook/date-formats.ts'

test.each([
  'd/m/yyyy',
  'DD-MMM-YY',
  '[$-41E]d mmm yy;@',
  '[$-D07041E]d mmmm yyyy',
  '[$-107041E]d mmm bb',
  'ว/ด/ปปปป',
  'ช:นน:ทท',
  '[h]:mm',
  '[ss]',
  '[ช]:นน:ทท',
  'h:mm AM/PM',
  'mm:ss.0',
  '"วันที่" d mmm',
  'yyyy\\-mm\\-dd',
  '[Red]d/m/yy',
])('the format %s shows a date or time', (pattern) => {
  expect(isDatePattern(pattern)).toBe(true)
})

test.each([
  'General',
  'GENERAL',
  '',
  '@',
  '0.00',
  '#,##0.00 "บาท"',
  '#,##0 "days"',
  '\\d0',
  '[Red]0.00',
  '[Yellow]#,##0;[Red]-#,##0',
  '0.00E+00',
  '##0.0e-0',
  '_d0_)',
  '*d0',
  '[$฿-41E]#,##0.00',
  '# ?/?',
  '0%',
  't#,##0',
  '"unclosed d',
])('the format %s shows a plain number', (pattern) => {
  expect(isDatePattern(pattern)).toBe(false)
})

test('built-in formats are dates where Excel says so', () => {
  const dates = Array.from({ length: 90 }, (_, id) => id).filter(isBuiltInDateFormat)
  expect(dates).toEqual([
    ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47],
    ...[50, 51, 52, 53, 54, 55, 56, 57, 58, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81],
  ])
})
