import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store, WritableDb } from '#main/database/store.ts'
import {
  deleteAccount,
  selectAccounts,
  updateAccount,
  upsertAccount,
} from '#main/features/settings/settings.sql.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { PortalAccount } from '#shared/contract/setup.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { HospitalCode } from '#shared/model/ids.ts'

const Hospital = z.object({ code: HospitalCode, name: z.string(), portalKind: z.enum(['nhso', 'practice']) })
/** The hospital whose claims this store keeps. */
export type Hospital = z.infer<typeof Hospital>

/** An enabled account with what is needed to sign in; `password` is null for an assisted one. */
export type PortalLogin = {
  readonly id: number
  readonly userName: string
  readonly password: string | null
  readonly signIn: 'stored' | 'assisted'
}

type NewAccount = z.infer<typeof PortalAccount> & { readonly note?: string }

type Needs = {
  store: Store
  secrets: Secrets
  clock: Clock
  folders: { readonly store: string }
  version: string
  /** Where the portal of a kind is reached now. */
  portalAddress: (kind: Hospital['portalKind']) => Promise<string>
}

const passwordSecret = (id: number) => `portal-password:${id}`
/** What a run keeps of a signed-in portal session. */
export const sessionSecret = (id: number) => `portal-session:${id}`

/** @returns the name with all but its first and last two characters hidden. */
export function maskName(name: string): string {
  return name.length <= 4 ? '••••' : `${name.slice(0, 2)}${'•'.repeat(name.length - 4)}${name.slice(-2)}`
}

/** Keeps the hospital and its portal accounts. Owns the table `portal_account`; nobody else writes it. */
export function createSettings({ store, secrets, clock, folders, version, portalAddress }: Needs) {
  const findHospital = () => store.read((db) => selectSetting(db, 'hospital', Hospital))

  async function getHospital(): Promise<Hospital> {
    const hospital = await findHospital()
    if (!hospital) throw new AppError('session.required')
    return hospital
  }

  /** The page also has the way out of a damaged file of secrets, so it opens in spite of one. */
  const findProtection = () =>
    secrets.protection().catch((error: unknown) => {
      if (error instanceof AppError) return 'unreadable' as const
      throw error
    })

  /** Another password, or none, makes a kept session doubtful. */
  async function keepPassword(id: number, password: string | null): Promise<void> {
    await secrets.remove(sessionSecret(id))
    if (password === null) await secrets.remove(passwordSecret(id))
    else await secrets.save(passwordSecret(id), password)
  }

  return {
    findHospital,
    getHospital,
    saveHospital: (trx: WritableDb, hospital: Hospital) => upsertSetting(trx, 'hospital', hospital),

    async get(): Promise<Settings> {
      const hospital = await getHospital()
      const accounts = await store.read(selectAccounts)
      return {
        hospitalCode: hospital.code,
        hospitalName: hospital.name,
        portalKind: hospital.portalKind,
        portalAddress: await portalAddress(hospital.portalKind),
        accounts: accounts.map(({ id, userName, signIn, isEnabled, note }) => ({
          id,
          maskedName: maskName(userName),
          signIn,
          isEnabled,
          note,
        })),
        storeFolder: folders.store,
        secretProtection: await findProtection(),
        version,
      }
    },

    /** Saves the account, then its password; when that cannot be kept, an account that is new goes again. */
    async saveAccount({ note = '', ...account }: NewAccount): Promise<number> {
      const known = (await store.read(selectAccounts)).find(({ userName }) => userName === account.userName)
      const id = await store.write((trx) =>
        upsertAccount(trx, { ...account, note: note || (known?.note ?? '') }, clock.now().toISOString()),
      )
      try {
        await keepPassword(id, account.signIn === 'stored' ? account.password : null)
      } catch (error) {
        if (!known) await store.write((trx) => deleteAccount(trx, id))
        throw error
      }
      return id
    },

    /**
     * Changes an account; an empty password leaves the one that is kept.
     * @throws AppError `input.invalid` for an account that is not there, or one without a password that needs it;
     * `folder.denied`
     */
    async changeAccount({
      password,
      isFirst,
      ...changed
    }: ParsedInput<'settings.changeAccount'>): Promise<void> {
      const { id, signIn, isEnabled } = changed
      const account = (await store.read(selectAccounts)).find((one) => one.id === id)
      if (!account) throw new AppError('input.invalid', { field: 'id' })
      const isOtherWay = signIn !== account.signIn
      if (signIn === 'assisted') {
        if (isOtherWay) await keepPassword(id, null)
      } else if (password !== '') await keepPassword(id, password)
      else if (isOtherWay) throw new AppError('input.invalid', { field: 'password' })
      if (!isEnabled) await secrets.remove(sessionSecret(id))
      await store.write((trx) => updateAccount(trx, changed, isFirst))
    },

    async removeAccount(id: number): Promise<void> {
      await store.write((trx) => deleteAccount(trx, id))
      await secrets.remove(passwordSecret(id))
      await secrets.remove(sessionSecret(id))
    },

    /** @returns enabled accounts, the preferred one first, with their passwords. */
    async listLogins(): Promise<PortalLogin[]> {
      const accounts = (await store.read(selectAccounts)).filter((account) => account.isEnabled)
      return Promise.all(
        accounts.map(async ({ id, userName, signIn }) => ({
          id,
          userName,
          signIn,
          password: signIn === 'stored' ? await secrets.find(passwordSecret(id)) : null,
        })),
      )
    },
  }
}

export type SettingsService = ReturnType<typeof createSettings>
