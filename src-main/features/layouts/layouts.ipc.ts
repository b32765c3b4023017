import type { Layouts } from '#main/features/layouts/layouts.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function layoutsHandlers(layouts: Layouts): Handlers<'layouts'> {
  return {
    list: async () => ({ layouts: await layouts.list() }),
    save: async (input, { user }) => ({ id: await layouts.save(input, user?.name ?? '') }),
  }
}
