import { basename, extname } from 'node:path'
import type { ListFile } from '#main/features/reference/list-entry.ts'
import { listShapes } from '#main/features/reference/list-shapes.ts'
import { openTableList } from '#main/features/reference/table-list.ts'
import { openTextList } from '#main/features/reference/text-list.ts'
import { detectSource, readHead } from '#main/platform/workbook/detect.ts'
import { withPlace } from '#main/platform/workbook/faults.ts'
import { openFileBytes } from '#main/platform/workbook/file-bytes.ts'
import type { ReferenceKind } from '#shared/contract/reference.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** Text named .csv is a table; named .txt it is lines to be read. */
function findForm(path: string): 'table' | 'text' {
  const file = basename(path)
  let bytes: ReturnType<typeof openFileBytes> | undefined
  try {
    bytes = openFileBytes(path)
    const head = readHead(bytes)
    if (head.subarray(0, 5).toString('latin1') === '%PDF-') throw new AppError('reference.isPdf')
    const isText = extname(path).toLowerCase() === '.txt' && detectSource(head) === 'lines'
    return isText ? 'text' : 'table'
  } catch (error) {
    throw withPlace(error, { file })
  } finally {
    bytes?.close()
  }
}

/**
 * Opens a list of codes; close it when done.
 * @throws AppError `reference.isPdf`, `reference.noColumns`, `import.fileMissing`, and those of workbooks
 */
export async function openListFile(kind: ReferenceKind, path: string): Promise<ListFile> {
  const open = findForm(path) === 'text' ? openTextList : openTableList
  return open(path, listShapes[kind])
}
