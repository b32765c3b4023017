import { longFunctions } from '#tests/walls/function-lengths.ts'
import { type Source, withoutComments } from '#tests/walls/read-sources.ts'

/** Looks at one file and says what is wrong with it, one short phrase each. */
type Wall = { readonly name: string; readonly look: (source: Source) => readonly string[] }

const longestFile = 300
const longestFunction = 40
// a page reads like the screen: its one expression is as long as what it shows
const longestScreen = 60
// built by hand, top to bottom, each object once
const compositionRoots = ['src-main/house.ts', 'src-main/app.ts']
const isApp = (file: string) => file.startsWith('src-')
const hits = (text: string, pattern: RegExp) =>
  [...withoutComments(text).matchAll(pattern)].map(([hit]) => hit.trim())

function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

/** What a program can see in a single file. */
export const sourceWalls: readonly Wall[] = [
  {
    name: 'a file has at most 300 lines',
    look: ({ text }) => (countLines(text) > longestFile ? [`${countLines(text)} lines`] : []),
  },
  {
    name: 'a function has at most 40 lines of its own',
    look: ({ file, text }) =>
      (isApp(file) || file.startsWith('tools/')) && !compositionRoots.includes(file)
        ? longFunctions(file, text, file.endsWith('.tsx') ? longestScreen : longestFunction)
        : [],
  },
  {
    name: 'a file name says what lives in it',
    look: ({ file }) =>
      isApp(file)
        ? (/(^|[/.-])(utils?|common|helpers?|managers?|misc)([/.-]|$)/i.exec(file) ?? []).slice(0, 1)
        : [],
  },
  {
    name: 'no barrels',
    look: ({ file, text }) =>
      (/\/index\.tsx?$/.test(file) && !/\/(contract|migrations)\/index\.ts$/.test(file)
        ? ['index file']
        : []
      ).concat(isApp(file) ? hits(text, /^export (type )?(\*|\{[^}]*\}) from .*$/gm) : []),
  },
  {
    name: 'the log is the only way to write',
    look: ({ file, text }) => (isApp(file) ? hits(text, /\bconsole\s*[.[]/g) : []),
  },
  {
    name: 'no empty catch',
    look: ({ text }) => hits(text, /\bcatch\s*(\([^)]*\))?\s*\{\s*\}|\.catch\(\s*\(\)\s*=>\s*\{\s*\}\s*\)/g),
  },
  {
    name: 'imports name a place, never a way up',
    look: ({ text }) => hits(text, /(from|import\()\s*'\.\.\/\.\.[^']*'/g),
  },
  {
    name: 'named exports only',
    look: ({ file, text }) => (isApp(file) ? hits(text, /^export default\b/gm) : []),
  },
  {
    name: 'no work left for later',
    look: ({ text }) =>
      [...text.matchAll(/\b(TO(?:DO)|FIX(?:ME)|XX(?:X)|@ts-(?:ignore|nocheck))\b/g)].map(([hit]) => hit),
  },
  {
    name: 'columns are listed',
    look: ({ file, text }) => (isApp(file) ? hits(text, /\bselect\s+\*|\.selectAll\(/gi) : []),
  },
  {
    name: 'services take their time from the clock',
    look: ({ file, text }) =>
      /\.(service|sql)\.ts$/.test(file)
        ? hits(text, /\bnew Date\(\)|\bDate\.now\(\)|\bMath\.random\(\)/g)
        : [],
  },
  {
    name: 'src-shared touches no browser',
    look: ({ file, text }) =>
      file.startsWith('src-shared/')
        ? hits(
            text,
            /\b(document|window|localStorage|sessionStorage|navigator|indexedDB)\s*[.[]|\bHTML\w*Element\b/g,
          )
        : [],
  },
  {
    name: 'src-shared touches no Node',
    look: ({ file, text }) =>
      file.startsWith('src-shared/') ? hits(text, /\b(process|Buffer|globalThis)\s*[.[]/g) : [],
  },
]

/** @returns every breach as `file: wall (what)`. */
export function inspectSources(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    sourceWalls.flatMap(({ name, look }) => look(source).map((what) => `${source.file}: ${name} (${what})`)),
  )
}
