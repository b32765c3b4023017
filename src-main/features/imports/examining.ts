import { askAbout } from '#main/features/imports/examine-client.ts'
import type {
  ExamineAnswer,
  ExamineRequest,
  Located,
  WorkbookStructure,
} from '#main/features/imports/examine-job.ts'
import type { ReadRequest } from '#main/features/imports/import-job.ts'
import { type RunNeeds, readLayoutsInUse } from '#main/features/imports/import-runs.ts'
import type { Quarantine } from '#main/features/imports/quarantine.ts'
import { layoutsInUse } from '#main/features/imports/reading-marks.ts'
import { demandSetAside } from '#main/features/imports/take-back.ts'
import type { Examination, LayoutPreview } from '#shared/contract/layouts.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'

type Needs = Pick<RunNeeds, 'store' | 'threads' | 'clock' | 'hospital' | 'layouts' | 'pack'> & {
  readonly quarantine: Quarantine
}

/** Which sheet of a file to hold against which layout; null for the sheet that does not fit, and what fits best. */
export type ExamineOrder = {
  readonly sheet: string | null
  readonly base: SheetLayout | null
  /** Without the sums of long sheets, and what they prove. */
  readonly isBrief: boolean
}

/** Looks at files in quarantine without writing anything. What it answers holds no value of a cell but sums. */
export function createExamining(needs: Needs) {
  const { store, threads, clock, hospital, quarantine } = needs
  const open = new Set<AbortController>()

  async function toRequest(importId: number): Promise<ReadRequest> {
    const { name, sha256 } = await demandSetAside(store, importId)
    const path = await quarantine.find(sha256)
    if (path === null) throw new AppError('import.fileMissing', { file: name })
    const code = await hospital()
    if (code === null) throw new AppError('input.invalid', { field: 'hospital' })
    const today = toBangkokTime(clock.now()).slice(0, 10)
    return { path, name, hospital: code, counts: null, ...(await readLayoutsInUse(needs)), today }
  }

  async function ask<Request extends ExamineRequest>(
    request: Request,
  ): Promise<ExamineAnswer<Request['kind']>> {
    const abort = new AbortController()
    open.add(abort)
    try {
      return await askAbout(threads.imports, request, abort.signal)
    } finally {
      open.delete(abort)
    }
  }

  /** A layout that is not kept yet is tried as the newest of those that are. */
  const withLayout = (request: ReadRequest, layout: SheetLayout): ReadRequest => ({
    ...request,
    layouts: [...request.layouts, layout],
  })

  return {
    /** Every layout files are read with: those of the pack in use, then those made here. */
    listLayouts: async () => layoutsInUse(await readLayoutsInUse(needs)),

    /**
     * Holds a sheet against a layout.
     * @throws AppError `import.unknown`, `import.notQuarantined`, `import.fileMissing`, `import.unknownLayout`, `cancelled`
     */
    async examine(importId: number, order: ExamineOrder): Promise<Examination> {
      return ask({ kind: 'examine', ...(await toRequest(importId)), ...order })
    },

    /** Says where an import would find the columns of a sheet once `layout` is kept. @throws as `examine` */
    async locate(importId: number, sheet: string, layout: SheetLayout): Promise<Located> {
      return ask({ kind: 'locate', ...withLayout(await toRequest(importId), layout), sheet })
    },

    /** Reads a whole file as an import would once `layout` is kept. @throws as `examine` */
    async preview(importId: number, layout: SheetLayout): Promise<LayoutPreview> {
      return ask({ kind: 'preview', ...withLayout(await toRequest(importId), layout) })
    },

    /** Describes how a file is built, without any value. @throws as `examine` */
    async describe(importId: number): Promise<WorkbookStructure> {
      return ask({ kind: 'structure', ...(await toRequest(importId)) })
    },

    /** Ends everything that is being looked at. */
    stopExamining(): void {
      for (const abort of open) abort.abort()
    },
  }
}
