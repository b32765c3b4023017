import type { Store } from '#main/database/store.ts'
import { createLayoutRecords } from '#main/features/layouts/layout-records.ts'
import { createLayoutRemoval, type RemovalNeeds } from '#main/features/layouts/layout-removal.ts'
import { insertLayoutVersion, selectNextNumber } from '#main/features/layouts/layouts.sql.ts'
import { createMapping, demandLayout, type MappingNeeds } from '#main/features/layouts/mapping.ts'
import type { Clock } from '#main/platform/clock.ts'
import { writeStructureReport } from '#main/platform/structure-report.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import type { Examination, LayoutEntry, LayoutPreview } from '#shared/contract/layouts.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'

type Needs = MappingNeeds &
  RemovalNeeds & {
    readonly store: Store
    readonly clock: Clock
    readonly exportFolder: string
    /** Every layout files are read with: those of the pack in use, then those made here. */
    readonly listLayouts: () => Promise<readonly SheetLayout[]>
    /** Reads a whole file in quarantine as an import would if a layout were kept. */
    readonly preview: (importId: number, layout: SheetLayout) => Promise<LayoutPreview>
    /** How a file in quarantine is built, without any value. */
    readonly describe: (importId: number) => Promise<object>
    readonly stopExamining: () => void
  }

function toEntry(
  { id, rows, columns, evidence }: SheetLayout,
  made: LayoutEntry['made'],
  removed: LayoutEntry['removed'] = null,
): LayoutEntry {
  return { id, rows, columns: columns.length, made, removed, evidence }
}

/**
 * Keeps the layouts a person made for sheets that none of the shipped ones fits. Owns `layout_version` and the setting
 * `layouts.removed`.
 */
export function createLayouts(needs: Needs) {
  const { store, clock, exportFolder, listLayouts } = needs
  const mapSheet = createMapping(needs)
  const records = createLayoutRecords(store)
  const { listKnown, listMade, nextId } = records

  return {
    listMade,
    ...createLayoutRemoval({ ...needs, demandMade: records.demandMade }),

    /** Layouts of the pack in use, then those made here, those used no more among them. */
    async list(): Promise<LayoutEntry[]> {
      const known = await listKnown()
      const madeHere = new Set(known.map(({ layout }) => layout.id))
      const ofPack = (await listLayouts()).filter(({ id }) => !madeHere.has(id))
      return [
        ...ofPack.map((layout) => toEntry(layout, null)),
        ...known.map(({ layout, removed, name, at, by }) => toEntry(layout, { name, at, by }, removed)),
      ]
    },

    /**
     * Says which columns a file in quarantine has, which were expected, and what speaks for which.
     * @throws AppError `import.unknown`, `import.notQuarantined`, `import.fileMissing`, `import.unknownLayout`,
     *   `layout.unknown`, `cancelled`
     */
    async examine({ importId, sheet, base }: ParsedInput<'layouts.examine'>): Promise<Examination> {
      const asked = base === undefined ? null : demandLayout(base, await listLayouts())
      return needs.examine(importId, { sheet: sheet ?? null, base: asked, isBrief: false })
    },

    /**
     * Reads a whole file as an import with these columns would, and keeps nothing.
     * @throws AppError as `save`
     */
    async preview(mapping: ParsedInput<'layouts.preview'>): Promise<LayoutPreview> {
      const { layout } = await mapSheet(mapping, await listLayouts(), nextId)
      return needs.preview(mapping.importId, layout)
    },

    /** Ends what `examine` and `preview` are at. */
    cancel: (): void => needs.stopExamining(),

    /**
     * Keeps which columns of a file in quarantine are which, as the next version of the layout they were named by.
     * @param by the name of the user who asked for it
     * @returns the id of the new version, `<base>@<number>`
     * @throws AppError `import.unknown`, `import.notQuarantined`, `import.fileMissing`, `layout.unknown`,
     *   `layout.incomplete`, `layout.columnTwice`, `input.invalid`, `cancelled`
     */
    async save({ name, ...mapping }: ParsedInput<'layouts.save'>, by: string): Promise<string> {
      const { layout, baseId } = await mapSheet(mapping, await listLayouts(), nextId)
      return store.write(async (trx) => {
        // another one may have been kept meanwhile
        const number = await selectNextNumber(trx, baseId)
        const kept = { ...layout, id: `${baseId}@${number}` }
        const at = clock.now().toISOString()
        await insertLayoutVersion(trx, baseId, number, { layoutJson: JSON.stringify(kept), name, at, by })
        return kept.id
      })
    },

    /**
     * Writes how a file in quarantine is built, for those who make layouts.
     * @returns where the report lies
     * @throws AppError `import.unknown`, `import.notQuarantined`, `import.fileMissing`, `folder.denied`, `store.diskFull`
     */
    async report(importId: number): Promise<string> {
      const structure = await needs.describe(importId)
      const time = toBangkokTime(clock.now()).replaceAll(/[-:]/g, '').replace('T', '-')
      return writeStructureReport(exportFolder, `satang-structure-${time}.json`, structure)
    },
  }
}

export type Layouts = ReturnType<typeof createLayouts>
