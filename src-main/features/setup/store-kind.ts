import type { ReadableDb, Store, WritableDb } from '#main/database/store.ts'
import { type Holdings, hasForeign, selectHoldings } from '#main/features/setup/store-kind.sql.ts'
import type { OpenStage } from '#shared/contract/define.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Hospital = { readonly portalKind: 'nhso' | 'practice' }
type Needs = {
  store: Store
  findHospital: () => Promise<Hospital | null>
  /** Whether somebody set the store up. */
  hasUsers: (db: ReadableDb) => Promise<boolean>
}

/** @throws AppError `setup.holdsReal` for what can never be a practice hospital's, `setup.holdsPractice` for the opposite */
function demandFitting(kind: Hospital['portalKind'], known: Hospital | null, holds: Holdings): void {
  const isNamedReal = known?.portalKind === 'nhso' && !holds.hasPracticeMade
  if (kind === 'practice' && (holds.hasOthers || holds.hasAccounts || isNamedReal))
    throw new AppError('setup.holdsReal')
  if (kind === 'nhso' && holds.hasPracticeMade) throw new AppError('setup.holdsPractice')
}

/**
 * Tells a practice hospital's store from a real one's. It follows from what the store holds and never turns: what was set
 * up for NHSO is real; what was set up to practise is so until it holds a document that the practice hospital cannot have
 * made. A store that nobody set up is neither, and takes both.
 */
export function createStoreKind({ store, findHospital, hasUsers }: Needs) {
  let settled: OpenStage | null = null

  async function look(): Promise<OpenStage> {
    const hospital = await findHospital()
    return store.read(async (db) => {
      if (!hospital || !(await hasUsers(db))) return 'setup'
      return hospital.portalKind === 'practice' && !(await hasForeign(db)) ? 'practice' : 'real'
    })
  }

  async function findStage(): Promise<OpenStage> {
    if (settled) return settled
    const stage = await look()
    if (stage !== 'setup') settled = stage
    return stage
  }

  return {
    findStage,

    isPractice: async () => (await findStage()) === 'practice',

    /** @returns which documents this store takes; null while it takes both */
    async takes(): Promise<'practice' | 'real' | null> {
      const stage = await findStage()
      return stage === 'setup' ? null : stage
    },

    /**
     * Within the transaction that sets the store up.
     * @throws AppError `setup.holdsReal`, `setup.holdsPractice`
     */
    async demandFitting(
      trx: WritableDb,
      kind: Hospital['portalKind'],
      known: Hospital | null,
    ): Promise<void> {
      demandFitting(kind, known, await selectHoldings(trx))
    },
  }
}

export type StoreKind = ReturnType<typeof createStoreKind>
