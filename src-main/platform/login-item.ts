/** Whether the operating system starts Satang when its user signs in to the computer. */
export interface LoginItem {
  /** False where there is no desktop to sign in to, as on a server. */
  readonly isAvailable: boolean
  isOn(): Promise<boolean>
  /** @throws AppError `folder.denied` */
  set(isOn: boolean): Promise<void>
}

export const noLoginItem: LoginItem = {
  isAvailable: false,
  isOn: async () => false,
  set: async () => undefined,
}
