/** Where a click on a message leads. */
export type DesktopPage = '/' | '/downloads' | '/downloads/lists' | '/completeness' | '/schedule'

/** One message for the person at the computer; never patient data, for everybody near the screen reads it. */
export type DesktopMessage = {
  readonly title: string
  readonly text: string
  readonly page: DesktopPage
}

/** The person's desktop, where messages appear over other programs. */
export interface Desktop {
  show(message: DesktopMessage): void
  /** Lets the person choose a folder; null when she closes the window. */
  chooseFolder(): Promise<string | null>
  /** Lets the person choose where a file is saved; null when she closes the window. @param name proposed */
  chooseNewFile(name: string): Promise<string | null>
}

/** Where nobody sits: the command line and servers. */
export const noDesktop: Desktop = {
  show: () => undefined,
  chooseFolder: async () => null,
  chooseNewFile: async () => null,
}
