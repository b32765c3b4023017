import { describe, expect, it } from 'vitest'
import { maskCell } from '#main/features/imports/examine-mask.ts'
import { DateCell, ErrorCell } from '#main/platform/workbook/workbook.ts'

describe('a masked sample', () => {
  it.each([
    ['นางสาวกัญญา ณ ลำปาง', 'กกกกกกกกกก ก กก…'],
    ['Mr. Ong-art O’Neil', 'AA. AAA-AAA A·A…'],
    ['3-1002-00300-40-0', '9-9999-99999-99…'],
    ['๑๒๓ ฿45', '999 ·99'],
    ['1,234.50', '9,999.99'],
    ['東京 Ω é', 'AA A A'],
    ['  -  ', null],
    ['', null],
  ])('of the text %j is %j', (text, masked) => {
    expect(maskCell(text, false)).toBe(masked)
  })

  it('of a number keeps its size, with commas and satang for amounts only', () => {
    const masks = [1234.5, -80, 0, 690100001].map((value) => [maskCell(value, true), maskCell(value, false)])
    expect(masks).toEqual([
      ['9,999.99', '9,999.99'],
      ['-99.99', '-99'],
      ['9.99', '9'],
      ['999,999,999.99', '999999999'],
    ])
  })

  it('of any other cell says its kind', () => {
    const cells = [null, true, new DateCell(46_000, false), new ErrorCell('#REF!')]
    expect(cells.map((cell) => maskCell(cell, false))).toEqual([null, 'A', '99/99/9999', '#A'])
  })
})
