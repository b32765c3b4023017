import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { removeUnfinished, writeBackup } from '#main/database/backup.ts'
import { createStore } from '#main/database/create-store.ts'
import { createDamage } from '#main/database/damage.ts'
import { finishRestore } from '#main/database/restore.ts'
import type { Store, StoreAccess } from '#main/database/store.ts'
import { toStoreError } from '#main/database/store-error.ts'
import {
  createIdentity,
  createKey,
  findIdentity,
  type Identity,
  keyName,
  saveIdentity,
} from '#main/database/store-files.ts'
import { createThreads, getKey, type StoreNeeds, startReader } from '#main/database/store-needs.ts'
import { type StorePaths, storePaths, toStamp } from '#main/database/store-paths.ts'
import type { DatabaseThread } from '#main/database/thread-client.ts'
import { makePrivateFolder } from '#main/platform/files.ts'

async function startNew({ secrets, clock }: StoreNeeds, paths: StorePaths): Promise<Identity> {
  const key = createKey()
  const identity = createIdentity(key, clock.now().toISOString())
  // The key first: a store without its key would be lost, a key without its store harms nobody.
  await secrets.save(keyName(identity.storeId), key)
  await saveIdentity(paths.identity, identity)
  return identity
}

/** A store whose making was cut off holds nothing yet; any other must have its file. */
function isUnmade({ isReady }: Identity, paths: StorePaths): boolean {
  return !isReady && !existsSync(paths.file)
}

async function getIdentity(needs: StoreNeeds, paths: StorePaths): Promise<Identity> {
  const found = await findIdentity(paths)
  if (found === null) return startNew(needs, paths)
  if (!isUnmade(found, paths)) return found
  await needs.secrets.remove(keyName(found.storeId))
  return startNew(needs, paths)
}

async function openFile(needs: StoreNeeds, paths: StorePaths, writer: DatabaseThread): Promise<StoreAccess> {
  await finishRestore(paths)
  await removeUnfinished(paths)
  const identity = await getIdentity(needs, paths)
  const access = { path: paths.file, key: await getKey(identity, needs.secrets) }
  if (isUnmade(identity, paths)) await writer.request({ kind: 'create', access })
  const stamp = toStamp(needs.clock.now())
  const suspect = existsSync(paths.suspect)
  const accepted = needs.accepted ?? null
  await writer.request({ kind: 'open', access, suspect, accepted, backup: { folder: paths.backups, stamp } })
  // what is lost was told, and is not told at every start from now on
  if (accepted !== null) await rm(paths.position, { force: true })
  await rm(paths.suspect, { force: true })
  if (!identity.isReady) await saveIdentity(paths.identity, { ...identity, isReady: true })
  await keepIdentityCopy(paths, { ...identity, isReady: true })
  return access
}

/** Without `store.json` nobody knows which key opens the backups, so they keep a copy of it. */
async function keepIdentityCopy(paths: StorePaths, identity: Identity): Promise<void> {
  if (existsSync(paths.identityCopy)) return
  await makePrivateFolder(paths.backups)
  await saveIdentity(paths.identityCopy, identity)
}

/**
 * Opens the store of a folder, or makes it where none ever was. Every other trouble is a failure of its own, and the
 * file is then as it was before.
 * @throws AppError `store.inUse`, `store.keyMissing`, `store.keySealed`, `store.wrongKey`, `store.newer`,
 *   `store.suspect`, `store.corrupt`, `store.writesLost`, `store.rowsChanged`, `store.diskFull`, `store.diskAway`,
 *   `store.noLocks`, `store.denied`; `folder.denied` for the folder of secrets
 */
export async function openStore(needs: StoreNeeds): Promise<Store> {
  const paths = storePaths(needs.folder)
  const damage = createDamage({ ...needs, paths, onTrouble: needs.onTrouble ?? (() => undefined) })
  const start = createThreads(needs, damage)
  let writer: DatabaseThread | null = null
  try {
    await makePrivateFolder(needs.folder)
    writer = start('database-writer')
    const thread = writer
    await thread.request({ kind: 'lock', file: paths.lock })
    const access = await openFile(needs, paths, thread)
    return createStore({
      access,
      log: needs.log,
      writer: thread,
      startReader: (name) => startReader(start, name, access),
      damage,
      backUp: (name) =>
        writeBackup({
          paths,
          access,
          name,
          startReader: () => startReader(start, 'database-backup', access),
          startThread: () => createThreads(needs, null)('database-copy-check'),
        }),
    })
  } catch (error) {
    await writer?.stop()
    throw toStoreError(error, paths.file) ?? error
  }
}
