import { truncated, unreadable } from '#main/platform/workbook/faults.ts'
import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'

/** One stream of a compound file, readable at any position. */
export type ByteStream = {
  readonly size: number
  /** Fills `target` from `at` to its end or the stream's, whichever comes first. @returns bytes read */
  read(target: Buffer, at: number, position: number): number
}

/** @returns where sector `sector` starts in the file; the header takes the place of sector -1 */
export const sectorPosition = (sector: number, sectorBytes: number) => (sector + 1) * sectorBytes

const endOfChain = -2

/**
 * Follows a chain of sectors through an allocation table.
 * @param wanted how many sectors are needed; null follows to the end of the chain
 * @throws AppError `workbook.unreadable` for a circle, a gap, or a chain that ends early
 */
export function followChain(table: Int32Array, start: number, wanted: number | null): number[] {
  const seen = new Uint8Array(table.length)
  const chain: number[] = []
  let sector = start
  while (wanted === null ? sector !== endOfChain : chain.length < wanted) {
    const next = table[sector]
    if (next === undefined || seen[sector] === 1) throw unreadable()
    seen[sector] = 1
    chain.push(sector)
    sector = next
  }
  return chain
}

type Runs = { readonly starts: Float64Array; readonly positions: Float64Array; readonly size: number }

function toRuns(chain: readonly number[], sectorBytes: number, size: number): Runs {
  const starts: number[] = []
  const positions: number[] = []
  let previous = Number.NaN
  chain.forEach((sector, index) => {
    if (sector !== previous + 1) {
      starts.push(index * sectorBytes)
      positions.push(sectorPosition(sector, sectorBytes))
    }
    previous = sector
  })
  return { starts: Float64Array.from(starts), positions: Float64Array.from(positions), size }
}

function findRun({ starts }: Runs, position: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}

function readRuns(bytes: FileBytes, runs: Runs, target: Buffer, at: number, position: number): number {
  const wanted = Math.min(target.length - at, Math.max(0, runs.size - position))
  let done = 0
  for (let run = findRun(runs, position); done < wanted; run++) {
    const offset = position + done - (runs.starts[run] ?? 0)
    const length = Math.min(wanted - done, (runs.starts[run + 1] ?? runs.size) - position - done)
    bytes.read(target, at + done, length, (runs.positions[run] ?? 0) + offset)
    done += length
  }
  return wanted
}

/**
 * Opens the stream of `size` bytes whose sectors start at `start`.
 * @throws AppError `workbook.truncated` when a sector lies behind the end of the file, `workbook.unreadable`
 */
export function openSectorStream(
  bytes: FileBytes,
  table: Int32Array,
  sectorBytes: number,
  start: number,
  size: number,
): ByteStream {
  const sectors = Math.ceil(size / sectorBytes)
  if (sectors > table.length) throw unreadable()
  const chain = followChain(table, start, sectors)
  chain.forEach((sector, index) => {
    const used = index === sectors - 1 ? size - index * sectorBytes : sectorBytes
    if (sectorPosition(sector, sectorBytes) + used > bytes.size) throw truncated()
  })
  const runs = toRuns(chain, sectorBytes, size)
  return { size, read: (target, at, position) => readRuns(bytes, runs, target, at, position) }
}

/** @returns a stream over bytes that are already in memory */
export function openMemoryStream(bytes: Buffer): ByteStream {
  return {
    size: bytes.length,
    read: (target, at, position) => bytes.copy(target, at, Math.min(position, bytes.length)),
  }
}
