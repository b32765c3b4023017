import type { Imports } from '#main/features/imports/imports.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function importsHandlers(imports: Imports): Handlers<'imports'> {
  return {
    run: ({ paths }) => imports.importFiles(paths),
    async cancel() {
      imports.cancel()
      return {}
    },
    active: async () => imports.active(),
    list: ({ limit, offset }) => imports.list(limit, offset),
    get: ({ id }) => imports.get(id),
    totals: () => imports.totals(),
  }
}
