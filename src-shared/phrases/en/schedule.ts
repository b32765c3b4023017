import type { schedule as thai } from '#shared/phrases/th/schedule.ts'

export const schedule = {
  title: 'Download by itself every night',
  isEnabled: 'Run every night',
  isEnabledHint: 'If the computer is off at that time, it runs once when it is back.',
  at: 'Time',
  atHint: 'Thai time',
  atWrong: 'Type the time as HH:mm, such as 02:30',
  monthsBack: 'Months back',
  monthsBackHint: 'NHSO may add files to earlier months; files already here are not fetched again.',
  schemes: 'Schemes',
  schemesNone: 'Choose at least one scheme',
  isImporting: 'Import files as they come',
  nextRun: 'Next run',
  lastRun: 'Last run',
  off: 'off',
  runNow: 'Do the nightly run now',
  runDone: 'Done: new files {{stored}}, failed {{failed}}',
} satisfies typeof thai
