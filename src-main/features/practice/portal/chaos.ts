import { createRandom } from '#main/features/practice/maker/random.ts'
import {
  type FaultArea,
  type FaultName,
  type PortalFault,
  practiceFaults,
} from '#main/features/practice/portal/faults.ts'

/** A bad day at the portal: which request goes wrong, and how, follows from the seed and the request's number. */
export type ChaosOrder = {
  readonly seed: string
  /** Share of the requests that go wrong, 0 to 1. */
  readonly rate: number
  /**
   * The faults to mix. Without it all of them but `evilName` and `duplicateNames`, which hide a line of a list, so
   * that no patience of a client could bring that file.
   */
  readonly faults?: readonly FaultName[]
}

type Struck = Exclude<FaultArea, 'session'>

/** A file that went wrong so often is served well from then on; a list, the next time. */
const strikesAtMost = 2
const hiding: readonly FaultName[] = ['evilName', 'duplicateNames']
const changes = ['linksGone', 'tableRenamed', 'columnsSwapped'] as const
/** Faults of files that make sense in a list or on the main page too. */
const anywhere: readonly FaultName[] = [
  'html',
  'empty',
  'redirectToLogin',
  'forbidden',
  'tooMany',
  'errorThenFine',
  'cutHalfway',
  'slow',
]

function isFit(name: FaultName, area: Struck, hasSession: boolean): boolean {
  const usual = practiceFaults[name].area
  if (usual === 'session') return hasSession && area !== 'main'
  return usual === area || (area === 'list' && anywhere.includes(name))
}

/** Short waits, so that a bad day is over soon. */
function toFault(name: FaultName, change: (typeof changes)[number]): PortalFault {
  return { name, change, pauseMs: 15, retryAfterSeconds: 1, endsAfterMs: 1_500 }
}

/** Keeps the bad day, if there is one. */
export function createChaos() {
  let order: ChaosOrder | null = null
  let requests = 0
  const struck = new Map<string, number>()

  function draw({ seed, rate, faults }: ChaosOrder, area: Struck, hasSession: boolean): PortalFault | null {
    const random = createRandom(`${seed}/${requests}`)
    const names = Object.keys(practiceFaults) as FaultName[]
    const wanted = faults ?? names.filter((name) => !hiding.includes(name))
    const fit = wanted.filter((name) => isFit(name, area, hasSession))
    if (!random.chance(rate) || fit.length === 0) return null
    return toFault(random.pick(fit), random.pick(changes))
  }

  return {
    /** Begins a bad day anew, or ends it with null. */
    set(next: ChaosOrder | null): void {
      order = next
      requests = 0
      struck.clear()
    },
    /** The fault that strikes this request; null for none. @param key the file name, or the address of a page */
    strike(area: Struck, key: string, hasSession: boolean): PortalFault | null {
      if (!order) return null
      requests += 1
      const before = struck.get(`${area} ${key}`) ?? 0
      const fault = before < strikesAtMost ? draw(order, area, hasSession) : null
      if (fault) struck.set(`${area} ${key}`, before + 1)
      else if (area !== 'files') struck.delete(`${area} ${key}`)
      return fault
    },
  }
}
export type Chaos = ReturnType<typeof createChaos>
