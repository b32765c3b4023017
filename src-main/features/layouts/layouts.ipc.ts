import type { Layouts } from '#main/features/layouts/layouts.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function layoutsHandlers(layouts: Layouts): Handlers<'layouts'> {
  return {
    list: async () => ({ layouts: await layouts.list() }),
    examine: (input) => layouts.examine(input),
    preview: (input) => layouts.preview(input),
    async cancel() {
      layouts.cancel()
      return {}
    },
    save: async (input, { user }) => ({ id: await layouts.save(input, user?.name ?? '') }),
    uses: ({ id }) => layouts.uses(id),
    remove: async ({ id, why }, { user }) => ({ files: await layouts.remove(id, why, user?.name ?? '') }),
    report: async ({ importId }) => ({ path: await layouts.report(importId) }),
  }
}
