import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { privateFileMode, privateFolderMode } from '#main/platform/files.ts'

type Needs = {
  readonly file: string
  readonly maxBytes: number /** Older files beside the one written. */
  readonly keptFiles: number
}

/**
 * Appends lines to a file at once, so that a crash loses none; a full file becomes `.1`, `.1` becomes `.2` and so on.
 * A disk that refuses never stops the app: lines are lost and counted.
 */
export function createRotatingFile({ file, maxBytes, keptFiles }: Needs) {
  let descriptor: number | null = null
  let bytes = 0
  let lost = 0

  function open(): number {
    mkdirSync(path.dirname(file), { recursive: true, mode: privateFolderMode })
    const opened = openSync(file, 'a', privateFileMode)
    bytes = fstatSync(opened).size
    descriptor = opened
    return opened
  }

  function close(): void {
    if (descriptor !== null) closeSync(descriptor)
    descriptor = null
  }

  function rotate(): void {
    close()
    const nameOf = (index: number) => (index === 0 ? file : `${file}.${index}`)
    rmSync(nameOf(keptFiles), { force: true })
    for (let index = keptFiles - 1; index >= 0; index--) {
      if (existsSync(nameOf(index))) renameSync(nameOf(index), nameOf(index + 1))
    }
  }

  function append(line: string): void {
    const size = Buffer.byteLength(line)
    let opened = descriptor ?? open()
    if (bytes > 0 && bytes + size > maxBytes) {
      rotate()
      opened = open()
    }
    writeSync(opened, line)
    bytes += size
  }

  return {
    /** @returns how many lines were lost since the last that could be written; 0 when this one was */
    write(line: string): number {
      try {
        append(line)
        lost = 0
      } catch {
        // There is nowhere left to say it; the count is told once the disk takes lines again.
        lost += 1
      }
      return lost
    },
    close,
  }
}
