import { basename } from 'node:path'
import {
  type ListBatch,
  type ListEntry,
  type ListFile,
  toTitles,
} from '#main/features/reference/list-entry.ts'
import type { ListShape } from '#main/features/reference/list-shapes.ts'
import { tooLarge, withPlace } from '#main/platform/workbook/faults.ts'
import { type FileBytes, openFileBytes } from '#main/platform/workbook/file-bytes.ts'
import { defaultLimits } from '#main/platform/workbook/limits.ts'
import { findEncoding, readText } from '#main/platform/workbook/text-encoding.ts'
import { batchRows } from '#main/platform/workbook/workbook.ts'

/** `code  type  text`: a code in the first column, then white space; the type is only in NHSO's list of error codes. */
const entryLine = /^(\S+)\s+(?:(Corrective|Verify|Deny)\s+)?(\S.*)$/i

/** Lines of a file without their ends. A line is bounded as a cell is. */
function* readLines(bytes: FileBytes): Generator<string> {
  let open = ''
  for (const piece of readText(bytes, findEncoding(bytes))) {
    const lines = (open + piece).split(/\r\n|[\r\n\f]/)
    open = lines.pop() ?? ''
    if (open.length > defaultLimits.maxTextCharacters) throw tooLarge('maxTextCharacters')
    yield* lines
  }
  if (open !== '') yield open
}

type Draft = { readonly code: string; readonly type: string | undefined; readonly lines: string[] }

function toDraft(line: string, shape: ListShape): Draft | null {
  const [, word = '', type, text = ''] = entryLine.exec(line) ?? []
  const code = shape.toCode(word)
  return word !== '' && shape.beginsLine(code) ? { code, type, lines: [text.trim()] } : null
}

function toEntry({ code, type, lines }: Draft): ListEntry {
  const facts = type === undefined ? [] : [{ name: 'type', value: type }]
  return { code, ...toTitles(lines.join(' ')), cells: { facts } }
}

async function* readEntries(bytes: FileBytes, shape: ListShape): AsyncGenerator<ListBatch> {
  let entries: ListEntry[] = []
  let leftOut = 0
  let draft: Draft | null = null
  for (const line of readLines(bytes)) {
    const text = line.trim()
    if (text === '') continue
    const next = toDraft(line, shape)
    if (next) {
      if (draft) entries.push(toEntry(draft))
      draft = next
    } else if (draft) draft.lines.push(text)
    else leftOut++
    if (entries.length < batchRows) continue
    yield { entries, leftOut }
    entries = []
    leftOut = 0
  }
  yield { entries: draft ? [...entries, toEntry(draft)] : entries, leftOut }
}

/**
 * Opens a list that is text, as copied from a PDF. A line that begins with a code begins an entry; lines that do not,
 * and indented ones, go on with the entry above. Lines above the first entry are left out.
 * @throws AppError `import.fileMissing`, `workbook.truncated`, `workbook.unreadable`
 */
export async function openTextList(path: string, shape: ListShape): Promise<ListFile> {
  const file = basename(path)
  const bytes = openFileBytes(path)
  return {
    async *batches() {
      try {
        yield* readEntries(bytes, shape)
      } catch (error) {
        throw withPlace(error, { file })
      }
    },
    close: async () => bytes.close(),
  }
}
