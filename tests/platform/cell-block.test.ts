import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCellBlock, packCells, unpackCells } from '#main/platform/cell-block.ts'
import { readBlock, toBlock } from '#tests/helpers/stored-cells.ts'

const unpack = (json: Uint8Array) => unpackCells({ packing: 'deflate', cells: packCells(json) })

test('rows come out of a packed block as they went in, blanks left out', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant('ค่ายา\n"<\u0000'))
  const fields = fc.dictionary(fc.constantFrom('rep_no', 'hn', 'ยา', 'a "b"', 'column DQ'), cell, {
    noNullPrototype: true,
  })
  const rows = fc
    .array(fields, { maxLength: 40 })
    .map((all) => all.map((one, index) => [index * 3 + 9, one] as const))
  fc.assert(
    fc.property(rows, (all) => {
      expect(unpack(toBlock(all))).toEqual(new Map(all))
    }),
  )
})

test('a row that was begun and not kept leaves nothing behind', () => {
  const block = createCellBlock((column) => ['a', 'b', 'c'][column] ?? '')
  block.begin()
  block.set(0, 'first')
  block.keep(9)
  block.begin()
  block.set(0, 'dropped')
  block.set(1, 'dropped')
  block.begin()
  block.set(2, 300)
  block.keep(11)
  block.begin()
  block.set(1, 'dropped at the end')
  const first = block.take()
  block.begin()
  block.set(1, 'next block')
  block.keep(12)
  expect(Buffer.from(first).includes('dropped')).toBe(false)
  expect([readBlock(first), readBlock(block.take())]).toEqual([
    new Map([
      [9, { a: 'first' }],
      [11, { c: 300 }],
    ]),
    new Map([[12, { b: 'next block' }]]),
  ])
})

test('only the wanted rows are looked at', () => {
  const json = toBlock([
    [9, { hn: '1' }],
    [10, { hn: '2' }],
  ])
  expect(unpackCells({ packing: 'deflate', cells: packCells(json) }, (row) => row === 10)).toEqual(
    new Map([[10, { hn: '2' }]]),
  )
})

test('bytes that are no block are refused, and none unpacks without bound', () => {
  const packed = packCells(toBlock([[9, { hn: '1' }]]))
  const bad = [
    packed.subarray(0, 5),
    Buffer.from('{}'),
    packCells(Buffer.from('{"rows":[1]}')),
    packCells(Buffer.from('{"rows":[1],"fields":{"a":[true]}}')),
  ]
  for (const cells of bad) expect(() => unpackCells({ packing: 'deflate', cells })).toThrow()
})
