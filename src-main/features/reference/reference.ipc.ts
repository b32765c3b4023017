import type { Reference } from '#main/features/reference/reference.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function referenceHandlers(reference: Reference): Handlers<'reference'> {
  return {
    lists: () => reference.lists(),
    search: (input) => reference.search(input),
    explain: async ({ codes }) => ({ codes: await reference.explain(codes) }),
    load: ({ kind, path }, { user }) => reference.load(kind, path, user?.name ?? ''),
  }
}
