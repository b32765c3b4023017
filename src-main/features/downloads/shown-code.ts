import type { Landing } from '#main/features/downloads/landings.ts'
import type { PortalProfile } from '#main/features/downloads/portal-profile.ts'
import type { Teller } from '#main/features/downloads/run-report.ts'

type Needs = {
  readonly thaiD: PortalProfile['thaiD']
  readonly tell: Teller
  /** Tells whoever waits for how long a code is good; null when none is shown any more. */
  readonly tellCode: (seconds: number | null) => void
}

/** Watches over the code that is shown to a person for her ThaiD app. */
export function createShownCode({ thaiD, tell, tellCode }: Needs) {
  let sinceMs: number | null = null
  let hasSeenGood = false
  let hasLoadedAnew = false

  function show(nowMs: number): void {
    sinceMs = nowMs
    hasLoadedAnew = false
    tell('info', 'downloads.thaiDShown', { seconds: thaiD.seconds })
    tellCode(thaiD.seconds)
  }

  return {
    /** Notes where she stands. @returns whether the code has to be renewed */
    isOld({ kind }: Landing, nowMs: number): boolean {
      // a page that says so from the first moment may only hide the words
      if (kind === 'codeExpired' && hasSeenGood) return true
      if (kind === 'code') hasSeenGood = true
      const isShown = kind === 'code' || kind === 'codeExpired'
      if (isShown && sinceMs === null) show(nowMs)
      if (isShown) return nowMs - (sinceMs ?? nowMs) >= thaiD.renewAfterSeconds * 1000
      if (sinceMs !== null) tellCode(null)
      sinceMs = null
      return false
    },
    /** Begins a renewal. @returns how: a page that was loaded anew and has no new code needs a fresh start */
    renew(): 'load' | 'freshStart' {
      const how = hasLoadedAnew ? 'freshStart' : 'load'
      hasLoadedAnew = !hasLoadedAnew
      sinceMs = null
      tell('info', 'downloads.thaiDRenewed')
      return how
    },
  }
}
