import type { Downloads } from '#main/features/downloads/downloads.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function downloadsHandlers(downloads: Downloads): Handlers<'downloads'> {
  return {
    run: (input) => downloads.run(input),
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
    listFiles: (filter) => downloads.listFiles(filter),
  }
}
