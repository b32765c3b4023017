import type { PackCrossing } from '#main/features/imports/import-job.ts'
import type { PackInUse } from '#main/features/imports/reading-marks.ts'

/** Sends a pack to one thread once: it is large, and the thread keeps what it worked out of it. */
export function createPackSender() {
  let sent: PackInUse | undefined
  return (pack: PackInUse | undefined): PackCrossing => {
    if (pack !== undefined && pack === sent) return 'same'
    sent = pack ?? sent
    return pack
  }
}

/** The other end, in the thread. @returns the pack to read with, as part of a job */
export function createPackKeeper() {
  let kept: PackInUse | undefined
  return (crossing: PackCrossing): { readonly pack?: PackInUse } => {
    if (crossing === undefined) return {}
    if (crossing !== 'same') kept = crossing
    return kept ? { pack: kept } : {}
  }
}
