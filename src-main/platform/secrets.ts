/** `operatingSystem` when sealed by Electron safeStorage, `ownerFile` when only file rights protect it. */
export type Protection = 'operatingSystem' | 'ownerFile'

/** Secrets by name: the store key, portal passwords, portal sessions. Never in the store, logs or child processes. */
export interface Secrets {
  /**
   * How well the least protected of all secrets is kept; before there is one, how it would be.
   * @throws AppError `folder.denied`, `store.keyMissing` as `find`
   */
  protection(): Promise<Protection>
  /** @throws AppError `store.keySealed` when it was sealed by the operating system and cannot be opened here */
  find(name: string): Promise<string | null>
  /** @throws AppError `folder.denied` */
  save(name: string, value: string): Promise<void>
  remove(name: string): Promise<void>
}
