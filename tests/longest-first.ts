import path from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, the longest first: begun last, each would run alone while the other core rests. */
const longest = [
  'renderer/pages',
  'recovery/mutated-workbooks',
  'features/downloads/kill',
  'features/downloads/sign-in',
  'features/downloads/faults',
  'features/downloads/downloads',
  'features/downloads/person-sign-in',
  'recovery/kill-queue',
  'features/downloads/plans',
  'features/downloads/download-folder',
  'recovery/kill-import',
  'tools/new-feature',
  'door/command-line',
  'features/imports/imports',
  'features/downloads/keep-alive',
  'features/downloads/chaos',
  'features/imports/oddities',
  'recovery/kill-undo',
  'features/downloads/killed-move',
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
