/** `npm run new-feature <name>`: a whole path from a page to SQL, in its place everywhere, with a test; all green. */

import { createFeature } from '#tools/feature/create-feature.ts'
import { commandOf, root, runCommand } from '#tools/machine/programs.ts'
import { MachineTrouble } from '#tools/machine/trouble.ts'
import { runVerb } from '#tools/steps/verb.ts'

await runVerb(async ([name = '']) => {
  const files = createFeature(root, name)
  const { code, output } = await runCommand(
    commandOf('@biomejs/biome', 'biome'),
    ['check', '--write', '--colors=off', ...files],
    { output: 'keep' },
  )
  if (code !== 0) throw new MachineTrouble(`The new files could not be formatted:\n${output}`)
  console.log(files.join('\n'))
  console.log(`\nNext: say what ${name} can do in src-shared/contract/${name}.ts, then npm run check.`)
  return 0
})
