import { readdirSync, readlinkSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { openWorkbook } from '#main/platform/workbook/open-workbook.ts'
import { number, xlsFile } from '#tests/platform/workbook/biff8-bytes.ts'
import { createFolder, readRows } from '#tests/platform/workbook/sample-files.ts'
import { sheetXml, xlsxFile } from '#tests/platform/workbook/xlsx-bytes.ts'

const folder = createFolder()
afterAll(folder.remove)

const rowCount = 20_000
const xlsRows = Array.from({ length: rowCount }, (_, row) => number(row, 0, row))
const xlsxRows = Array.from({ length: rowCount }, (_, row) => `<row><c><v>${row}</v></c></row>`)
const paths = [
  folder.write('long.xls', xlsFile([], [{ name: 'Detail', records: xlsRows }])),
  folder.write('long.xlsx', xlsxFile({ sheet: sheetXml(xlsxRows.join('')) })),
]

/** How often this process has the file open; null where the system does not tell. */
function countOpen(path: string): number | null {
  if (process.platform !== 'linux') return null
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === path
    } catch {
      return false // the descriptor of the listing itself is gone by now
    }
  }).length
}

const isOpen = (path: string) => (countOpen(path) ?? 0) > 0

test.each(paths)('%s comes in batches of at most 512 rows, and all of them', async (path) => {
  const workbook = await openWorkbook(path)
  const sizes: number[] = []
  for await (const batch of workbook.rows('Detail')) sizes.push(batch.length)
  await workbook.close()
  expect({ all: sizes.reduce((sum, size) => sum + size, 0), most: Math.max(...sizes) }).toEqual({
    all: rowCount,
    most: 512,
  })
})

test.each(paths)('%s can be left after the first batch, read again, and closed twice', async (path) => {
  const workbook = await openWorkbook(path)
  for await (const batch of workbook.rows('Detail')) {
    expect(batch[0]).toEqual({ row: 0, cells: [0] })
    break
  }
  const again = await readRows(workbook.rows('Detail'))
  await workbook.close()
  await workbook.close()
  expect({ rows: again.length, isOpen: isOpen(path) }).toEqual({ rows: rowCount, isOpen: false })
})

test.each(paths)('cancelling while %s is read ends with `cancelled` and closes the file', async (path) => {
  const cancel = new AbortController()
  const workbook = await openWorkbook(path, { signal: cancel.signal })
  let batches = 0
  const reading = (async () => {
    for await (const _ of workbook.rows('Detail')) {
      batches++
      if (batches === 2) cancel.abort()
    }
  })()
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  expect({ batches, isOpen: isOpen(path) }).toEqual({ batches: 2, isOpen: false })
})

test('a message can cancel between batches, for the event loop gets its turn', async () => {
  const [path = ''] = paths
  const cancel = new AbortController()
  const workbook = await openWorkbook(path, { signal: cancel.signal })
  setImmediate(() => cancel.abort())
  await expect(readRows(workbook.rows('Detail'))).rejects.toMatchObject({ code: 'cancelled' })
})

test('a file that is refused, or not wanted any more, is not left open', async () => {
  const path = folder.write('refused.xls', Buffer.from('<html>'))
  await expect(openWorkbook(path)).rejects.toMatchObject({ code: 'workbook.webPage' })
  const [good = ''] = paths
  await expect(openWorkbook(good, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'cancelled',
  })
  expect([isOpen(path), isOpen(good)]).toEqual([false, false])
})

test.each(paths)('a sheet %s does not have is named', async (path) => {
  const workbook = await openWorkbook(path)
  await expect(readRows(workbook.rows('detail'))).rejects.toMatchObject({
    code: 'import.sheetMissing',
    details: { sheet: 'detail' },
  })
  await workbook.close()
})
