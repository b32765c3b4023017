import type { Schedule } from '#main/features/schedule/schedule.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function scheduleHandlers(schedule: Schedule): Handlers<'schedule'> {
  return {
    get: () => schedule.get(),
    save: (plan) => schedule.savePlan(plan),
    runNow: () => schedule.runNow(),
  }
}
