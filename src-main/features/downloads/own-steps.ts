import type { LandingKind } from '#main/features/downloads/landings.ts'

/** For so many looks a page stays before it is left: it may still be on its way to another one, or be read by her. */
const looksBefore: Readonly<Partial<Record<LandingKind, number>>> = { doubtful: 3, signedOut: 3 }
/** Rests between steps that led nowhere grow by so many looks. */
const restingLooks = 4

/** Says when to go on by ourselves, so that the person is left in peace and the portal too. */
export function createOwnSteps() {
  let last: LandingKind | null = null
  let looks = 0
  let taken = 0
  let rest = 0
  return {
    /** Notes one look at where she stands. @returns whether it is time for a step of our own */
    isDue(kind: LandingKind): boolean {
      looks = kind === last ? looks + 1 : 1
      last = kind
      // a form is hers; whatever comes after it is new
      if (kind === 'asks') taken = 0
      rest = kind === 'asks' ? 0 : Math.max(0, rest - 1)
      return rest === 0 && looks >= (looksBefore[kind] ?? 1)
    },
    /** A step was taken and she is not in yet. */
    took(): void {
      taken += 1
      looks = 0
      rest = taken * restingLooks
    },
  }
}
