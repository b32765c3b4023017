import type * as z from 'zod'
import type { Store, WritableDb } from '#main/database/store.ts'
import type { Connections } from '#main/door/connections.ts'
import type { StoreKind } from '#main/features/setup/store-kind.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import type { User } from '#shared/contract/session.ts'
import type { PortalAccount } from '#shared/contract/setup.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { HospitalCode } from '#shared/model/ids.ts'

type Hospital = { code: HospitalCode; name: string; portalKind: 'nhso' | 'practice' }
type Account = z.infer<typeof PortalAccount>
type Needs = {
  store: Store
  connections: Connections
  prepareFirstAdmin: (name: string, password: string) => Promise<(trx: WritableDb) => Promise<User>>
  findHospital: () => Promise<Hospital | null>
  demandFitting: StoreKind['demandFitting']
  saveHospital: (trx: WritableDb, hospital: Hospital) => Promise<void>
  saveAccount: (account: Account) => Promise<number>
  /** The account of the practice portal. */
  practiceAccount: Account
  /** Turns the nightly plan on once there is something to fetch. */
  startSchedule: () => Promise<void>
}

/** Does the first run: hospital and first admin in one transaction, then the portal account. */
export function createSetup(needs: Needs) {
  /** A store keeps one hospital for good: its claims are under that code. */
  async function checkCode(code: HospitalCode): Promise<Hospital | null> {
    const known = await needs.findHospital()
    if (known && known.code !== code) throw new AppError('setup.otherHospital', { found: known.code })
    return known
  }

  return {
    /** @throws AppError `setup.done` when there is an admin already, `setup.otherHospital`, `setup.holdsReal`, `setup.holdsPractice` */
    async finish(input: ParsedInput<'setup.finish'>, connection: string): Promise<void> {
      const known = await checkCode(input.hospitalCode)
      const insertAdmin = await needs.prepareFirstAdmin(input.adminName, input.adminPassword)
      const admin = await needs.store.write(async (trx) => {
        const inserted = await insertAdmin(trx)
        await needs.demandFitting(trx, input.portal.kind, known)
        const { hospitalCode: code, hospitalName: name } = input
        await needs.saveHospital(trx, { code, name, portalKind: input.portal.kind })
        return inserted
      })
      const account = input.portal.kind === 'practice' ? needs.practiceAccount : input.portal.account
      if (account) await needs.saveAccount(account)
      await needs.startSchedule()
      needs.connections.signIn(connection, admin)
    },

    /** @throws AppError `setup.otherHospital` */
    async nameHospital(code: HospitalCode): Promise<void> {
      if (await checkCode(code)) return
      await needs.store.write((trx) => needs.saveHospital(trx, { code, name: code, portalKind: 'nhso' }))
    },
  }
}

export type Setup = ReturnType<typeof createSetup>
