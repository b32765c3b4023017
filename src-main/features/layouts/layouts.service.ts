import type { Store } from '#main/database/store.ts'
import {
  insertLayoutVersion,
  selectLayoutVersions,
  selectNextNumber,
} from '#main/features/layouts/layouts.sql.ts'
import { mapColumns } from '#main/features/layouts/map-columns.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { LayoutComparison } from '#shared/contract/imports.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import type { LayoutEntry } from '#shared/contract/layouts.ts'
import { findLayout, shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { parseLayout } from '#shared/model/layouts/layout-shape.ts'

type Needs = {
  readonly store: Store
  readonly clock: Clock
  /** What a file in quarantine looks like. @throws AppError `import.unknown`, `import.notQuarantined` */
  readonly comparison: (importId: number) => Promise<LayoutComparison>
}

function toEntry(layout: SheetLayout, made: LayoutEntry['made']): LayoutEntry {
  const { id, rows, columns, evidence } = layout
  return { id, rows, columns: columns.length, made, evidence }
}

/** Keeps the layouts an admin made for sheets that none of the shipped ones fits. Owns `layout_version`. */
export function createLayouts({ store, clock, comparison }: Needs) {
  /** Layouts made here, oldest version first; the shipped ones are not among them. */
  async function listMade(): Promise<SheetLayout[]> {
    return (await store.read(selectLayoutVersions)).map(({ layoutJson }) => parseLayout(layoutJson))
  }

  return {
    listMade,

    /** Shipped layouts, then those made here. */
    async list(): Promise<LayoutEntry[]> {
      const made = await store.read(selectLayoutVersions)
      return [
        ...shippedLayouts.map((layout) => toEntry(layout, null)),
        ...made.map(({ layoutJson, name, at, by }) => toEntry(parseLayout(layoutJson), { name, at, by })),
      ]
    },

    /**
     * Keeps which columns of a file in quarantine are which, as the next version of the layout that fits it best.
     * @param by the name of the user who asked for it
     * @returns the id of the new version, `<base>@<number>`
     * @throws AppError `import.unknown`, `import.notQuarantined`, `layout.incomplete`, `layout.columnTwice`, `input.invalid`
     */
    async save({ importId, name, columns }: ParsedInput<'layouts.save'>, by: string): Promise<string> {
      const found = await comparison(importId)
      const made = await listMade()
      const base = made.find(({ id }) => id === found.layout) ?? findLayout(found.layout)
      if (!base) throw new Error(`layout ${found.layout} is not of this version`)
      const mapped = mapColumns(base, found, columns)
      const baseId = found.layout.split('@')[0] ?? found.layout
      return store.write(async (trx) => {
        const number = await selectNextNumber(trx, baseId)
        const layout = { ...mapped, id: `${baseId}@${number}` }
        const at = clock.now().toISOString()
        await insertLayoutVersion(trx, baseId, number, { layoutJson: JSON.stringify(layout), name, at, by })
        return layout.id
      })
    },
  }
}

export type Layouts = ReturnType<typeof createLayouts>
