import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { isDenied, isMissing } from '#main/platform/files.ts'
import { tooLarge } from '#main/platform/workbook/faults.ts'

export type TreeFile = {
  readonly path: string
  /** From the folder that was asked for, with `/` between folders. */
  readonly relative: string
  readonly bytes: number
  readonly modifiedMs: number
  /** When the disk was last told something of it, which nobody can set back. */
  readonly changedMs: number
}

export type Tree = {
  readonly files: readonly TreeFile[]
  /** Folders below that may not be entered, as relative paths. */
  readonly denied: readonly string[]
  /** Folders below that lie deeper than the limit and were not entered, as relative paths. */
  readonly tooDeep: readonly string[]
  /** Pipes, devices and sockets, as relative paths. */
  readonly special: readonly string[]
}

export type TreeLimits = { readonly maxDepth: number; readonly maxFiles: number }

/** Enough for the files of many years, and an end where somebody chose a whole disk. */
export const defaultTreeLimits: TreeLimits = { maxDepth: 16, maxFiles: 20_000 }

const collator = new Intl.Collator('th', { numeric: true })
export const byName = (a: string, b: string): number => collator.compare(a, b)

/** @returns whether a name is of those that are not shown to people: `.git`, `__MACOSX`, the lock `~$a.xlsx` of Excel. */
export function isHiddenName(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || name === '__MACOSX'
}

/**
 * Lists the files of a folder and of those below it, by name with numbers in their order. Hidden ones and links are
 * passed over; what vanishes meanwhile is not listed.
 * @param avoid a folder that is not entered
 * @throws AppError `workbook.tooLarge` with the limit; the system's error when the folder itself cannot be read
 */
export async function listTree(folder: string, limits: TreeLimits, avoid: string): Promise<Tree> {
  const files: TreeFile[] = []
  const denied: string[] = []
  const tooDeep: string[] = []
  const special: string[] = []

  async function addFile(entry: string, relative: string): Promise<void> {
    if (files.length === limits.maxFiles) throw tooLarge('maxFiles', { file: path.basename(folder) })
    const facts = await stat(entry).catch((error: unknown) => {
      if (isMissing(error) || isDenied(error)) return null
      throw error
    })
    const { size: bytes = 0, mtimeMs: modifiedMs = 0, ctimeMs: changedMs = 0 } = facts ?? {}
    files.push({ path: entry, relative, bytes, modifiedMs, changedMs })
  }

  async function enter(entry: string, relative: string, depth: number): Promise<void> {
    if (entry === avoid) return
    if (depth > limits.maxDepth) return void tooDeep.push(relative)
    try {
      await addAll(await readdir(entry, { withFileTypes: true }), entry, relative, depth)
    } catch (error) {
      if (depth === 0 || !(isDenied(error) || isMissing(error))) throw error
      if (isDenied(error)) denied.push(relative)
    }
  }

  async function addAll(entries: Dirent[], above: string, relative: string, depth: number): Promise<void> {
    const shown = entries.filter(({ name }) => !isHiddenName(name)).sort((a, b) => byName(a.name, b.name))
    for (const entry of shown) {
      const place = [path.join(above, entry.name), path.posix.join(relative, entry.name)] as const
      if (entry.isDirectory()) await enter(...place, depth + 1)
      else if (entry.isFile()) await addFile(...place)
      else if (!entry.isSymbolicLink()) special.push(place[1])
    }
  }

  await enter(folder, '', 0)
  return { files, denied, tooDeep, special }
}
