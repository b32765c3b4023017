import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** What the threads of the app are made of. */
export const threadSources = {
  database: new URL('../../src-main/database/thread.ts', import.meta.url),
  imports: new URL('../../src-main/features/imports/import.thread.ts', import.meta.url),
}

/** Where tests/threads.setup.ts bundled them; a program that runs without it takes the sources. */
const bundle = process.env['SATANG_TEST_THREADS']

const bundled = (folder: string, name: string) => pathToFileURL(path.join(folder, `${name}.js`))

/** The threads of stores and imports in tests. */
export const testThreads =
  bundle === undefined
    ? threadSources
    : { database: bundled(bundle, 'database'), imports: bundled(bundle, 'imports') }
