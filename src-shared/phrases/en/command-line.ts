import { comparison } from '#shared/phrases/en/comparison.ts'
import type { commandLine as thai } from '#shared/phrases/th/command-line.ts'

export const commandLine: typeof thai = {
  usage: `usage: satang <verb> [--store <folder>] [--json <path>]
  import <files, folders or zips…> [--hospital <code>]   import files from NHSO
  undo <file name or import number> --why <reason>   take an imported file back
  download --month <yyyy-mm,…> [--scheme <scheme,…>] [--source rep,stm,smt] [--no-import]
                                            fetch from NHSO
  look [--month <yyyy-mm>] [--scheme <scheme,…>] [--source rep,stm,smt]   see how the lists of NHSO are read; downloads nothing
  totals    totals of the store
  nightly [--all]   run the plans that are due, or all that are on
  settle [--accept]                see what the rules of today change in an older store, and accept it
  doctor    check this computer and the store
  backup [name]                    write an encrypted copy of the store and look at every page of it
  restore [name or file] [--accept]   go back to a backup, also when the store cannot be opened; without a name, list them
options: --secrets <key folder>  --lang th|en
exit codes: 0 all well · 1 a file or a step failed · 2 wrong usage · 3 the store could not be opened`,
  noHospital: 'the hospital code is not known: give --hospital <5 digits>, or a file whose name carries it',
  fileImported: 'imported   {{name}}  {{rows}} claims',
  fileUnchanged: 'unchanged  {{name}}  {{rows}} claims, nothing changed',
  fileOlder: 'read before {{name}}  {{rows}} claims, would be read otherwise today: see Settings',
  fileRefused: 'refused    {{name}}: {{reason}}',
  fileQuarantined: 'kept aside {{name}}: {{reason}}',
  fileUndone: 'taken back {{name}}  {{rows}} claims, counted nowhere',
  rejected: '           {{count}} cells could not be read; see Imports for their addresses',
  fund: 'fund {{fund}}',
  noFund: 'no fund',
  fundLine: '{{fund}}  {{claims}} claims  {{baht}} baht',
  unknownAmount: 'unknown',
  claims: '{{count}} claims in all, {{baht}} baht approved',
  statements: '{{count}} statement rows, {{baht}} baht to be paid',
  transfers: '{{count}} transfers, {{baht}} baht paid into the account',
  competing: 'Nothing tells which issue is newer {{document}}: {{files}}',
  dropping: 'The newer statement lacks cases of the other {{document}}: {{files}}',
  repeating: 'Two documents hold the same rows {{document}}: {{files}}',
  overlapping: 'Transfers of the same days, source unknown {{document}}: {{files}}',
  run: 'download run: {{state}} · listed {{listed}} · new {{stored}} · had {{skipped}} · failed {{failed}} · imported {{imported}} · refused {{refused}}',
  listRead: 'read    {{place}}  {{lines}} lines',
  listEmpty: 'empty   {{place}}',
  listFailed: 'failed  {{place}}: {{reason}}',
  listCountsUnknown: '        counts of the files are not known',
  listColumn: '        column {{place}} {{header}} = {{field}}',
  settlingLine: '{{name}}  counted {{before}} rows, {{beforeBaht}} baht → {{after}} rows, {{afterBaht}} baht',
  settlingLooked:
    'By the rules of today {{count}} files count otherwise. Nothing was changed; --accept does it.',
  settled: 'The rules of today are in use. {{count}} files count otherwise.',
  nothingDue: 'no plan is due',
  backedUp: 'backed up and verified: {{path}}  {{mb}} MB  {{documents}} documents  {{claims}} claims',
  lastBackup: 'backed up and verified, {{mb}} MB',
  notBackedUp: 'not backed up: {{reason}}',
  backup: '{{name}}  {{mb}} MB  {{days}} days {{hours}} hours old',
  noBackups: 'There is no backup beside this store; name the file of one: satang restore <file>',
  nameBackup: '{{count}} backups; choose one: satang restore <name or file>',
  restored: 'went back to {{file}}',
  keptAs: 'the store before it is kept as the backup {{name}}',
  setAside: 'what stood there lies in {{file}} (the newest two times are kept)',
  keyFile: 'the key of the store belongs into {{file}}',
  restoreHint: 'see what backups there are: satang restore',
  stepOk: 'ok      {{name}}',
  stepStore: 'ok      {{name}}: {{pages}} pages, {{documents}} documents',
  stepFailed: 'failed  {{name}}: {{reason}}',
  restoreRefused: 'Nothing was changed. To go back all the same: satang restore <name or file> --accept',
  ...comparison,
}
