export const stages = ['trouble', 'setup', 'practice', 'real'] as const
export type Stage = (typeof stages)[number]
type Row = readonly [trouble: string, setup: string, practice: string, real: string]

// how a call ends: let through to its input, or refused by a code
export const passes = 'passes'
export const closed = 'store.corrupt'
const signIn = 'session.required'

/** What anybody may call, whoever it is, and in which stage. */
// biome-ignore format: a table
export const forAnyone: Readonly<Record<string, Row>> = {
  //                        trouble  setup             practice      real
  'attention.speak':       [closed,  passes,           passes,       passes],
  'session.get':           [closed,  passes,           passes,       passes],
  'session.signIn':        [closed,  'setup.required', passes,       passes],
  'session.signOut':       [closed,  'setup.required', passes,       passes],
  'session.enterPractice': [closed,  'setup.required', passes,       'session.notPractice'],
  'setup.finish':          [closed,  passes,           'setup.done', 'setup.done'],
  'store.get':             [passes,  passes,           passes,       passes],
  'store.retry':           [passes,  'store.open',     'store.open', 'store.open'],
  'store.compare':         [passes,  'store.open',     'store.open', 'store.open'],
  'store.restore':         [passes,  'store.open',     'store.open', 'store.open'],
  'store.accept':          [passes,  'store.open',     'store.open', 'store.open'],
}

/** Everything else, by who calls it. */
// biome-ignore format: a table
export const forTheRest: Readonly<Record<string, Row>> = {
  //          trouble  setup             practice  real
  stranger:  [signIn,  signIn,           signIn,   signIn],
  admin:     [closed,  'setup.required', passes,   passes],
  system:    [closed,  passes,           passes,   passes],
}

/** Entries that need a permission. `npm run new-feature` adds its own. */
export const theRest = [
  ...['attention.get', 'attention.closeWindow'],
  ...['claims.list', 'claims.get', 'completeness.get', 'completeness.files', 'dashboard.get'],
  ...['diagnostics.run', 'diagnostics.storeCheck', 'diagnostics.checkStoreWhenDue'],
  ...['downloads.run', 'downloads.retryFailed', 'downloads.runMissing', 'downloads.resume'],
  ...['downloads.pause', 'downloads.cancel', 'downloads.signIn', 'downloads.active'],
  ...['downloads.listRuns', 'downloads.getRun', 'downloads.missing', 'downloads.options'],
  ...['downloads.saveOptions', 'downloads.folder', 'downloads.changeFolder', 'downloads.moveFiles'],
  ...['downloads.leaveFiles', 'downloads.listFiles', 'downloads.lookAtFolder', 'downloads.proven'],
  'downloads.removeProven',
  ...['imports.run', 'imports.cancel', 'imports.undo', 'imports.restore', 'imports.retry'],
  ...['imports.olderReadings', 'imports.reread', 'imports.acceptReread', 'imports.questions'],
  ...['imports.money', 'imports.choose', 'imports.keepBoth', 'imports.withdrawChoice'],
  ...['imports.lookAtSettling', 'imports.settleAnew', 'imports.tell', 'imports.active'],
  ...['imports.list', 'imports.get', 'imports.totals'],
  ...['layouts.list', 'layouts.examine', 'layouts.preview', 'layouts.cancel', 'layouts.save'],
  ...['layouts.uses', 'layouts.remove', 'layouts.report'],
  ...['network.get', 'network.save'],
  ...['portalLists.list', 'portalLists.look', 'portalLists.correct', 'portalLists.undoCorrection'],
  ...['portalLists.confirm', 'portalLists.saveReport'],
  ...['portals.list', 'portals.install', 'portals.reset'],
  ...['quality.get', 'quality.export'],
  ...['queue.add', 'queue.get', 'queue.pause', 'queue.resume', 'queue.cancel', 'queue.retry'],
  ...['queue.clear', 'queue.watched', 'queue.watch'],
  ...['reference.lists', 'reference.search', 'reference.explain', 'reference.load'],
  ...['schedule.get', 'schedule.save', 'schedule.remove', 'schedule.pause', 'schedule.runNow'],
  ...['schedule.runDue', 'schedule.startup', 'schedule.setStartup'],
  ...['settings.get', 'settings.saveAccount', 'settings.changeAccount', 'settings.removeAccount'],
  ...['settings.chooseFolder', 'settings.backUp', 'setup.nameHospital'],
]
