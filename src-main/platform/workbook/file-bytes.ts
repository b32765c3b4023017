import { closeSync, fstatSync, readSync } from 'node:fs'
import { isMissing } from '#main/platform/files.ts'
import { openPlainFileNow } from '#main/platform/plain-file.ts'
import { truncated, unreadable } from '#main/platform/workbook/faults.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** A file opened for reading at any position; reads block, so use it on a thread that may. */
export type FileBytes = {
  readonly size: number
  /** Fills `target` from `at` with exactly `length` bytes of the file. @throws AppError `workbook.truncated` */
  read(target: Uint8Array, at: number, length: number, position: number): void
  /** @returns a new buffer; only for lengths already checked against `size` */
  slice(position: number, length: number): Buffer
  close(): void
}

function openForReading(path: string): number {
  try {
    return openPlainFileNow(path)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError(isMissing(cause) ? 'import.fileMissing' : 'workbook.unreadable', {}, { cause })
  }
}

function readFully(fd: number, target: Uint8Array, at: number, length: number, position: number): void {
  let done = 0
  while (done < length) {
    const count = readSync(fd, target, at + done, length - done, position + done)
    if (count === 0) throw truncated()
    done += count
  }
}

/**
 * Opens `path` for reading.
 * @throws AppError `import.fileMissing`, `import.notAFile`, `workbook.unreadable`
 */
export function openFileBytes(path: string): FileBytes {
  const fd = openForReading(path)
  const stat = fstatSync(fd)
  if (!stat.isFile()) {
    closeSync(fd)
    throw unreadable()
  }
  let isOpen = true
  const read = (target: Uint8Array, at: number, length: number, position: number) => {
    if (!isOpen) throw new Error('the workbook is closed')
    if (position + length > stat.size) throw truncated()
    readFully(fd, target, at, length, position)
  }
  return {
    size: stat.size,
    read,
    slice: (position, length) => {
      if (position + length > stat.size) throw truncated()
      const bytes = Buffer.alloc(length)
      read(bytes, 0, length, position)
      return bytes
    },
    close: () => {
      if (isOpen) closeSync(fd)
      isOpen = false
    },
  }
}
