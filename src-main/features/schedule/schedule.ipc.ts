import type { ScheduleService } from '#main/features/schedule/schedule.service.ts'
import type { LoginItem } from '#main/platform/login-item.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function scheduleHandlers(schedule: ScheduleService, loginItem: LoginItem): Handlers<'schedule'> {
  return {
    get: () => schedule.get(),
    save: ({ id, plan }) => schedule.save(id, plan),
    async remove({ id }) {
      await schedule.remove(id)
      return {}
    },
    async pause({ isPaused }) {
      await schedule.pause(isPaused)
      return {}
    },
    runNow: async ({ id }) => ({ runs: await schedule.runNow(id) }),
    runDue: async () => ({ runs: await schedule.runDue() }),
    startup: async () => ({ isAvailable: loginItem.isAvailable, isOn: await loginItem.isOn() }),
    async setStartup({ isOn }) {
      await loginItem.set(isOn)
      return {}
    },
  }
}
