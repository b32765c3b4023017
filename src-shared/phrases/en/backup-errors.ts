/** Failures of backups: taking one, and going back to one. */
export const backupErrors = {
  'store.backupMissing': { text: 'The backup {{file}} was not found', advice: 'Choose another backup.' },
  'store.backupForeign': {
    text: 'The key of this store does not open the backup {{file}}: it is of another store, or its beginning is damaged',
    advice: 'Choose another backup. The store is as it was.',
  },
  'store.backupDamaged': {
    text: 'The backup {{file}} is damaged',
    advice: 'Choose another backup. The store is as it was.',
  },
  'store.backupNewer': {
    text: 'The backup {{file}} was written by a newer Satang (version {{found}}, this one knows {{known}})',
    advice: 'Install the newer Satang or choose another backup. The store is as it was.',
  },
  'store.backupNoRoom': {
    text: 'There is not enough disk space for a backup',
    advice:
      'It takes {{neededMb}} MB, and {{freeMb}} MB are free in {{folder}}. Free some space, then back up again.',
  },
}
