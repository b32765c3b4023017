import type { Handlers } from '#shared/contract/index.ts'
import type { StoreLoss, StoreState } from '#shared/contract/store.ts'
import type { StoreComparison } from '#shared/model/store-comparison.ts'

/** What the house can do about its store, open or not. */
export type StoreKeeper = {
  state(): Promise<StoreState>
  retry(): Promise<StoreState>
  compare(backup: string): Promise<StoreComparison>
  restore(backup: string): Promise<StoreState>
  accept(loss: StoreLoss): Promise<StoreState>
}

export function storeHandlers(keeper: StoreKeeper): Handlers<'store'> {
  return {
    get: () => keeper.state(),
    retry: () => keeper.retry(),
    compare: ({ backup }) => keeper.compare(backup),
    restore: ({ backup }) => keeper.restore(backup),
    accept: ({ loss }) => keeper.accept(loss),
  }
}
