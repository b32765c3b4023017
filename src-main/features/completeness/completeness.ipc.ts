import type { Completeness } from '#main/features/completeness/completeness.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function completenessHandlers(completeness: Completeness): Handlers<'completeness'> {
  return {
    get: ({ fiscalYear }) => completeness.get(fiscalYear),
    files: (place) => completeness.files(place),
  }
}
