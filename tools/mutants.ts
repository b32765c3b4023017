/**
 * `npm run mutants -- [areas] [--json <path>]`: changes the code that decides money, state, rights and recovery by one
 * small fault after another and counts how many the tests notice. Without areas: all of them, for about an hour on two cores.
 * Lists the faults nobody noticed with the reason each may stay, and ends with `score NN.N`, the share noticed in per cent.
 */
import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { MachineTrouble } from '#tools/machine/trouble.ts'
import { type Area, areas } from '#tools/mutants/areas.ts'
import { explainSurvivors } from '#tools/mutants/survivors.ts'
import { type Mutant, tryArea } from '#tools/mutants/try-area.ts'
import { inTestFolder } from '#tools/steps/run-tests.ts'
import { runVerb } from '#tools/steps/verb.ts'

const leastScore = 85
const shownLength = 100

/** @returns the share of faults that were noticed, in per cent with one decimal */
function scoreOf(mutants: readonly Mutant[]): string {
  const noticed = mutants.filter(({ isNoticed }) => isNoticed).length
  return ((100 * noticed) / mutants.length).toFixed(1)
}

function chooseAreas(names: readonly string[]): [string, Area][] {
  const all = Object.entries(areas)
  const unknown = names.filter((name) => !(name in areas))
  if (unknown.length > 0)
    throw new MachineTrouble(
      `There is no area ${unknown.join(', ')}; there are: ${Object.keys(areas).join(', ')}.`,
    )
  return names.length === 0 ? all : all.filter(([name]) => names.includes(name))
}

const short = (text: string) => (text.length > shownLength ? `${text.slice(0, shownLength)}…` : text)

/** @returns how many faults stay unnoticed for no reason that was given */
function tellSurvivors(mutants: readonly Mutant[]): number {
  const { survivors, idle } = explainSurvivors(mutants)
  for (const { file, line, kind, was, becomes, why } of survivors) {
    console.log(`${file}:${line} ${kind}: ${short(was)} → ${short(becomes)}`)
    console.log(`    ${why ?? 'no reason was given'}`)
  }
  for (const reason of idle) console.log(`noticed by now, so its reason can go: ${reason}`)
  return survivors.filter(({ why }) => why === null).length
}

await runVerb(async (args) => {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'string' } },
    allowPositionals: true,
  })
  const tried: Mutant[] = []
  let unexplained = 0
  for (const [name, area] of chooseAreas(positionals)) {
    const mutants = await inTestFolder((folder) => {
      process.env['TMPDIR'] = folder
      return tryArea(area, os.availableParallelism())
    })
    console.log(`── ${name}: ${mutants.length} faults, score ${scoreOf(mutants)}`)
    unexplained += tellSurvivors(mutants)
    tried.push(...mutants)
  }
  if (values.json !== undefined)
    writeFileSync(
      path.resolve(process.env['INIT_CWD'] ?? '', values.json),
      `${JSON.stringify({ score: Number(scoreOf(tried)), mutants: tried }, null, 2)}\n`,
    )
  if (unexplained > 0) console.log(`${unexplained} without a reason`)
  console.log(`score ${scoreOf(tried)}`)
  return Number(scoreOf(tried)) >= leastScore && unexplained === 0 ? 0 : 1
})
