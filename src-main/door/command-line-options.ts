import { parseArgs } from 'node:util'
import type { Reporter } from '#main/door/command-line-report.ts'
import type { CallName, Input, Output } from '#shared/contract/index.ts'

export const exitCodes = { ok: 0, failed: 1, usage: 2, store: 3 } as const
const options = {
  store: { type: 'string' },
  secrets: { type: 'string' },
  json: { type: 'string' },
  hospital: { type: 'string' },
  month: { type: 'string' },
  scheme: { type: 'string' },
  source: { type: 'string' },
  'no-import': { type: 'boolean' },
  all: { type: 'boolean' },
  accept: { type: 'boolean' },
  why: { type: 'string' },
  lang: { type: 'string' },
} as const

export type Command = ReturnType<typeof readCommand>
export type Call = <Name extends CallName>(name: Name, input: Input<Name>) => Promise<Output<Name>>
/** What a verb answers: facts for `--json`, and whether everything went well. */
export type Outcome = { readonly facts: object; readonly isOk: boolean }
export type Verb = (call: Call, command: Command, report: Reporter) => Promise<Outcome>

/** @throws TypeError for an option that is not known */
export function readCommand(args: readonly string[]) {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [verb = '', ...rest] = positionals
  return { verb, files: rest, ...values }
}
