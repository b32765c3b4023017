import type { Diagnostics } from '#main/features/diagnostics/diagnostics.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function diagnosticsHandlers(diagnostics: Diagnostics): Handlers<'diagnostics'> {
  return { run: () => diagnostics.run() }
}
