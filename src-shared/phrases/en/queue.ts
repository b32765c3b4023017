import type { queue as thai } from '#shared/phrases/th/queue.ts'

/** What waits to be imported. */
export const queue = {
  title: 'Import queue',
  tab: 'Queue ({{count}})',
  progress: '{{done}} of {{total}} files',
  paused: 'Paused',
  pause: 'Pause',
  resume: 'Go on',
  cancel: 'Cancel the rest',
  retry: 'Try again ({{count}})',
  clear: 'Clear what ended',
  inside: 'Out of',
  addedAt: 'Queued',
  emptyTitle: 'Nothing in the queue',
  emptyText: 'Drop files, folders or zips above. They are imported in order, also after a restart.',
  states: { waiting: 'Waiting', importing: 'Importing', failed: 'Failed', cancelled: 'Cancelled' },
  watched: 'Watched folder',
  watchedHint:
    'New files in this folder go into the queue by themselves. They are only read, never moved or deleted.',
  watchedPath: 'Folder',
  watchedNone: 'No folder is watched.',
  lookedAt: 'Looked into {{at}}',
  watch: 'Watch this folder',
  stopWatching: 'Stop watching',
  chooseFolder: 'Choose a folder',
} satisfies typeof thai
