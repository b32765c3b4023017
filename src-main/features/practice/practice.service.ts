import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import type { PracticeHospital } from '#main/features/practice/practice-hospital.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'

type Needs = {
  /** The hospital to practise with; asked at each start, as the first-run wizard names it. */
  readonly hospital: () => Promise<PracticeHospital>
  readonly clock: Clock
  readonly log: Log
}

/** What every practice hospital follows from, so that all of them know their answer keys. */
export const practiceSeed = 'satang-practice'

/** The account everybody may practise with. It is no secret: the portal only holds made-up patients. */
export const practiceAccount = { userName: 'practice', password: 'practice-1234' } as const

/** Keeps the practice hospital's portal: started when first needed, at most once at a time. */
export function createPractice(needs: Needs) {
  let starting: Promise<PracticePortal> | null = null
  let running: PracticePortal | null = null
  async function launch(): Promise<PracticePortal> {
    const { clock, log } = needs
    const hospital = await needs.hospital()
    const accounts = [{ ...practiceAccount, hospitalCode: hospital.hospitalCode, isAnnounced: true }]
    const portal = await startPracticePortal({ hospital, clock, log, accounts })
    running = portal
    log.info('practice.portalStarted', { address: portal.address })
    return portal
  }
  return {
    /** Starts the portal on a free loopback port, or answers with the one that runs. */
    async start(): Promise<{ readonly address: string }> {
      starting ??= launch().catch((error: unknown) => {
        starting = null
        throw error
      })
      const { address } = await starting
      return { address }
    },
    /** Ends the portal with all its connections; it may be started again, at another port. */
    async stop(): Promise<void> {
      const ending = starting
      starting = null
      // a start that failed was told to whoever asked for it
      const portal = await ending?.catch(() => null)
      running = null
      await portal?.stop()
    },
    /** The running portal with its switches, or null. */
    portal: (): PracticePortal | null => running,
  }
}
