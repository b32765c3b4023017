/**
 * `npm run pack`: the program a hospital installs, in `dist/`. More arguments go to electron-builder.
 * With the stand-in Electron only a folder is made: good for tests, not for a hospital.
 */
import path from 'node:path'
import { root } from '#tools/machine/programs.ts'
import { packApp } from '#tools/steps/pack-app.ts'
import { runVerb } from '#tools/steps/verb.ts'

await runVerb(async (args) => {
  const { code } = await packApp(args, { folder: path.join(root, 'dist'), output: 'show' })
  return code
})
