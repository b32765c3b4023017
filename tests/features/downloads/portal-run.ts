import type { Scheme } from '#shared/model/scheme.ts'
import type { Source } from '#shared/model/source.ts'
import type { Desk } from '#tests/features/downloads/download-desk.ts'

/** A month after the files of the tiny hospital. */
export const clock = { now: () => new Date('2026-02-20T03:00:00Z') }

/** A run of one source that a clerk starts and that imports nothing. */
export function toRun(source: Source, months: readonly string[], schemes: readonly Scheme[]) {
  const [sources, reason] = [[source], 'manual' as const]
  return { sources, months: [...months], schemes: [...schemes], isImporting: false, reason }
}

/** How often the portal was asked for an address with this end. */
export const asked = ({ portal }: Desk, address: string) =>
  portal.requests().filter(({ path }) => path.endsWith(address)).length

/** Whether the clerk, or the stored password, was asked for once more in the middle. */
export const signedInAgain = ({ log }: Desk) =>
  log.lines.filter(({ event }) => event === 'downloads.sessionEnded').length
