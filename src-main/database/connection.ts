import Sqlite from 'better-sqlite3'
import type { StoreAccess } from '#main/database/store.ts'

export type Connection = Sqlite.Database
export type ConnectionMode = 'writer' | 'reader'

/** Larger than SQLCipher's 4096: a claim row is about 1.5 kB, so pages waste less and fewer are encrypted. */
const pageBytes = 8192
/** A decrypted page costs far more to read again than to keep. Only pages that were touched take memory. */
const cacheKib: Readonly<Record<ConnectionMode, number>> = { writer: 24_576, reader: 98_304 }
const busyTimeoutMs = 15_000
const walKeptBytes = 64 * 1024 * 1024
/** A commit of up to 128 MiB does not wait for its pages to be encrypted a second time into the store. */
const walPagesOfBulk = 16_384

/** @returns the options every connection needs, whatever it opens. */
function nativeOptions(): Sqlite.Options {
  // Node-API below 10 cannot load the package's own prebuilt binary; tools/ builds one and names it here.
  const nativeBinding =
    Number(process.versions['napi']) < 10 ? process.env['SATANG_SQLITE_BINDING'] : undefined
  return nativeBinding ? { nativeBinding } : {}
}

/** Opens a SQLite file without a key: only for the lock, which holds nothing. */
export function openPlain(path: string): Connection {
  return new Sqlite(path, { ...nativeOptions(), timeout: 0 })
}

/** Opens with the key and sets nothing else. A reader leaves file and WAL as they are; a writer makes a missing file. */
export function openWithKey(access: StoreAccess, mode: ConnectionMode): Connection {
  if (!/^[0-9a-f]{64}$/.test(access.key)) throw new Error('the store key is not 64 hex digits')
  const connection = new Sqlite(access.path, {
    ...nativeOptions(),
    readonly: mode === 'reader',
    timeout: busyTimeoutMs,
  })
  connection.pragma("cipher='sqlcipher'")
  connection.pragma('legacy=4')
  connection.pragma(`legacy_page_size=${pageBytes}`)
  connection.pragma(`key="x'${access.key}'"`)
  return connection
}

/**
 * Opens one more connection to a store that `openStore` opened, from any thread of this process.
 * A writer outside the store's own thread may write only inside `store.exclusive`, after which the store moves what was
 * committed out of the WAL. Close it when done.
 * @throws SQLite's own errors; `toStoreError` names them
 */
export function openConnection(access: StoreAccess, mode: ConnectionMode): Connection {
  const connection = openWithKey(access, mode)
  try {
    connection.pragma(`cache_size=-${cacheKib[mode]}`)
    connection.pragma('temp_store=memory')
    connection.pragma('foreign_keys=on')
    if (mode === 'writer') setUpWriting(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function setUpWriting(connection: Connection): void {
  connection.pragma('journal_mode=wal')
  // A commit that was reported must survive a power cut; NORMAL only promises that nothing is torn.
  connection.pragma('synchronous=full')
  connection.pragma(`wal_autocheckpoint=${walPagesOfBulk}`)
  connection.pragma(`journal_size_limit=${walKeptBytes}`)
}
