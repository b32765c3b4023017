import type { FileList } from '#main/features/downloads/file-list.ts'
import { toDocument } from '#main/features/downloads/json-answer.ts'
import type { ListFinding } from '#main/features/downloads/page-finding.ts'
import type { ListStructure } from '#shared/model/list-reading.ts'

/** More keys than any answer of NHSO's has; what comes after them is not told. */
const mostKeys = 200
const mostLines = 20

/** A list that an answer in JSON holds, and how that is built. */
export type JsonList = FileList & { readonly structure: ListStructure | null }

type Key = ListStructure['keys'][number]

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}

function collect(value: unknown, path: string, keys: Map<string, Key>): void {
  const type = typeOf(value)
  if (path !== '' && keys.size < mostKeys) keys.set(`${path} ${type}`, { path, type })
  if (Array.isArray(value)) for (const one of value.slice(0, mostLines)) collect(one, `${path}[]`, keys)
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value))
      collect(one, path === '' ? name : `${path}.${name}`, keys)
}

/** Which keys an answer in JSON has, and of which types their values are; never what they say. */
export function toJsonStructure(path: string, text: string): ListStructure {
  const keys = new Map<string, Key>()
  collect(toDocument(text), '', keys)
  return { path, way: 'json', tables: [], keys: [...keys.values()] }
}

/** What was understood of a list that an answer in JSON holds: it has no columns and no counts. */
export function toJsonFinding({ files, structure }: JsonList): ListFinding {
  const lines = files.length
  const ending =
    lines > 0
      ? ({ state: 'read' } as const)
      : ({ state: 'empty', evidence: 'table', isProven: false } as const)
  return { ending, lines, told: null, counts: 'none', columns: [], sample: [], structure }
}
