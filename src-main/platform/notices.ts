import type { EventName, Payload } from '#shared/contract/index.ts'

/** Pushes events of the contract to every listener (windows, the command line). */
export interface Notices {
  tell<Name extends EventName>(name: Name, payload: Payload<Name>): void
  /** Says that the answers of these queries may differ now. */
  changed(...entries: string[]): void
}
