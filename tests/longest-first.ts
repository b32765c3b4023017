import path from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, the longest first: begun last, each would run alone while the other core rests. */
const longest = [
  'renderer/pages',
  'features/downloads/portal-habits',
  'features/downloads/portal-habits-odd',
  'features/downloads/portal-habits-runs',
  'features/imports/what-counts/what-counts',
  'features/downloads/kill',
  'features/downloads/faults',
  'features/downloads/landings',
  'features/downloads/sources',
  'features/downloads/sign-in',
  'features/downloads/signed-out',
  'features/downloads/plans',
  'recovery/kill-queue',
  'features/downloads/front-doors',
  'features/downloads/newer-client',
  'features/downloads/first-visit',
  'features/downloads/downloads',
  'features/downloads/session-keeper',
  'tools/new-feature',
  'features/downloads/outcomes',
  'recovery/kill-import',
  'features/downloads/chaos',
  'features/imports/oddities',
  'features/imports/imports',
  'features/downloads/download-folder',
  'recovery/mutated-workbooks',
  'e2e/demo',
  'e2e/downloads',
  'e2e/sign-in',
  'e2e/portal-lists',
].map((name) => path.join(import.meta.dirname, `${name}.test.ts`))

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.indexOf(path.normalize(moduleId))
  return rank === -1 ? longest.length : rank
}

/** Begins with the longest files; the others follow as vitest knows them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files)
    return usual.toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}
