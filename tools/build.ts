/** `npm run build`: bundles main, preload and renderer into `out/`. */
import { buildApp } from '#tools/steps/build-app.ts'
import { runVerb } from '#tools/steps/verb.ts'

await runVerb(async () => {
  await buildApp()
  return 0
})
