import { parseSync } from '@swc/core'

type Span = { readonly start: number; readonly end: number }
type Found = Span & { readonly name: string; readonly inner: Found[] }

const functionKinds = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'MethodProperty',
  'ClassMethod',
])

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function spanOf(node: Record<string, unknown>): Span {
  // a declaration and a method keep their span on the node itself, whatever their kind
  return node['span'] as Span
}

function nameOf(node: Record<string, unknown>): string {
  const named = node['identifier'] ?? node['key']
  return isRecord(named) && typeof named['value'] === 'string' ? named['value'] : 'a function'
}

/** Collects functions with the functions inside them. */
function collect(node: unknown, into: Found[]): void {
  if (Array.isArray(node)) {
    for (const child of node) collect(child, into)
  } else if (isRecord(node)) {
    const isFunction = typeof node['type'] === 'string' && functionKinds.has(node['type'])
    const found: Found | null = isFunction ? { ...spanOf(node), name: nameOf(node), inner: [] } : null
    if (found) into.push(found)
    for (const child of Object.values(node)) collect(child, found?.inner ?? into)
  }
}

/**
 * Finds functions that are too long to be read at once, blank lines apart. Lines that belong to a function inside count for that one:
 * a factory of ten short verbs is not a long function.
 * @returns `name: N lines` each
 */
export function longFunctions(file: string, text: string, limit: number): string[] {
  const module = parseSync(text, { syntax: 'typescript', tsx: file.endsWith('.tsx'), target: 'es2022' })
  const found: Found[] = []
  collect(module.body, found)
  const bytes = Buffer.from(text)
  // positions count bytes, from 1
  const lineOf = (position: number) => bytes.subarray(0, position - 1).filter((byte) => byte === 10).length
  const isBlank = text.split('\n').map((line) => line.trim() === '')
  const linesOf = ({ start, end }: Span) =>
    isBlank.slice(lineOf(start), lineOf(end) + 1).filter((blank) => !blank).length
  const ownLines = (entry: Found): number =>
    linesOf(entry) - entry.inner.reduce((sum, inner) => sum + Math.max(0, linesOf(inner) - 1), 0)
  const all = (entries: readonly Found[]): Found[] => entries.flatMap((entry) => [entry, ...all(entry.inner)])
  return all(found).flatMap((entry) =>
    ownLines(entry) > limit ? [`${entry.name}: ${ownLines(entry)} lines`] : [],
  )
}
