import type { Store, WritableDb } from '#main/database/store.ts'
import { parseLayout } from '#main/features/layouts/layout-shape.ts'
import {
  insertLayoutVersion,
  type LayoutVersion,
  selectLayoutVersions,
  selectNextNumber,
} from '#main/features/layouts/layouts.sql.ts'
import { createMapping, demandLayout, type MappingNeeds } from '#main/features/layouts/mapping.ts'
import { insertRemoved, selectRemoved } from '#main/features/layouts/removed-layouts.sql.ts'
import { writeStructureReport } from '#main/features/layouts/structure-report.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Output, ParsedInput } from '#shared/contract/index.ts'
import type { Examination, LayoutEntry, LayoutPreview } from '#shared/contract/layouts.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'

type Undone = { readonly at: string; readonly by: string; readonly why: string }

type Needs = MappingNeeds & {
  readonly store: Store
  readonly clock: Clock
  readonly exportFolder: string
  /** Reads a whole file in quarantine as an import would if a layout were kept. */
  readonly preview: (importId: number, layout: SheetLayout) => Promise<LayoutPreview>
  /** How a file in quarantine is built, without any value. */
  readonly describe: (importId: number) => Promise<object>
  readonly stopExamining: () => void
  /** Files imported with a layout that count now. */
  readonly listUses: (layout: string) => Promise<Output<'layouts.uses'>['files']>
  /** Takes all of them back within a transaction. @returns their ids */
  readonly takeBackUses: (trx: WritableDb, layout: string, undone: Undone) => Promise<number[]>
}

type Known = LayoutVersion & { readonly layout: SheetLayout; readonly removed: LayoutEntry['removed'] }

function toEntry(
  { id, rows, columns, isVerified }: SheetLayout,
  made: LayoutEntry['made'],
  removed: LayoutEntry['removed'] = null,
): LayoutEntry {
  return { id, rows, columns: columns.length, made, removed, isVerified: isVerified !== false }
}

/**
 * Keeps the layouts a person made for sheets that none of the shipped ones fits. Owns `layout_version` and the setting
 * `layouts.removed`.
 */
export function createLayouts(needs: Needs) {
  const { store, clock, exportFolder } = needs
  const mapSheet = createMapping(needs)

  async function listKnown(): Promise<Known[]> {
    const removed = new Map((await store.read(selectRemoved)).map(({ id, ...rest }) => [id, rest]))
    return (await store.read(selectLayoutVersions)).map((version) => {
      const layout = parseLayout(version.layoutJson)
      return { ...version, layout, removed: removed.get(layout.id) ?? null }
    })
  }

  /** Layouts made here that are in use, oldest version first; the shipped ones are not among them. */
  async function listMade(): Promise<SheetLayout[]> {
    return (await listKnown()).filter(({ removed }) => removed === null).map(({ layout }) => layout)
  }

  /** @throws AppError `layout.unknown` for a layout that was not made here, or is used no more */
  async function demandMade(id: string): Promise<Known> {
    const known = (await listKnown()).find(({ layout, removed }) => layout.id === id && removed === null)
    if (known === undefined) throw new AppError('layout.unknown')
    return known
  }

  const nextId = async (baseId: string) =>
    `${baseId}@${await store.read((db) => selectNextNumber(db, baseId))}`

  return {
    listMade,

    /** Shipped layouts, then those made here, those used no more among them. */
    async list(): Promise<LayoutEntry[]> {
      return [
        ...shippedLayouts.map((layout) => toEntry(layout, null)),
        ...(await listKnown()).map(({ layout, removed, name, at, by }) =>
          toEntry(layout, { name, at, by }, removed),
        ),
      ]
    },

    /**
     * Says which columns a file in quarantine has, which were expected, and what speaks for which.
     * @throws AppError `import.unknown`, `import.notQuarantined`, `import.fileMissing`, `import.unknownLayout`,
     *   `layout.unknown`, `cancelled`
     */
    async examine({ importId, sheet, base }: ParsedInput<'layouts.examine'>): Promise<Examination> {
      const asked = base === undefined ? null : demandLayout(base, await listMade())
      return needs.examine(importId, { sheet: sheet ?? null, base: asked, isBrief: false })
    },

    /**
     * Reads a whole file as an import with these columns would, and keeps nothing.
     * @throws AppError as `save`
     */
    async preview(mapping: ParsedInput<'layouts.preview'>): Promise<LayoutPreview> {
      const { layout } = await mapSheet(mapping, await listMade(), nextId)
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
      const { layout, baseId } = await mapSheet(mapping, await listMade(), nextId)
      return store.write(async (trx) => {
        // another one may have been kept meanwhile
        const number = await selectNextNumber(trx, baseId)
        const kept = { ...layout, id: `${baseId}@${number}` }
        const at = clock.now().toISOString()
        await insertLayoutVersion(trx, baseId, number, { layoutJson: JSON.stringify(kept), name, at, by })
        return kept.id
      })
    },

    /** Files that `remove` would take back. @throws AppError `layout.unknown` */
    async uses(id: string): Promise<Output<'layouts.uses'>> {
      const { name } = await demandMade(id)
      return { name, files: await needs.listUses(id) }
    },

    /**
     * Uses a made layout no more and takes back every file imported with it, in one transaction; its record stays.
     * @param by the name of the user who asked for it
     * @returns the files that were taken back
     * @throws AppError `layout.unknown`
     */
    async remove(id: string, why: string, by: string): Promise<number[]> {
      await demandMade(id)
      const undone = { at: clock.now().toISOString(), by, why }
      return store.write(async (trx) => {
        await insertRemoved(trx, { id, ...undone })
        return needs.takeBackUses(trx, id, undone)
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
