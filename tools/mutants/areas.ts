/** A part of the code whose mistakes would cost money, and the tests that are to notice them. */
export type Area = { readonly mutate: readonly string[]; readonly tests: readonly string[] }

const imports = (...names: readonly string[]) => names.map((name) => `src-main/features/imports/${name}.ts`)
const importTests = (...names: readonly string[]) =>
  names.map((name) => `tests/features/imports/${name}.test.ts`)

/** Nearly every test covers what reads single cells and rows, so only those stand here that ask it directly. */
const cellTests = importTests(
  '{cell-parse,cell-kinds,sheet-start,column-plan,row-cells,row-groups,total-rows,statement-blocks,keyless-rows,report-time}',
)

/** What turns rows into claims, statements and transfers without a file or a store: the rest of its tests are slow. */
const mappingTests = importTests(
  '{document-facts,document-words,recognise-likeness,statement-blocks,transfer-document}',
  'mapped-{claims,lines,statements,summaries,transfers}',
  'real-headers/real-headers',
)

/** What opens, watches, backs up and brings back a store. */
const keeping = 'backup,backup.sql,check-store,create-store,open,restore,setting.sql,store-needs'
const databaseTests = (...names: readonly string[]) => names.map((name) => `tests/database/${name}.test.ts`)

/**
 * What decides money, state, rights and recovery. Not here: what shows or proposes without deciding (pages, reports, the
 * proposals of the column page), tables and layouts that are data, and what needs Electron's own window.
 */
export const areas: Readonly<Record<string, Area>> = {
  satang: { mutate: ['src-shared/model/satang.ts'], tests: ['tests/model/satang.test.ts'] },
  model: {
    mutate: ['src-shared/model/*.ts', '!src-shared/model/{clean-reading,list-*,satang}.ts'],
    tests: ['tests/model/*.test.ts'],
  },
  cells: {
    mutate: imports(
      '{cell-parse,row-cells,column-plan,sheet-start,total-rows,row-groups,statement-blocks}',
      '{keyless-rows,row-sums,report-time}',
    ),
    tests: cellTests,
  },
  mapping: {
    mutate: imports(
      '{claim,statement,transfer,sheet,line,summary,rep-summary}-mapper',
      '{recognise,document-facts}',
    ),
    tests: mappingTests,
  },
  checks: {
    mutate: imports('{rep,statement,dialysis,transfer,import}-checks'),
    tests: importTests('{rep-checks,statement-batches,dialysis-checks}'),
  },
  settling: {
    mutate: imports(
      '{settle,settle-claims.sql,settle-statements,settle-statements.sql,settle-transfers,settle-transfers.sql}',
      '{evidence,issue-groups,issue-tally,repeat-verdicts,transfer-rivals,transfer-cells,document-slice,document-order}',
      '{document-day,day-watch,deciding,resettling,take-back,claim-tally,claim-counts.sql,retire.sql,undo.sql}',
    ),
    tests: importTests(
      '{issue-groups,issue-tally,claim-tally,evidence,document-day,document-order,document-slice,day-watch}',
      '{repeat-verdicts,transfer-cells,transfer-rivals,deciding,document-said,resettling,undo}',
      'what-counts/*',
    ),
  },
  door: {
    mutate: ['src-main/door/{door,connections,register,trusted-sender}.ts'],
    tests: ['tests/door/{connections,contract,door,register,rights,stages,trusted-sender}.test.ts'],
  },
  session: {
    mutate: ['src-main/features/session/*.ts', 'src-shared/model/roles.ts'],
    tests: ['tests/features/session/*.test.ts', 'tests/door/rights.test.ts'],
  },
  // apart from what follows, for its tests open no store with threads: a fault costs a moment
  database: {
    mutate: ['src-main/database/*.ts', `!src-main/database/{schema*,thread,${keeping}}.ts`],
    tests: databaseTests(
      '{connection,damage,dialect,document-digest,document-look,migrate,open-file,position,reader-pool,store-error}',
      '{store-files,thread-client,thread-copies,thread-messages,thread-work,whole-check}',
    ),
  },
  recovery: {
    mutate: [`src-main/database/{${keeping}}.ts`],
    tests: databaseTests(
      '{backup,backup-files,damaged,finish-restore,lost-writes,open,restore,restore-trouble,store,unfinished}',
    ),
  },
  queue: {
    mutate: ['src-main/features/queue/*.ts'],
    // not those that import real files: they look at the import as well, and each takes a second
    tests: [
      'tests/features/queue/{candidate,expand*,find-original,import-source,intake*,queue-*,special-files,staging,watched-*}.test.ts',
    ],
  },
  patience: {
    mutate: ['src-main/features/downloads/patience.ts'],
    tests: ['tests/features/downloads/patience.test.ts'],
  },
}
