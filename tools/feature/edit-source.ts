const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']' }

/** The place where the bracket that opens at `start` is closed again; brackets in texts do not occur in these lists. */
function findClosing(text: string, start: number): number {
  const open = text[start] ?? ''
  const close = closers[open]
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === open) depth += 1
    if (text[at] === close) depth -= 1
    if (depth === 0) return at
  }
  return -1
}

/**
 * Adds an entry at the end of a list or object.
 * @param opening the text up to and with its opening bracket, such as `export const contract = {`
 * @throws when the file does not hold that text exactly once, so that nothing is put in the wrong place
 */
export function addEntry(text: string, opening: string, entry: string): string {
  const start = text.indexOf(opening)
  if (start === -1 || text.indexOf(opening, start + 1) !== -1) throw new Error(`expected \`${opening}\` once`)
  const end = findClosing(text, start + opening.length - 1)
  if (end === -1) throw new Error(`\`${opening}\` is not closed`)
  const body = text.slice(start + opening.length, end).trimEnd()
  const separator = body === '' || body.endsWith(',') ? '' : ','
  return `${text.slice(0, start + opening.length)}${body}${separator}\n${entry},\n${text.slice(end)}`
}

/** Adds an import above the others; the formatter puts it in its place. */
export function addImport(text: string, line: string): string {
  const at = text.search(/^import /m)
  if (at === -1) throw new Error('expected an import')
  return `${text.slice(0, at)}${line}\n${text.slice(at)}`
}

/** Adds a statement above the line that begins with `before`. */
export function addStatement(text: string, before: string, statement: string): string {
  const at = text.indexOf(before)
  if (at === -1 || text.indexOf(before, at + 1) !== -1) throw new Error(`expected \`${before}\` once`)
  return `${text.slice(0, at)}${statement}\n${text.slice(at)}`
}
