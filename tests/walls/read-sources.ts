import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type Source = {
  /** From the root of the checkout, with forward slashes. */
  readonly file: string
  readonly text: string
}

/** @returns every TypeScript file of the app, its tests and its tools. */
export function readSources(root: string): Source[] {
  return globSync('{src-main,src-renderer,src-shared,tests,tools}/**/*.{ts,tsx}', { cwd: root })
    .map((file) => ({
      file: file.split(path.sep).join('/'),
      text: readFileSync(path.join(root, file), 'utf8'),
    }))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** The code alone: comments blanked out, so that a sentence about a thing is not taken for the thing. */
export function withoutComments(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ')
  return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(^|[\s;{}(,])\/\/[^\n]*/g, blank)
}
