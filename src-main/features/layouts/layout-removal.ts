import type { Store, WritableDb } from '#main/database/store.ts'
import { insertRemoved } from '#main/features/layouts/removed-layouts.sql.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Output } from '#shared/contract/index.ts'

type Undone = { readonly at: string; readonly by: string; readonly why: string }

export type RemovalNeeds = {
  /** Files imported with a layout that count now. */
  readonly listUses: (layout: string) => Promise<Output<'layouts.uses'>['files']>
  /** Takes all of them back within a transaction. @returns their ids */
  readonly takeBackUses: (trx: WritableDb, layout: string, undone: Undone) => Promise<number[]>
}

type Needs = RemovalNeeds & {
  readonly store: Store
  readonly clock: Clock
  /** @throws AppError `layout.unknown` for a layout that was not made here, or is used no more */
  readonly demandMade: (id: string) => Promise<{ readonly name: string }>
}

/** Undoes a made layout and all that was read with it, in one step. */
export function createLayoutRemoval(needs: Needs) {
  const { store, clock } = needs
  return {
    /** Files that `remove` would take back. @throws AppError `layout.unknown` */
    async uses(id: string): Promise<Output<'layouts.uses'>> {
      const { name } = await needs.demandMade(id)
      return { name, files: await needs.listUses(id) }
    },

    /**
     * Uses a made layout no more and takes back every file imported with it, in one transaction; its record stays.
     * @param by the name of the user who asked for it
     * @returns the files that were taken back
     * @throws AppError `layout.unknown`
     */
    async remove(id: string, why: string, by: string): Promise<number[]> {
      await needs.demandMade(id)
      const undone = { at: clock.now().toISOString(), by, why }
      return store.write(async (trx) => {
        await insertRemoved(trx, { id, ...undone })
        return needs.takeBackUses(trx, id, undone)
      })
    },
  }
}
