import type { Imports } from '#main/features/imports/imports.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function importsHandlers(imports: Imports): Handlers<'imports'> {
  return {
    run: ({ paths }) => imports.importPaths(paths),
    async cancel() {
      imports.cancel()
      return {}
    },
    undo: async ({ id, why }, { user }) => ({ file: await imports.undo(id, why, user?.name ?? '') }),
    restore: async ({ id }) => ({ file: await imports.restore(id) }),
    retry: async ({ id }) => ({ file: await imports.retry(id) }),
    olderReadings: ({ limit }) => imports.olderReadings(limit),
    questions: async () => ({ ...(await imports.questions()), isUnsettled: await imports.isUnsettled() }),
    lookAtSettling: async () => ({ changes: await imports.lookAtSettling() }),
    settleAnew: async () => ({ changes: await imports.settleAnew() }),
    money: () => imports.money(),
    async choose({ id, otherId }, { user }) {
      await imports.choose([id, otherId], user?.name ?? '')
      return {}
    },
    async keepBoth({ id, otherId }, { user }) {
      await imports.keepBoth([id, otherId], user?.name ?? '')
      return {}
    },
    async withdrawChoice({ id, otherId }) {
      await imports.withdrawChoice([id, otherId])
      return {}
    },
    async tell({ id, ...said }) {
      await imports.tell(id, said)
      return {}
    },
    reread: ({ ids, isAsked }) => imports.reread(ids, isAsked),
    acceptReread: ({ ids, isAsked }) => imports.acceptReread(ids, isAsked),
    active: async () => imports.active(),
    list: ({ limit, offset }) => imports.list(limit, offset),
    get: ({ id }) => imports.get(id),
    totals: () => imports.totals(),
  }
}
