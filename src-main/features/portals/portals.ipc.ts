import type { Portals } from '#main/features/portals/portals.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function portalsHandlers(portals: Portals): Handlers<'portals'> {
  return {
    list: async () => ({ portals: await portals.list() }),
    install: ({ path }, { user }) => portals.install(path, user?.name ?? ''),
    reset: async ({ id }) => {
      await portals.reset(id)
      return {}
    },
  }
}
