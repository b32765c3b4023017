import type { Setup } from '#main/features/setup/setup.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function setupHandlers(setup: Setup): Handlers<'setup'> {
  return {
    finish: async (input, { connection }) => {
      await setup.finish(input, connection)
      return {}
    },
    nameHospital: async ({ hospitalCode }) => {
      await setup.nameHospital(hospitalCode)
      return {}
    },
  }
}
