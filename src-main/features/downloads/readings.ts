import type { ListCorrection } from '#shared/model/list-correction.ts'
import type { ListReading } from '#shared/model/list-reading.ts'

/** What persons said of lists, and where it is told how a list was understood. */
export type Readings = {
  /** To be asked before a list is read. @param list its id in the profile */
  readonly corrections: (list: string) => Promise<ListCorrection | null>
  /** To be told after every list that was read, was empty or failed. */
  readonly keep: (reading: ListReading) => Promise<void>
}
