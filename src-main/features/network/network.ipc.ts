import type { Network } from '#main/features/network/network.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function networkHandlers(network: Network): Handlers<'network'> {
  return {
    get: () => network.get(),
    save: async (settings) => {
      await network.save(settings)
      return {}
    },
  }
}
