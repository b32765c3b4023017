import { mapColumns } from '#main/features/layouts/map-columns.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import type { Examination } from '#shared/contract/layouts.ts'
import { AppError, type ErrorRecord } from '#shared/errors/app-error.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

type ExamineOrder = {
  readonly sheet: string | null
  readonly base: SheetLayout | null
  readonly isBrief: boolean
}

export type MappingNeeds = {
  /** Holds a sheet of a file in quarantine against a layout. @see imports/examining.ts for what it throws */
  readonly examine: (importId: number, order: ExamineOrder) => Promise<Examination>
  /** Where an import would find the columns of a sheet if a layout were kept. */
  readonly locate: (
    importId: number,
    sheet: string,
    layout: SheetLayout,
  ) => Promise<{
    readonly layout: string | null
    readonly places: Readonly<Record<string, string>>
    readonly defect: ErrorRecord | null
  }>
}

type Mapping = Omit<ParsedInput<'layouts.save'>, 'name'>

/** A layout that is not kept yet, and the one it was made from. */
export type MappedLayout = { readonly layout: SheetLayout; readonly baseId: string }

/** @returns the layout of an id. @throws AppError `layout.unknown` */
export function demandLayout(id: string, inUse: readonly SheetLayout[]): SheetLayout {
  const layout = inUse.find((one) => one.id === id)
  if (layout === undefined) throw new AppError('layout.unknown')
  return layout
}

export const toBaseId = (id: string) => id.split('@')[0] ?? id

/** Makes layouts of what a person says about a sheet, and holds each against the file before anybody may use it. */
export function createMapping({ examine, locate }: MappingNeeds) {
  /** @throws AppError `layout.incomplete` when an import would take another column than the person meant */
  async function demandFound(
    importId: number,
    found: Examination,
    layout: SheetLayout,
    columns: Mapping['columns'],
  ) {
    const { sheet, expected } = found
    const located = await locate(importId, sheet, layout)
    const meant = new Map([
      ...expected.map(({ field, foundAt }) => [field, foundAt] as const),
      ...columns.map(({ field, column }) => [field, column] as const),
    ])
    const isUsed = located.layout === layout.id && located.defect === null
    const wrong = expected.find(({ field }) => {
      const column = meant.get(field) ?? null
      return column !== null && located.places[field] !== column
    })
    if (isUsed && wrong === undefined) return
    const column = wrong?.header ?? String(located.defect?.details['column'] ?? sheet)
    throw new AppError('layout.incomplete', { column })
  }

  /**
   * Makes the layout of a mapping and proves that an import would find every column where the person sees it.
   * @param inUse every layout files are read with
   * @param idOf the id the layout of a base will have
   * @throws AppError `layout.unknown`, `layout.incomplete`, `layout.columnTwice`, `input.invalid`, and as `examine`
   */
  return async function mapSheet(
    { importId, sheet, base, columns }: Mapping,
    inUse: readonly SheetLayout[],
    idOf: (baseId: string) => Promise<string>,
  ): Promise<MappedLayout> {
    const asked = base === undefined ? null : demandLayout(base, inUse)
    const found = await examine(importId, { sheet: sheet ?? null, base: asked, isBrief: true })
    const baseLayout = asked ?? demandLayout(found.base, inUse)
    const baseId = toBaseId(baseLayout.id)
    const layout = { ...mapColumns(baseLayout, found, columns), id: await idOf(baseId) }
    await demandFound(importId, found, layout, columns)
    return { layout, baseId }
  }
}
