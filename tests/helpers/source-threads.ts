/** Where the threads lie when the code runs from its sources. */
export const sourceThreads = {
  database: new URL('../../src-main/database/thread.ts', import.meta.url),
  imports: new URL('../../src-main/features/imports/import.thread.ts', import.meta.url),
}
