import type { Backups } from '#main/features/settings/backups.ts'
import type { SettingsService } from '#main/features/settings/settings.service.ts'
import type { Desktop } from '#main/platform/desktop.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function settingsHandlers(
  settings: SettingsService,
  backups: Backups,
  desktop: Desktop,
): Handlers<'settings'> {
  return {
    get: () => settings.get(),
    saveAccount: async (account) => ({ id: await settings.saveAccount(account) }),
    changeAccount: async (account) => {
      await settings.changeAccount(account)
      return {}
    },
    removeAccount: async ({ id }) => {
      await settings.removeAccount(id)
      return {}
    },
    chooseFolder: async () => ({ path: await desktop.chooseFolder() }),
    backUp: ({ name }) => backups.take(name),
  }
}
