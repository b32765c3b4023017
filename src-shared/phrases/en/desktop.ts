import type { desktop as thai } from '#shared/phrases/th/desktop.ts'

export const desktop: typeof thai = {
  firstPlan: 'Every night',
  open: 'Open Satang',
  runNow: 'Download now',
  pause: 'Pause the schedule',
  resume: 'Resume the schedule',
  quit: 'Quit Satang',
  idle: 'Satang',
  idleNext: 'Satang · next run {{at}}',
  paused: 'Satang · the schedule is paused',
  starting: 'Satang · starting to download',
  running: 'Satang · downloading, file {{done}} of {{total}}',
  signInNeeded: 'NHSO wants you to sign in',
  signInWindow: 'A browser window is open and waits for you; the work then goes on by itself.',
  signInBefore: 'NHSO ended the session. Sign in under Downloads before the run at {{at}}.',
  runFailed: 'The download failed',
  filesMissing: 'Files of earlier months are missing',
  filesMissingText: 'Not imported yet: {{count}}, months {{months}}',
  stays: 'Satang is still running',
  staysText: 'It goes on downloading on time. Open its window, or quit, at the icon beside the clock.',
}
