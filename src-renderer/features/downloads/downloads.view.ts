import * as z from 'zod'
import { create } from 'zustand'
import type { RunDraft } from '#renderer/features/downloads/run-draft.ts'
import type { DownloadFileState } from '#shared/contract/downloads.ts'
import type { LogLine } from '#shared/contract/log-line.ts'
import type { Source } from '#shared/model/source.ts'
import type { Month } from '#shared/model/thai-date.ts'

const linesKept = 1000

/** The parts of the page below the run. */
export const downloadTabs = z.enum(['files', 'runs', 'log'])

export type NumberedLine = LogLine & { readonly number: number }
export type FileFilter = {
  readonly source: Source | null
  readonly month: Month | null
  readonly scheme: string | null
  readonly state: DownloadFileState['state'] | null
}
type DownloadsView = {
  readonly tab: z.infer<typeof downloadTabs>
  readonly files: FileFilter
  readonly lines: readonly NumberedLine[]
  /** What a person changed of what the form proposes. */
  readonly draft: Partial<RunDraft>
}

/** The tab, filter and form the page was left with, and the newest log lines this window heard. */
export const useDownloadsView = create<DownloadsView>()(
  (): DownloadsView => ({
    tab: 'files',
    files: { source: null, month: null, scheme: null, state: null },
    lines: [],
    draft: {},
  }),
)

export function openTab(tab: DownloadsView['tab']): void {
  useDownloadsView.setState({ tab })
}

export function changeDraft(change: Partial<RunDraft>): void {
  useDownloadsView.setState(({ draft }) => ({ draft: { ...draft, ...change } }))
}

export function filterFiles(change: Partial<FileFilter>): void {
  useDownloadsView.setState(({ files }) => ({ files: { ...files, ...change } }))
}

export function appendLog(line: LogLine): void {
  useDownloadsView.setState(({ lines }) => ({
    lines: [...lines.slice(1 - linesKept), { ...line, number: (lines.at(-1)?.number ?? 0) + 1 }],
  }))
}

export function clearLog(): void {
  useDownloadsView.setState({ lines: [] })
}
