import type { Quality } from '#main/features/quality/quality.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function qualityHandlers(quality: Quality): Handlers<'quality'> {
  return {
    get: (input) => quality.get(input),
    export: ({ importId }) => quality.export(importId),
  }
}
