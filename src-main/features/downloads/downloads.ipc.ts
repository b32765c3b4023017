import type { DownloadFolderDesk } from '#main/features/downloads/download-folder.ts'
import type { Downloads } from '#main/features/downloads/downloads.service.ts'
import type { FarFolders } from '#main/features/downloads/far-folders.ts'
import type { ProvenFiles } from '#main/features/downloads/proven-files.ts'
import type { Caller, Handlers } from '#shared/contract/index.ts'

const nameOf = ({ user }: Caller) => user?.name ?? null

export function downloadsHandlers(
  downloads: Downloads,
  folder: DownloadFolderDesk,
  proven: ProvenFiles,
  far: FarFolders,
): Handlers<'downloads'> {
  return {
    run: (input, caller) => downloads.run(input, nameOf(caller)),
    retryFailed: (_input, caller) => downloads.retryFailed(nameOf(caller)),
    runMissing: (input, caller) => downloads.runMissing(input, nameOf(caller)),
    resume: ({ id }) => downloads.resume(id),
    pause: async () => {
      await downloads.pause()
      return {}
    },
    cancel: async () => {
      await downloads.cancel()
      return {}
    },
    signIn: async () => {
      await downloads.signIn()
      return {}
    },
    active: async () => downloads.active(),
    listRuns: ({ limit }) => downloads.listRuns(limit),
    getRun: ({ id }) => downloads.getRun(id),
    missing: downloads.missing,
    options: downloads.options,
    saveOptions: async (options) => {
      await downloads.saveOptions(options)
      return {}
    },
    folder: () => folder.get(),
    lookAtFolder: ({ path }) => far.look(path),
    proven: proven.count,
    removeProven: proven.remove,
    changeFolder: ({ path }) => folder.change(path),
    moveFiles: () => folder.moveFiles(),
    leaveFiles: () => folder.leaveFiles(),
    listFiles: (filter) => downloads.listFiles(filter),
  }
}
