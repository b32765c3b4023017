import path from 'node:path'
import { onTestFinished } from 'vitest'
import { openConnection } from '#main/database/connection.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

/** Opens an encrypted file without a table in it. */
export function openEmpty() {
  const connection = openConnection(
    { path: path.join(temporaryFolder(), 'a.db'), key: 'ab'.repeat(32) },
    'writer',
  )
  onTestFinished(() => void connection.close())
  return connection
}
