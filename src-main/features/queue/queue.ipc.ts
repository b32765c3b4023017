import type { ImportQueue } from '#main/features/queue/queue.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function queueHandlers(queue: ImportQueue): Handlers<'queue'> {
  return {
    add: ({ paths }, { user }) => queue.add(paths, user?.role === 'system' ? 'commandLine' : 'dropped'),
    get: () => queue.get(),
    async pause() {
      await queue.pause()
      return {}
    },
    async resume() {
      await queue.resume()
      return {}
    },
    cancel: async ({ ids }) => ({ cancelled: await queue.cancel(ids) }),
    retry: async ({ ids }) => ({ waiting: await queue.retry(ids) }),
    async clear() {
      await queue.clear()
      return {}
    },
    watched: () => queue.watched(),
    watch: ({ path }) => queue.watch(path),
  }
}
