import type { Diagnostics } from '#main/features/diagnostics/diagnostics.service.ts'
import type { StoreChecking } from '#main/features/diagnostics/store-check.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function diagnosticsHandlers(
  diagnostics: Diagnostics,
  storeCheck: StoreChecking,
): Handlers<'diagnostics'> {
  return {
    run: () => diagnostics.run(),
    storeCheck: () => storeCheck.find(),
    async checkStoreWhenDue() {
      await storeCheck.runWhenDue()
      return storeCheck.find()
    },
  }
}
