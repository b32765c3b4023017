import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Source, withoutComments } from '#tests/walls/read-sources.ts'

/** The files that decide which document, row or list counts. */
const deciding =
  'src-main/features/imports/{settle*,issue-groups,document-order,transfer-cells,transfer-rivals,document-choices.sql,evidence}.ts'

/** Where an id may put things in order: it stands for an order that something outside of the store has. */
const allowed: readonly { readonly file: string; readonly text: string; readonly times: number }[] = [
  // claim rows of one file, by the order in which they were read: that is the order of the sheet
  { file: 'settle-claims.sql.ts', text: 'later.id > best.id', times: 1 },
  // choices of persons, by the order in which they were made
  { file: 'document-choices.sql.ts', text: 'ORDER BY id', times: 1 },
]

/** @returns the files that decide what counts */
export function readDeciding(root: string): Source[] {
  return globSync(deciding, { cwd: root })
    .map((file) => ({
      file: file.split(path.sep).join('/'),
      text: readFileSync(path.join(root, file), 'utf8'),
    }))
    .toSorted((one, other) => (one.file < other.file ? -1 : 1))
}

/** @returns what stands behind each ORDER BY, up to its end; what stands in brackets of it apart */
function readOrders(text: string): { readonly whole: string; readonly outside: string }[] {
  return [...text.matchAll(/\border by\b/gi)].map(({ index }) => {
    let [depth, whole, outside] = [0, '', '']
    for (const sign of text.slice(index + 'order by'.length)) {
      const isOutside = depth === 0
      if (isOutside && (sign === ')' || sign === '`' || sign === "'")) break
      if (sign === '(' || sign === '{') depth++
      if (sign === ')' || sign === '}') depth--
      whole += sign
      if (isOutside) outside += sign
      if (/\blimit\s$/i.test(outside)) break
    }
    return { whole, outside }
  })
}

const anywhere: readonly RegExp[] = [
  /\bsha\d*\b|sha256/gi,
  /\w*(?:hash|digest)\w*/gi,
  /\bimported_?at\b/gi,
  /\blocaleCompare\b/g,
  /\.name\b/g,
  /\bMath\.random\b|\brandom\(/g,
  /\browid\b/g,
  // by which of two came first
  /\b(?:id|fileId)\s*(?:[<>]=?|-)\s*[\w.]*\b(?:id|fileId)\b/g,
  /\b(?:min|max)\s*\(\s*(?:\w+\.)?(?:\w+_)?id\s*\)/gi,
]

function withoutAllowed({ file, text }: Source): string {
  let left = withoutComments(text)
  // so often, and not once more
  for (const one of allowed.filter((exception) => file.endsWith(`/${exception.file}`)))
    for (let time = 0; time < one.times; time++) left = left.replace(one.text, '')
  return left
}

/** @returns every mention by which bytes, names or the time of an import could decide what counts */
export function findChance(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const text = withoutAllowed(source)
    const mentioned = anywhere.flatMap((pattern) => [...text.matchAll(pattern)].map(([hit]) => hit))
    const orders = readOrders(text).flatMap(({ whole, outside }) => [
      ...[...whole.matchAll(/\b(?:\w+_)?name\b|\.orderBy\(/g)].map(([hit]) => `order by ${hit}`),
      ...[...outside.matchAll(/(?:\w+\.)?\b(?:\w+_)?id\b/g)].map(([hit]) => `order by ${hit}`),
    ])
    const built = [...text.matchAll(/\.orderBy\([^)]*\)/g)].map(([hit]) => hit)
    return [...mentioned, ...orders, ...built].map((what) => `${source.file}: ${what}`)
  })
}

/** @returns what the list allows and no file needs */
export function findNeedless(sources: readonly Source[]): string[] {
  return allowed.flatMap(({ file, text }) =>
    sources.some((source) => source.file.endsWith(`/${file}`) && withoutComments(source.text).includes(text))
      ? []
      : [`${file}: ${text}`],
  )
}
