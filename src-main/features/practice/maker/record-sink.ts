/** BIFF records written one after another into megabyte blocks, so that no block ever has to be copied to grow. */
export type RecordSink = {
  block: Buffer
  /** Where the next record starts in `block`. */
  at: number
  readonly full: Buffer[]
  fullBytes: number
}

/** A place in the sink that is filled in later. */
export type Patch = { readonly block: Buffer; readonly at: number }

const blockBytes = 1 << 20

/** The most bytes one BIFF8 record can carry. */
export const maxRecordBytes = 8224

/** @returns an empty sink. */
export function createRecordSink(): RecordSink {
  return { block: Buffer.alloc(blockBytes), at: 0, full: [], fullBytes: 0 }
}

/**
 * Starts a record of exactly `length` bytes.
 * @returns where its content starts in `sink.block`; the content is zeros until it is filled
 */
export function startRecord(sink: RecordSink, kind: number, length: number): number {
  if (sink.at + 4 + length > blockBytes) {
    sink.full.push(sink.block.subarray(0, sink.at))
    sink.fullBytes += sink.at
    sink.block = Buffer.alloc(blockBytes)
    sink.at = 0
  }
  const start = sink.at + 4
  sink.block.writeUInt16LE(kind, sink.at)
  sink.block.writeUInt16LE(length, sink.at + 2)
  sink.at = start + length
  return start
}

/** Writes a record whose content is at hand. */
export function writeRecord(sink: RecordSink, kind: number, content: Buffer): void {
  const start = startRecord(sink, kind, content.length)
  content.copy(sink.block, start)
}

/** @returns how many bytes were written so far. */
export function bytesIn(sink: RecordSink): number {
  return sink.fullBytes + sink.at
}

/** @returns everything written, in order. */
export function blocksOf(sink: RecordSink): readonly Buffer[] {
  return [...sink.full, sink.block.subarray(0, sink.at)]
}
