import type { TrayFacts, TrayState } from '#shared/contract/attention.ts'
import { assertNever } from '#shared/lib/assert.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'
import type { Translator } from '#shared/phrases/translator.ts'

/** What the icon beside the clock looks like and what its menu offers. */
export type TrayLook = {
  /** A file of resources/icons, `tray-<state>.png`. */
  readonly icon: TrayState['state']
  readonly tooltip: string
  readonly canRun: boolean
  /** What the second entry does; null where there is no plan to pause. */
  readonly pause: 'pause' | 'resume' | null
}

/** @returns `05/01 02:30` in Bangkok */
function nameMoment(at: string): string {
  const local = toBangkokTime(new Date(at))
  return `${local.slice(8, 10)}/${local.slice(5, 7)} ${local.slice(11, 16)}`
}

function toTooltip({ tray, isPaused, nextRunAt }: TrayFacts, { tell }: Pick<Translator, 'tell'>): string {
  switch (tray.state) {
    case 'running':
      return tray.filesTotal === 0
        ? tell('starting')
        : tell('running', { done: tray.filesDone, total: tray.filesTotal })
    case 'signInNeeded':
      return `${tell('idle')} · ${tell('signInNeeded')}`
    case 'failed':
      return `${tell('idle')} · ${tell('runFailed')}`
    case 'idle':
      if (isPaused) return tell('paused')
      return nextRunAt === null ? tell('idle') : tell('idleNext', { at: nameMoment(nextRunAt) })
    default:
      return assertNever(tray)
  }
}

/** @param facts null while the store is closed for its trouble; the icon then only opens the window and quits */
export function toTrayLook(facts: TrayFacts | null, words: Pick<Translator, 'tell'>): TrayLook {
  if (facts === null)
    return { icon: 'failed', tooltip: words.tell('storeClosed'), canRun: false, pause: null }
  return {
    icon: facts.tray.state,
    tooltip: toTooltip(facts, words),
    canRun: facts.enabledPlans > 0 && facts.tray.state !== 'running',
    pause: facts.enabledPlans === 0 ? null : facts.isPaused ? 'resume' : 'pause',
  }
}
