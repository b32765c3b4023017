/** `npm run dev`: the window with live reload. Arguments go to the app; its store lies in `.cache/dev` unless they say otherwise. */
import path from 'node:path'
import { environmentWith } from '#tools/machine/desktop.ts'
import { prepareElectron } from '#tools/machine/electron-machine.ts'
import { commandOf, root, runCommand } from '#tools/machine/programs.ts'
import { runVerb } from '#tools/steps/verb.ts'

await runVerb(async (args) => {
  const machine = await prepareElectron('own')
  const home = path.join(root, '.cache', 'dev')
  const places = args.includes('--store')
    ? []
    : ['--store', path.join(home, 'store'), '--secrets', path.join(home, 'secrets')]
  const { code } = await runCommand(
    commandOf('electron-vite'),
    ['dev', '--watch', '--', ...places, ...args],
    {
      output: 'show',
      env: environmentWith({
        ...machine.environment,
        ELECTRON_EXEC_PATH: machine.electron.executable,
        ...(machine.flags.includes('--no-sandbox') ? { NO_SANDBOX: '1' } : {}),
      }),
    },
  )
  return code
})
