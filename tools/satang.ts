/** `npm run satang -- <verb> …`: the command line, from the sources. */
import path from 'node:path'
import { prepareBrowser } from '#tools/machine/browser.ts'
import { root, runCommand } from '#tools/machine/programs.ts'
import { runVerb } from '#tools/steps/verb.ts'

const verbsWithBrowser = ['download', 'nightly']

await runVerb(async (args) => {
  if (args.some((word) => verbsWithBrowser.includes(word))) await prepareBrowser()
  const { code } = await runCommand(path.join(root, 'src-main', 'headless.ts'), args, {
    output: 'show',
    // files a person names are relative to where the person stands
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
  })
  return code
})
