import * as XLSX from '@e965/xlsx'
import { afterAll, expect, test } from 'vitest'
import { openWorkbook } from '#main/platform/workbook/open-workbook.ts'
import type { WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'
import {
  characters,
  labelSst,
  long,
  number,
  record,
  text,
  words,
  xlsFile,
} from '#tests/platform/workbook/biff8-bytes.ts'
import { randomWorkbook } from '#tests/platform/workbook/random-workbook.ts'
import {
  createFolder,
  createRandom,
  type Random,
  readWorkbook,
} from '#tests/platform/workbook/sample-files.ts'

const folder = createFolder()
afterAll(folder.remove)

/** Tight bounds, so that a mutated size that slips through is seen. */
const limits: WorkbookLimits = {
  maxBytes: 1_000_000,
  maxRowsPerSheet: 1_000,
  maxColumns: 64,
  maxTextCharacters: 300,
  maxSharedStrings: 2_000,
  maxSharedCharacters: 40_000,
  maxPartBytes: 500_000,
  maxSheets: 6,
}

function continuedTexts(): Buffer {
  const sst = record(0x00fc, long(3), long(3), text('first'), words(8), characters('HN ก', true))
  const rest = record(
    0x003c,
    characters('0042', false),
    words(3),
    Buffer.from([0x09]),
    words(1),
    Buffer.from('กขค', 'utf16le'),
  )
  const cells = Array.from({ length: 300 }, (_, row) => [labelSst(row, 0, row % 3), number(row, 3, row / 8)])
  return xlsFile([sst, rest, record(0x003c, Buffer.alloc(4))], [{ name: 'Detail', records: cells.flat() }])
}

function writeBase(seed: number, bookType: 'biff8' | 'xlsx', bookSST: boolean, compression: boolean): Buffer {
  return XLSX.write(randomWorkbook(createRandom(seed)), { type: 'buffer', bookType, bookSST, compression })
}

const bases: readonly [Buffer, ...Buffer[]] = [
  writeBase(11, 'biff8', false, false),
  writeBase(12, 'biff8', true, false),
  writeBase(13, 'biff8', true, false),
  continuedTexts(),
  xlsFile([], [{ name: 'Detail', records: [number(0, 0, 1)] }]),
  writeBase(12, 'xlsx', true, true),
  writeBase(13, 'xlsx', false, false),
]

function flipBits(bytes: Buffer, random: Random): Buffer {
  for (let flips = 1 + random.below(20); flips > 0; flips--) {
    const at = random.below(bytes.length)
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.below(8)), at)
  }
  return bytes
}

function cut(bytes: Buffer, random: Random): Buffer {
  return bytes.subarray(0, random.below(bytes.length))
}

function swapSectors(bytes: Buffer, random: Random): Buffer {
  const sectors = Math.floor(bytes.length / 512)
  const [one, other] = [random.below(sectors) * 512, random.below(sectors) * 512]
  const kept = Buffer.from(bytes.subarray(one, one + 512))
  bytes.copy(bytes, one, other, other + 512)
  kept.copy(bytes, other)
  return bytes
}

/** Writes telling numbers where sizes, counts, sector links and record lengths may stand. */
function writeLengths(bytes: Buffer, random: Random): Buffer {
  for (let writes = 1 + random.below(4); writes > 0; writes--) {
    const inHead = random.below(2) === 0
    const at = random.below(Math.min(bytes.length - 4, inHead ? 1_024 : bytes.length))
    const value = random.pick([
      0,
      1,
      2,
      0xff,
      0x7fff,
      0xffff,
      0x7fff_ffff,
      0xffff_ffff,
      0xffff_fffe,
      random.below(200),
    ])
    if (value > 0xffff || random.below(2) === 0) bytes.writeUInt32LE(value, at)
    else bytes.writeUInt16LE(value, at)
  }
  return bytes
}

function zeroRange(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length)
  return bytes.fill(0, at, Math.min(bytes.length, at + 1 + random.below(2_000)))
}

/** Shifts everything behind a place, as a lost or doubled piece of a download does. */
function moveTail(bytes: Buffer, random: Random): Buffer {
  const [from, to] = [random.below(bytes.length), random.below(bytes.length)]
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
}

const mutations = [flipBits, cut, swapSectors, writeLengths, zeroRange, moveTail] as const

function expectWithinLimits(rows: number, cells: readonly unknown[]) {
  const longest = cells.reduce(
    (most: number, cell) => Math.max(most, typeof cell === 'string' ? cell.length : 0),
    0,
  )
  expect(rows).toBeLessThanOrEqual(limits.maxRowsPerSheet)
  expect(cells.length).toBeLessThanOrEqual(limits.maxColumns)
  expect(longest).toBeLessThanOrEqual(limits.maxTextCharacters)
}

async function readAll(path: string) {
  const workbook = await openWorkbook(path, { limits })
  try {
    expect(workbook.sheetNames.length).toBeLessThanOrEqual(limits.maxSheets)
    for (const name of workbook.sheetNames) {
      let rows = 0
      for await (const batch of workbook.rows(name)) {
        for (const { cells } of batch) expectWithinLimits(++rows, cells)
      }
    }
  } finally {
    await workbook.close()
  }
}

/** @returns `read`, or the code it was refused with; anything but an AppError is rethrown */
async function tryRead(path: string, seed: number): Promise<string> {
  try {
    await readAll(path)
    return 'read'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw new Error(`seed ${seed}`, { cause: error })
  }
}

test('2,000 damaged workbooks are each read within the limits or refused by name', async () => {
  const outcomes = new Map<string, number>()
  for (let seed = 1; seed <= 2_000; seed++) {
    const random = createRandom(seed)
    const damaged = random.pick(mutations)(Buffer.from(random.pick(bases)), random)
    const outcome = await tryRead(folder.write('damaged.xls', damaged), seed)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  const total = [...outcomes.values()].reduce((sum, count) => sum + count, 0)
  const allowed = /^(?:read|workbook\.\w+)$/
  expect({ total, strange: [...outcomes.keys()].filter((outcome) => !allowed.test(outcome)) }).toEqual({
    total: 2_000,
    strange: [],
  })
  for (const outcome of ['read', 'workbook.unreadable', 'workbook.truncated', 'workbook.tooLarge']) {
    expect({ outcome, isSeen: outcomes.has(outcome) }).toEqual({ outcome, isSeen: true })
  }
})

async function readOrRefuse(name: string, bytes: Uint8Array) {
  try {
    return await readWorkbook(folder.write(name, bytes))
  } catch (error) {
    if (error instanceof AppError) return 'refused'
    throw error
  }
}

test('a workbook cut off anywhere is refused or read whole, never read as a shorter one', async () => {
  for (const [index, base] of bases.entries()) {
    const whole = await readOrRefuse('whole.xls', base)
    const random = createRandom(index)
    const cuts = [1, 2, 511, 512, 513, 1_024, ...Array.from({ length: 60 }, () => random.below(base.length))]
    for (const missing of cuts) {
      const read = await readOrRefuse('cut.xls', base.subarray(0, base.length - missing))
      if (read !== 'refused') expect({ index, missing, read }).toEqual({ index, missing, read: whole })
    }
  }
})
