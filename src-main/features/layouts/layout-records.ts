import type { Store } from '#main/database/store.ts'
import {
  type LayoutVersion,
  selectLayoutVersions,
  selectNextNumber,
} from '#main/features/layouts/layouts.sql.ts'
import { selectRemoved } from '#main/features/layouts/removed-layouts.sql.ts'
import type { LayoutEntry } from '#shared/contract/layouts.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { parseLayout } from '#shared/model/layouts/layout-shape.ts'

type KnownLayout = Omit<LayoutVersion, 'layoutJson'> & {
  readonly layout: SheetLayout
  readonly removed: LayoutEntry['removed']
}

/** Finds the layouts that were made here. */
export function createLayoutRecords(store: Store) {
  async function listKnown(): Promise<KnownLayout[]> {
    const removed = new Map((await store.read(selectRemoved)).map(({ id, ...rest }) => [id, rest]))
    return (await store.read(selectLayoutVersions)).map(({ layoutJson, ...version }) => {
      const layout = parseLayout(layoutJson)
      return { ...version, layout, removed: removed.get(layout.id) ?? null }
    })
  }

  return {
    /** Oldest version first, those used no more among them. */
    listKnown,

    /** Layouts made here that are in use, oldest version first; the shipped ones are not among them. */
    async listMade(): Promise<SheetLayout[]> {
      return (await listKnown()).filter(({ removed }) => removed === null).map(({ layout }) => layout)
    },

    /** @throws AppError `layout.unknown` for a layout that was not made here, or is used no more */
    async demandMade(id: string): Promise<KnownLayout> {
      const known = (await listKnown()).find(({ layout, removed }) => layout.id === id && removed === null)
      if (known === undefined) throw new AppError('layout.unknown')
      return known
    },

    /** @returns the id the next layout made from a base gets */
    nextId: async (baseId: string): Promise<string> =>
      `${baseId}@${await store.read((db) => selectNextNumber(db, baseId))}`,
  }
}
