/** Secrets by name: the store key, portal passwords, portal sessions. Never in the store, logs or child processes. */
export interface Secrets {
  /** `operatingSystem` when sealed by Electron safeStorage, `ownerFile` when only file rights protect them. */
  readonly protection: 'operatingSystem' | 'ownerFile'
  /** @throws AppError `store.keySealed` when it was sealed by the operating system and cannot be opened here */
  find(name: string): Promise<string | null>
  /** @throws AppError `folder.denied` */
  save(name: string, value: string): Promise<void>
  remove(name: string): Promise<void>
}
