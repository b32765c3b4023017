/** A backup beside the present store, before it takes its place. */
export const comparison = {
  presentHolds: 'The present store opens: it holds {{claims}} claims, its newest import is of {{at}}.',
  presentClosed: 'The present store cannot be opened, so what it holds is not known: {{reason}}.',
  backupHolds: 'This backup holds {{claims}} claims, its newest import is of {{at}}.',
  backupUnknown: 'What this backup holds is not known.',
  backupOlder: 'This backup is {{claims}} claims older.',
}
