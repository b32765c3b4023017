import { dateRangeOn } from '#main/features/imports/cell-parse.ts'
import { toColumnLetters } from '#main/features/imports/column-plan.ts'
import type { ExamineRequest, Located } from '#main/features/imports/examine-job.ts'
import { isProof, readPrinted, toEquations } from '#main/features/imports/examine-proofs.ts'
import { examineSheet } from '#main/features/imports/examine-sheet.ts'
import { layByName, layOver } from '#main/features/imports/lay-over.ts'
import { createSheetRecogniser } from '#main/features/imports/made-fit.ts'
import { findDefect, MisfitFound } from '#main/features/imports/misfit.ts'
import { type LayoutsInUse, layoutsInUse } from '#main/features/imports/reading-marks.ts'
import type { LayoutFit } from '#main/features/imports/recognise.ts'
import { type OpenSheet, openSheets } from '#main/features/imports/sheet-heads.ts'
import { isMain, planWorkbook } from '#main/features/imports/workbook-plan.ts'
import { openSource } from '#main/platform/workbook/open-source.ts'
import type { SourceFormat, Workbook } from '#main/platform/workbook/workbook.ts'
import type { Examination } from '#shared/contract/layouts.ts'
import { AppError, toErrorRecord } from '#shared/errors/app-error.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

type Request<Kind extends ExamineRequest['kind']> = Extract<ExamineRequest, { kind: Kind }>
type OpenFit = { readonly open: OpenSheet; readonly fit: LayoutFit | null }

const never = () => false

/** Opens the file of a request for as long as `work` takes. */
export async function withWorkbook<Value>(
  path: string,
  work: (workbook: Workbook, sheets: readonly OpenSheet[]) => Promise<Value>,
): Promise<Value> {
  const workbook = await openSource(path)
  try {
    return await work(workbook, await openSheets(workbook, never))
  } finally {
    await workbook.close()
  }
}

/** @returns the sheet an import stumbles over; of a file that would go in by now, its first list */
function findMisfitSheet(
  request: Request<'examine'>,
  format: SourceFormat,
  open: readonly OpenSheet[],
): string {
  try {
    const { read } = planWorkbook({ name: request.name, format, inUse: request }, open)
    return (read.find(isMain) ?? read[0])?.sheet ?? '-'
  } catch (error) {
    if (error instanceof MisfitFound) return error.misfit.comparison.sheet
    throw error
  }
}

/** Lays every layout over a sheet: the one an import takes before all, then the likeliest. */
function rankFits({ rows }: OpenSheet, inUse: LayoutsInUse, best: LayoutFit | null): LayoutFit[] {
  const fits = layoutsInUse(inUse).map((layout) =>
    layout.id === best?.layout.id ? best : layOver(layout, rows, best),
  )
  const rank = (fit: LayoutFit) => (fit === best ? 1 : 0)
  return fits.sort((one, other) => rank(other) - rank(one) || other.likeness - one.likeness)
}

function toBases(fits: readonly LayoutFit[]): Examination['bases'] {
  return fits.map(({ layout: { id, rows, scheme, columns }, share }) => {
    return { id, rows, scheme: scheme ?? null, columns: columns.length, share }
  })
}

async function readProofs(fits: readonly OpenFit[], target: OpenFit, layout: SheetLayout, today: string) {
  const printed = []
  for (const { open, fit } of fits) {
    if (open === target.open || !isProof(fit)) continue
    printed.push(...(await readPrinted(open, fit, dateRangeOn(today))))
  }
  return { printed, equations: toEquations(printed, layout) }
}

/**
 * Holds a sheet of a workbook against a kind of sheet: which columns stand where, and what speaks for the others.
 * @throws AppError `workbook.…`, `import.unknownLayout`
 */
export function examineWorkbook(request: Request<'examine'>): Promise<Examination> {
  const { path, name, today } = request
  return withWorkbook(path, async (workbook, open) => {
    const recognise = createSheetRecogniser(request, name)
    const fits = open.map((one): OpenFit => ({ open: one, fit: recognise(one) }))
    const wanted = request.sheet ?? findMisfitSheet(request, workbook.format, open)
    const target = fits.find((one) => one.open.sheet === wanted)
    const best = target && (target.fit ?? layByName(target.open, layoutsInUse(request)))
    const ranked = target ? rankFits(target.open, request, best ?? null) : []
    const fit = request.base ? ranked.find(({ layout }) => layout.id === request.base?.id) : ranked[0]
    if (target === undefined || fit === undefined || (request.base === null && best === null))
      throw new AppError('import.unknownLayout', { file: name, sheet: wanted, expected: '-', found: wanted })
    const proofs = await readProofs(request.isBrief ? [] : fits, target, fit.layout, today)
    return {
      sheets: fits.map((one) => ({
        sheet: one.open.sheet,
        layout: one.fit?.layout.id ?? null,
        share: one.fit?.share ?? 0,
      })),
      bases: toBases(ranked),
      ...(await examineSheet(target.open, fit, proofs, request)),
    }
  })
}

/** Says where an import with these layouts would find the columns of a sheet. */
export function locateColumns(request: Request<'locate'>): Promise<Located> {
  const { path, name, sheet } = request
  return withWorkbook(path, async (_workbook, open) => {
    const head = open.find((one) => one.sheet === sheet)
    const fit = head ? createSheetRecogniser(request, name)(head) : null
    if (fit === null) return { layout: null, places: {}, defect: null }
    const places = fit.layout.columns.flatMap(([field], index) => {
      const at = fit.match.columnOf[index] ?? -1
      return at < 0 ? [] : [[field, toColumnLetters(at)] as const]
    })
    const defect = findDefect(fit, { file: name, sheet })
    return {
      layout: fit.layout.id,
      places: Object.fromEntries(places),
      defect: defect && toErrorRecord(defect),
    }
  })
}
