import path from 'node:path'
import { isOnNetwork } from '#main/platform/network-folder.ts'
import type { DownloadFolder } from '#shared/contract/download-folder.ts'

type Needs = {
  /** Where other ordinary files with rows of patients lie. */
  readonly besides: Readonly<Record<DownloadFolder['besides'][number]['kind'], string>>
  readonly isOnNetwork?: (folder: string) => Promise<boolean>
}

/** Tells which folders with open files lie on another computer. */
export function createFarFolders({ besides, isOnNetwork: isFar = isOnNetwork }: Needs) {
  const toPlace = async (kind: keyof typeof besides) => ({
    kind,
    path: besides[kind],
    isOnNetwork: await isFar(besides[kind]),
  })
  return {
    /** Looks at a folder that may be chosen. */
    look: async (folder: string) => ({ isOnNetwork: path.isAbsolute(folder) && (await isFar(folder)) }),

    /** Looks at the download folder and at those beside it. */
    lookAll: async (folder: string): Promise<Pick<DownloadFolder, 'isOnNetwork' | 'besides'>> => ({
      isOnNetwork: await isFar(folder),
      besides: await Promise.all([toPlace('quarantine'), toPlace('staging')]),
    }),
  }
}

export type FarFolders = ReturnType<typeof createFarFolders>
