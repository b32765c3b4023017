/** `npm start`: the app as built from these sources, with the store of this user unless arguments say otherwise. */
import { environmentWith } from '#tools/machine/desktop.ts'
import { prepareElectron } from '#tools/machine/electron-machine.ts'
import { root, runProgram } from '#tools/machine/programs.ts'
import { ensureBuilt } from '#tools/steps/build-app.ts'
import { runVerb } from '#tools/steps/verb.ts'

await runVerb(async (args) => {
  const machine = await prepareElectron('own')
  await ensureBuilt()
  const { code } = await runProgram(machine.electron.executable, [...machine.flags, root, ...args], {
    output: 'show',
    env: environmentWith(machine.environment),
  })
  return code
})
