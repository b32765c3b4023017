import { basename } from 'node:path'
import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store, WritableDb } from '#main/database/store.ts'
import { readBuiltinLists } from '#main/features/reference/builtin-lists.ts'
import type { ListFile } from '#main/features/reference/list-entry.ts'
import { openListFile } from '#main/features/reference/list-file.ts'
import { mergeEntries, toMeaning, toOneEntry } from '#main/features/reference/merge-entries.ts'
import {
  countCodes,
  countEntries,
  deleteLoaded,
  insertEntries,
  replaceBuiltin,
  selectCodes,
  selectEntries,
  selectKnownCodes,
  selectLists,
  upsertList,
} from '#main/features/reference/reference.sql.ts'
import type { Clock } from '#main/platform/clock.ts'
import { hashFile } from '#main/platform/hash-file.ts'
import type { Output, ParsedInput } from '#shared/contract/index.ts'
import { type CodeMeaning, type ReferenceKind, referenceKinds } from '#shared/contract/reference.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { codeFamilyOf, toListCode } from '#shared/model/code-family.ts'

type Needs = {
  store: Store
  clock: Clock
  /** The one health office that is certain. */
  hospital: () => Promise<{ readonly code: string; readonly name: string }>
}

/** Names the built-in lists that are in the store. */
const builtinSetting = 'reference.builtin'

async function insertList(trx: WritableDb, kind: ReferenceKind, list: ListFile) {
  let entries = 0
  let repeated = 0
  let leftOut = 0
  for await (const batch of list.batches()) {
    const added = await insertEntries(trx, kind, 'loaded', batch.entries)
    entries += added
    repeated += batch.entries.length - added
    leftOut += batch.leftOut
  }
  return { entries, repeated, leftOut }
}

/** Knows what codes mean. Owns `reference_entry` and `reference_list`; nobody else writes them. */
export function createReference({ store, clock, hospital }: Needs) {
  let prepared: Promise<void> | null = null

  async function writeBuiltin(): Promise<void> {
    const { digest, lists } = await readBuiltinLists(await hospital())
    const inStore = await store.read((db) => selectSetting(db, builtinSetting, z.string()))
    if (inStore === digest) return
    await store.write(async (trx) => {
      await replaceBuiltin(trx, lists)
      await upsertSetting(trx, builtinSetting, digest)
    })
  }

  /** The built-in lists are written when somebody first asks, so that starting does not wait for them. */
  function prepare(): Promise<void> {
    prepared ??= writeBuiltin().catch((error: unknown) => {
      prepared = null
      throw error
    })
    return prepared
  }

  return {
    /** How many entries each list has, and which file was loaded last. */
    async lists(): Promise<Output<'reference.lists'>> {
      await prepare()
      const [counts, files] = await Promise.all([store.read(countEntries), store.read(selectLists)])
      const count = (kind: ReferenceKind, source: string) =>
        counts.find((row) => row.kind === kind && row.source === source)?.entries ?? 0
      return {
        lists: referenceKinds.map((kind) => {
          const file = files.find((list) => list.kind === kind)
          return {
            kind,
            builtin: count(kind, 'builtin'),
            loaded: count(kind, 'loaded'),
            file: file?.file ?? null,
            loadedAt: file?.loadedAt ?? null,
            loadedBy: file?.loadedBy ?? null,
          }
        }),
      }
    },

    /** Finds entries by code or words; the code's own comes first. */
    async search({
      kind,
      text,
      limit,
      offset,
    }: ParsedInput<'reference.search'>): Promise<Output<'reference.search'>> {
      await prepare()
      const wanted = kind === 'errorCode' ? toListCode(text) : text.toUpperCase()
      const words = wanted
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '')
      const search = { kind, words }
      const [total, codes] = await Promise.all([
        store.read((db) => countCodes(db, search)),
        store.read((db) => selectCodes(db, search, limit, offset)),
      ])
      const found = mergeEntries(await store.read((db) => selectEntries(db, kind, codes)))
      return { total, entries: codes.flatMap((one) => toOneEntry(kind, one, found.get(one) ?? {}) ?? []) }
    },

    /** What error codes mean, in the order they were asked for; for a code nobody describes only its family. */
    async explain(codes: readonly string[]): Promise<CodeMeaning[]> {
      await prepare()
      const listCodes = [...new Set(codes.map(toListCode))]
      const found = mergeEntries(await store.read((db) => selectEntries(db, 'errorCode', listCodes)))
      return codes.map((code) => toMeaning(code, found.get(toListCode(code)) ?? {}))
    },

    /**
     * Of these error codes, those that nothing explains. While the hospital has not loaded the official list,
     * a code of a known family passes, because what Satang ships describes only those met most.
     */
    async findUnknown(codes: readonly string[]): Promise<string[]> {
      await prepare()
      const listCodes = [...new Set(codes.map(toListCode))]
      const [known, files] = await Promise.all([
        store.read((db) => selectKnownCodes(db, 'errorCode', listCodes)),
        store.read(selectLists),
      ])
      const hasOfficial = files.some(({ kind }) => kind === 'errorCode')
      return codes.filter(
        (code) => !known.has(toListCode(code)) && (hasOfficial || codeFamilyOf(code) === 'unknown'),
      )
    },

    /**
     * Puts a file's codes in place of the list loaded before, in one transaction.
     * @param loadedBy name of the person
     * @throws AppError `reference.*`, `import.fileMissing`, `import.rowUnreadable`, and those of workbooks
     */
    async load(kind: ReferenceKind, path: string, loadedBy: string): Promise<Output<'reference.load'>> {
      await prepare()
      const list = await openListFile(kind, path)
      try {
        const file = basename(path)
        const sha256 = await hashFile(path)
        return await store.write(async (trx) => {
          await deleteLoaded(trx, kind)
          const counts = await insertList(trx, kind, list)
          if (counts.entries === 0) throw new AppError('reference.noEntries', { file })
          const loadedAt = clock.now().toISOString()
          await upsertList(trx, kind, { file, sha256, entries: counts.entries, loadedAt, loadedBy })
          return counts
        })
      } finally {
        await list.close()
      }
    },
  }
}

export type Reference = ReturnType<typeof createReference>
