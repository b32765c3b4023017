import type { DashboardService } from '#main/features/dashboard/dashboard.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function dashboardHandlers(dashboard: DashboardService): Handlers<'dashboard'> {
  return { get: ({ fiscalYear, scheme }) => dashboard.get(fiscalYear, scheme) }
}
