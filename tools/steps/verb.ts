import { MachineTrouble } from '#tools/machine/trouble.ts'

/**
 * Runs what `npm run <verb>` does and ends with its exit code. What a person can settle is said in its own words,
 * without a stack.
 */
export async function runVerb(work: (args: string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof MachineTrouble)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
