/** `npm run bench -- [names] [--json <path>]`: measurements, each beside its baseline. Without names: all of them. */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { root, runCommand } from '#tools/machine/programs.ts'
import { MachineTrouble } from '#tools/machine/trouble.ts'
import { runVerb } from '#tools/steps/verb.ts'

const ending = '.bench.ts'
const folder = path.join(root, 'tests', 'bench')

function chooseNames(wanted: readonly string[]): readonly string[] {
  const known = globSync(`**/*${ending}`, { cwd: folder })
    .map((file) => file.slice(0, -ending.length))
    .sort()
  const unknown = wanted.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new MachineTrouble(`There is no bench ${unknown.join(', ')}; there are: ${known.join(', ')}.`)
  return wanted.length > 0 ? wanted : known
}

async function runBenches(names: readonly string[], results: string, rest: readonly string[]) {
  const facts: Record<string, unknown> = {}
  let worst = 0
  for (const name of names) {
    const json = path.join(results, 'facts.json')
    rmSync(json, { force: true })
    console.log(`── ${name}`)
    const { code } = await runCommand(path.join(folder, name + ending), ['--json', json, ...rest], {
      output: 'show',
    })
    worst = Math.max(worst, code)
    if (code === 0) facts[name] = JSON.parse(readFileSync(json, 'utf8'))
  }
  return { facts, worst }
}

await runVerb(async (args) => {
  const { values, positionals, tokens } = parseArgs({
    args,
    options: { json: { type: 'string' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const rest = tokens.flatMap((token) =>
    token.kind === 'option' && token.name !== 'json' ? [args[token.index] ?? ''] : [],
  )
  const names = chooseNames(positionals)
  const results = mkdtempSync(path.join(os.tmpdir(), 'satang-bench-'))
  try {
    const { facts, worst } = await runBenches(names, results, rest)
    const [only = ''] = names
    const written = names.length === 1 ? facts[only] : facts
    // npm starts us in the checkout; a relative path is meant from where the person stands
    if (typeof values.json === 'string' && written !== undefined) {
      writeFileSync(
        path.resolve(process.env['INIT_CWD'] ?? '', values.json),
        `${JSON.stringify(written, null, 2)}\n`,
      )
    }
    return worst
  } finally {
    rmSync(results, { recursive: true })
  }
})
