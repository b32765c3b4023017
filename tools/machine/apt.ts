import { whileLocked } from '#tools/machine/cache.ts'
import { hasProgram, isRoot, runProgram } from '#tools/machine/programs.ts'
import { MachineTrouble } from '#tools/machine/trouble.ts'

const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
const lockLimit = ['-o', 'DPkg::Lock::Timeout=300']
let isUpdated = false

async function update(): Promise<void> {
  if (isUpdated) return
  await runProgram('apt-get', [...lockLimit, 'update', '-qq'], { output: 'keep', env: environment })
  isUpdated = true
}

function install(packages: readonly string[]) {
  const args = [...lockLimit, 'install', '-y', '-qq', '--no-install-recommends', ...packages]
  return runProgram('apt-get', args, { output: 'keep', env: environment })
}

/**
 * Installs Debian packages as root; does nothing else to the system.
 * @param purpose what they are for, as the end of a sentence: "to show windows in tests"
 * @throws MachineTrouble with the one line a person has to run, when we may not
 */
export async function installDebianPackages(packages: readonly string[], purpose: string): Promise<void> {
  const line = `apt-get install --no-install-recommends ${packages.join(' ')}`
  if (!hasProgram('apt-get')) {
    throw new MachineTrouble(
      `Please install ${purpose}: ${packages.join(' ')} (names of the Debian packages).`,
    )
  }
  if (!isRoot()) throw new MachineTrouble(`Please run this once ${purpose}: sudo ${line}`)
  console.log(`Installing ${packages.join(' ')} ${purpose} (once) …`)
  await whileLocked('apt', async () => {
    // the lists on the machine may be missing or old; asking for them first would cost every run
    if ((await install(packages)).code === 0) return
    await update()
    const { code, output } = await install(packages)
    if (code !== 0) throw new MachineTrouble(`Installing failed ${purpose}: ${line}\n${output.trim()}`)
  })
}
