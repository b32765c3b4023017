import type { Store } from '#main/database/store.ts'
import { lastDueAt } from '#main/features/schedule/due.ts'
import {
  passOver,
  type SavedPlan,
  type SavedPlans,
  toBegun,
  toEnded,
} from '#main/features/schedule/saved-plans.ts'
import { selectPlans, upsertPlans } from '#main/features/schedule/schedule.sql.ts'
import type { PlanOutcome, SchedulePlan } from '#shared/contract/schedule.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Needs = { readonly store: Store; readonly firstPlanName: string }

/** A run of a plan: when it began and the due moment it is for. */
type Begun = { readonly id: number; readonly at: string; readonly dueAt: string }

/** Keeps the plans and what became of them. Owns the setting `plans`. */
export function createPlanBook({ store, firstPlanName }: Needs) {
  const find = () => store.read((db) => selectPlans(db, firstPlanName))

  function change(toNext: (saved: SavedPlans) => SavedPlans): Promise<SavedPlans> {
    return store.write(async (trx) => {
      const next = toNext(await selectPlans(trx, firstPlanName))
      await upsertPlans(trx, next)
      return next
    })
  }

  const changeEach = (toNext: (one: SavedPlan) => SavedPlan) =>
    change((saved) => ({ ...saved, plans: saved.plans.map(toNext) }))
  /** One that was removed meanwhile stays removed. */
  const changeOne = (id: number, toNext: (one: SavedPlan) => SavedPlan) =>
    changeEach((one) => (one.id === id ? toNext(one) : one))

  async function add(plan: SchedulePlan, now: Date): Promise<number> {
    const handledDueAt = lastDueAt(plan.times, now).toISOString()
    const { nextId } = await change((saved) => {
      const one = { id: saved.nextId, plan, handledDueAt, tries: null, lastRun: null }
      return { ...saved, nextId: saved.nextId + 1, plans: [...saved.plans, one] }
    })
    return nextId - 1
  }

  return {
    find,
    changeEach,
    add,

    /** @throws AppError `schedule.unknown` */
    async get(id: number): Promise<SavedPlan> {
      const found = (await find()).plans.find((one) => one.id === id)
      if (!found) throw new AppError('schedule.unknown')
      return found
    },

    /** Changes a plan. With new times, or switched on, it does not make up for what was due before. */
    async replace(id: number, plan: SchedulePlan, now: Date): Promise<void> {
      await changeOne(id, (one) => {
        const isSameTime =
          one.plan.isEnabled === plan.isEnabled && one.plan.times.join() === plan.times.join()
        return isSameTime ? { ...one, plan } : passOver({ ...one, plan }, now)
      })
    },

    async remove(id: number): Promise<void> {
      await change((saved) => ({ ...saved, plans: saved.plans.filter((one) => one.id !== id) }))
    },

    async pause(isPaused: boolean, now: Date): Promise<void> {
      await change((saved) => {
        const isResumed = saved.isPaused && !isPaused
        return {
          ...saved,
          isPaused,
          plans: isResumed ? saved.plans.map((one) => passOver(one, now)) : saved.plans,
        }
      })
    },

    /** Notes that a run begins. Until it ends its due moment stays due: killed now, it is made up at the next start. */
    async noteBegin({ id, at, dueAt }: Begun, outcome: PlanOutcome): Promise<void> {
      await changeOne(id, (one) => toBegun(one, dueAt, { at, outcome }))
    },

    /** Notes how a run ended. From now on its due moment is dealt with, unless what failed may pass. */
    async noteEnd({ id, at, dueAt }: Begun, outcome: PlanOutcome): Promise<void> {
      await changeOne(id, (one) => toEnded(one, dueAt, { at, outcome }))
    },

    /** Takes back that a run began: it did not. */
    async noteNotBegun({ id, tries, lastRun }: SavedPlan): Promise<void> {
      await changeOne(id, (one) => ({ ...one, tries, lastRun }))
    },

    /** Keeps an old store's plan the new way and closes what a killed process left open; once, before the rest. */
    async recover(): Promise<void> {
      if ((await find()).plans.length === 0) return
      await changeEach(({ lastRun, ...one }) =>
        lastRun?.outcome?.state === 'running'
          ? { ...one, lastRun: { ...lastRun, outcome: { ...lastRun.outcome, state: 'interrupted' } } }
          : { ...one, lastRun },
      )
    },
  }
}

export type PlanBook = ReturnType<typeof createPlanBook>
