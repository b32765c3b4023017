import type { Store } from '#main/database/store.ts'
import type { Connections } from '#main/door/connections.ts'
import { practiceAccount } from '#main/features/practice/practice.service.ts'
import { createSession } from '#main/features/session/session.service.ts'
import type { SettingsService } from '#main/features/settings/settings.service.ts'
import { createSetup } from '#main/features/setup/setup.service.ts'
import type { StoreKind } from '#main/features/setup/store-kind.ts'
import type { Platform } from '#main/platform/platform.ts'

type Needs = {
  readonly platform: Platform
  readonly store: Store
  readonly connections: Connections
  readonly settings: SettingsService
  readonly storeKind: StoreKind
  /** Turns the nightly plan on once there is something to fetch. */
  readonly startSchedule: () => Promise<void>
}

/** How people come in: the first set-up, and signing in from then on. */
export function openEntrance({ platform, store, connections, settings, storeKind, startSchedule }: Needs) {
  const { clock, runningMs, passwords } = platform
  const session = createSession({
    store,
    clock,
    runningMs,
    passwords,
    connections,
    hospital: async () => {
      const hospital = await settings.findHospital()
      return hospital && { name: hospital.name, isPractice: await storeKind.isPractice() }
    },
  })
  const setup = createSetup({
    store,
    connections,
    prepareFirstAdmin: session.prepareFirstAdmin,
    findHospital: settings.findHospital,
    demandFitting: storeKind.demandFitting,
    saveHospital: settings.saveHospital,
    saveAccount: settings.saveAccount,
    practiceAccount: { ...practiceAccount, signIn: 'stored' },
    startSchedule,
  })
  return { session, setup }
}
