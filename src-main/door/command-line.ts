import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type * as z from 'zod'
import { type App, createApp } from '#main/app.ts'
import {
  type Call,
  type Command,
  exitCodes,
  type Outcome,
  readCommand,
  type Verb,
} from '#main/door/command-line-options.ts'
import { createReporter, type Reporter } from '#main/door/command-line-report.ts'
import { restoreFromBackup } from '#main/door/command-line-restore.ts'
import { listNames } from '#main/door/listed-names.ts'
import { errorCodeOf } from '#main/platform/files.ts'
import { foldersOf, homeFolder } from '#main/platform/folders.ts'
import { lookAtNamed } from '#main/platform/plain-file.ts'
import type { Folders, Platform } from '#main/platform/platform.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import { imports as importsContract, isRead, type Totals } from '#shared/contract/imports.ts'
import type { CallName, Input, Output } from '#shared/contract/index.ts'
import { toTotalsFile } from '#shared/contract/totals-file.ts'
import { AppError, type ErrorRecord, toAppError, toErrorRecord } from '#shared/errors/app-error.ts'
import { HospitalCode, Month } from '#shared/model/ids.ts'
import { parseRepFileName } from '#shared/model/rep-file-name.ts'
import { Scheme } from '#shared/model/scheme.ts'
import { Source } from '#shared/model/source.ts'
import { monthOf, toBangkokTime } from '#shared/model/thai-date.ts'
import { createTranslator } from '#shared/phrases/translator.ts'

const connection = 'command-line'

/** @returns the hospital of the first file whose name says it, also in folders and archives */
async function findNamedHospital(files: readonly string[]): Promise<string | undefined> {
  for (const file of files)
    for (const name of await listNames(file)) {
      const named = parseRepFileName(name)
      if (named) return named.hcode
    }
  return undefined
}

/** A store made by the command line learns its hospital from `--hospital` or from the first file's name. */
async function nameHospital(call: Call, { hospital, files }: Command): Promise<void> {
  if (hospital === undefined && (await call('imports.totals', {})).hospitalCode !== null) return
  const code = HospitalCode.safeParse(hospital ?? (await findNamedHospital(files)))
  if (code.success) return void (await call('setup.nameHospital', { hospitalCode: code.data }))
  // a name that was mistyped says nothing, and is what is wrong
  for (const file of hospital === undefined ? files : []) await lookAtNamed(path.resolve(file))
  throw new AppError('input.invalid', { field: '--hospital' })
}

const importFiles: Verb = async (call, command, report) => {
  if (command.files.length === 0) throw new AppError('input.invalid', { field: 'files' })
  await nameHospital(call, command)
  const { files } = await call('imports.run', { paths: command.files.map((file) => path.resolve(file)) })
  const whole = await call('imports.totals', {})
  const facts: Totals = { ...whole, files: files.map(toTotalsFile) }
  report.totals(facts)
  return { facts, isOk: files.every(isRead) }
}

/** @returns the newest import of that name that counts. @throws AppError `import.unknown` */
async function findImported(call: Call, name: string): Promise<number> {
  const limit = 500
  for (let offset = 0; ; offset += limit) {
    const { total, files } = await call('imports.list', { limit, offset })
    const found = files.find((file) => file.state === 'imported' && file.name === name)
    if (found?.state === 'imported') return found.id
    if (offset + limit >= total) throw new AppError('import.unknown')
  }
}

const undo: Verb = async (call, command, report) => {
  const [file, ...more] = command.files
  if (file === undefined || more.length > 0) throw new AppError('input.invalid', { field: 'file' })
  const why = readOption('--why', importsContract.undo.input.shape.why, command.why)
  const id = /^\d+$/.test(file) ? Number(file) : await findImported(call, path.basename(file))
  const undone = await call('imports.undo', { id, why })
  const whole = await call('imports.totals', {})
  const facts: Totals = { ...whole, files: [toTotalsFile(undone.file)] }
  report.totals(facts)
  return { facts, isOk: true }
}

const showTotals: Verb = async (call, _command, report) => {
  const facts = await call('imports.totals', {})
  report.totals(facts)
  return { facts, isOk: true }
}

const isClean = (run: DownloadRun) => run.state === 'done' && run.failed === 0 && run.refused === 0

async function reportRun(call: Call, run: DownloadRun, report: Reporter): Promise<Outcome> {
  report.run(run)
  const totals = await call('imports.totals', {})
  report.totals({ ...totals, files: [] })
  return { facts: { run, ...totals }, isOk: isClean(run) }
}

/** @throws AppError `input.invalid` that names the option */
function readOption<Shape extends z.ZodType>(
  field: string,
  shape: Shape,
  text: string | undefined,
): z.output<Shape> {
  const option = shape.safeParse(text)
  if (!option.success) throw new AppError('input.invalid', { field })
  return option.data
}

/** Values with a comma between them. @throws AppError `input.invalid` that names the option */
function readOptions<Shape extends z.ZodType>(field: string, shape: Shape, text = ''): z.output<Shape>[] {
  return text.split(',').map((part) => readOption(field, shape, part.trim()))
}

const download: Verb = async (call, command, report) => {
  const months = readOptions('--month', Month, command.month)
  const schemes = readOptions('--scheme', Scheme, command.scheme ?? 'ucs')
  const sources = readOptions('--source', Source, command.source ?? 'rep')
  const isImporting = !command['no-import']
  const run = await call('downloads.run', { sources, months, schemes, isImporting, reason: 'commandLine' })
  return reportRun(call, run, report)
}

/** A person can be asked to sign in where there is a screen; elsewhere what is stored has to do. */
const lookAtLists: Verb = async (call, command, report) => {
  const month = readOption('--month', Month, command.month)
  const schemes = readOptions('--scheme', Scheme, command.scheme ?? 'ucs')
  const sources = readOptions('--source', Source, command.source ?? 'rep,stm,smt')
  const facts = await call('portalLists.look', { sources, schemes, month })
  facts.readings.forEach(report.reading)
  return { facts, isOk: facts.readings.every(({ ending }) => ending.state !== 'failed') }
}

/** Shows what the rules of today change in a store of an older version, and with `--accept` lets them count. */
const settle: Verb = async (call, { accept }, report) => {
  const facts = await call(accept ? 'imports.settleAnew' : 'imports.lookAtSettling', {})
  report.settling(facts.changes, accept ?? false)
  const totals = await call('imports.totals', {})
  report.totals({ ...totals, files: [] })
  return { facts: { ...facts, ...totals }, isOk: true }
}

/** Plans that are due, or with `--all` every enabled one. */
const nightly: Verb = async (call, { all }, report) => {
  const { runs } = await (all ? call('schedule.runNow', {}) : call('schedule.runDue', {}))
  if (runs.length === 0) report.nothingDue()
  runs.forEach(report.run)
  // where nothing but this comes by, the store is looked at here
  await call('diagnostics.checkStoreWhenDue', {})
  const totals = await call('imports.totals', {})
  report.totals({ ...totals, files: [] })
  const { backup } = await call('dashboard.get', {})
  if (runs.length > 0) report.lastBackup(backup)
  return { facts: { runs, backup, ...totals }, isOk: runs.every(isClean) }
}

/** One verified copy of the store, under a name or the moment's. */
const backUp: Verb = async (call, { files }, report) => {
  const [name, ...more] = files
  if (more.length > 0) throw new AppError('input.invalid', { field: 'name' })
  const facts = await call('settings.backUp', name === undefined ? {} : { name })
  report.taken(facts)
  return { facts, isOk: true }
}

const doctor: Verb = async (call, _command, report) => {
  const facts = await call('diagnostics.run', {})
  report.steps(facts.steps)
  return { facts, isOk: facts.isOk }
}

const verbs: Readonly<Record<string, Verb>> = {
  import: importFiles,
  undo,
  download,
  look: lookAtLists,
  totals: showTotals,
  nightly,
  settle,
  doctor,
  backup: backUp,
}

function callThrough(app: App): Call {
  return async <Name extends CallName>(name: Name, input: Input<Name>) => {
    const answer = await app.door.call(name, input, connection)
    if (!answer.ok) throw toAppError(answer.error)
    // the door parsed it by the entry's own output shape
    return answer.value as Output<Name>
  }
}

async function runVerb(
  verb: Verb,
  command: Command,
  app: App,
  report: Reporter,
): Promise<Outcome & { code: number }> {
  const state = await app.open()
  if (state.state === 'trouble') {
    report.trouble(state.error, state.keyFile)
    const looked = verb === doctor ? await app.lookInTrouble() : null
    if (looked) report.steps(looked.steps)
    return { facts: { error: state.error, ...looked }, isOk: false, code: exitCodes.store }
  }
  app.connections.signIn(connection, { name: 'system', role: 'system' })
  try {
    const outcome = await verb(callThrough(app), command, report)
    return { ...outcome, code: outcome.isOk ? exitCodes.ok : exitCodes.failed }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const record: ErrorRecord = toErrorRecord(error)
    report.failure(record)
    const code = record.code === 'input.invalid' ? exitCodes.usage : exitCodes.failed
    return { facts: { error: record }, isOk: false, code }
  }
}

/** @returns whether the facts are where they were asked for. */
async function saveFacts(file: string | undefined, facts: unknown, report: Reporter): Promise<boolean> {
  if (file === undefined) return true
  try {
    await writeFile(file, `${JSON.stringify(facts, null, 2)}\n`)
    return true
  } catch (error) {
    if (errorCodeOf(error) === '') throw error
    report.failure({ code: 'folder.denied', details: { folder: path.dirname(path.resolve(file)) } })
    return false
  }
}

/**
 * The command line: the same entries behind the same door, without a window.
 * @param args what stands behind `satang`, e.g. `['import', 'a.xls', '--store', 'x']`
 * @returns the exit code: 0 well, 1 a file or step failed, 2 wrong usage, 3 the store could not be opened
 */
export async function runCommandLine(
  args: readonly string[],
  createMachine: (folders: Folders) => Platform,
  print: (line: string) => void,
): Promise<number> {
  let command: Command
  try {
    command = readCommand(args)
  } catch {
    print(createTranslator('th').say('usage'))
    return exitCodes.usage
  }
  const translator = createTranslator(command.lang === 'en' ? 'en' : 'th')
  const verb = verbs[command.verb]
  if (!verb && command.verb !== 'restore') {
    print(translator.say('usage'))
    return exitCodes.usage
  }
  const machine = createMachine(foldersOf(homeFolder(process.platform, process.env), command))
  const report = createReporter(translator, print)
  const restored = verb ? null : await restoreFromBackup(machine, command, report)
  if (restored !== null && restored.code !== exitCodes.ok) {
    return (await saveFacts(command.json, restored.facts, report)) ? restored.code : exitCodes.failed
  }
  const app = createApp(machine)
  const thisMonth = monthOf(toBangkokTime(machine.clock.now()))
  try {
    const { facts, code } = await runVerb(
      // whether what stands there now opens, and what it holds
      verb ?? showTotals,
      { ...command, month: command.month ?? thisMonth },
      app,
      report,
    )
    return (await saveFacts(command.json, { ...restored?.facts, ...facts }, report)) ? code : exitCodes.failed
  } finally {
    await app.stop()
  }
}
