import { isDeepStrictEqual } from 'node:util'
import type { FileSource } from '#main/features/downloads/file-list.ts'
import { toFailedReading, toReading } from '#main/features/downloads/list-findings.ts'
import { createListWays, type ListRead, type WayNeeds } from '#main/features/downloads/list-ways.ts'
import { createRenewal } from '#main/features/downloads/renewal.ts'
import type { SignInDesk } from '#main/features/downloads/sign-in.ts'
import { createTurns } from '#main/platform/turns.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ListPlace } from '#shared/model/source.ts'

type Needs = WayNeeds & { readonly renew: () => Promise<void> }

/** Reads one list at a time for whoever needs one, and signs in again in the middle when that is needed. */
export function createListReader(needs: Needs, desk: SignInDesk) {
  // workers that find the session dead at the same time sign in once
  const turns = createTurns()
  const renewal = createRenewal(needs.renew)
  const ways = createListWays(needs, desk, renewal)
  /** Files whose address was renewed while the session was well; once each. */
  const renewed = new Set<string>()

  async function readAndTell(place: ListPlace): Promise<ListRead> {
    const toSight = () => ({ portal: needs.place, place, at: needs.clock.now().toISOString() })
    try {
      const found = await ways.read(place)
      await needs.readings.keep(toReading(toSight(), found))
      return found
    } catch (error) {
      if (error instanceof AppError && !needs.signal.aborted)
        await needs.readings.keep(toFailedReading(toSight(), error.code, ways.takeLast()))
      throw error
    }
  }

  return {
    read: (place: ListPlace): Promise<ListRead> => turns.take(() => readAndTell(place)),
    /** How often the session was renewed; to be held against `findFresh`. */
    signIns: renewal.signIns,
    /** Something was fetched: the portal wants us. */
    moveOn: renewal.moveOn,
    /**
     * Looks whether the session, or the address, was at fault when a file came as a page.
     * @param old where it was asked for
     * @param before `signIns` at that time
     * @returns where the file is now, or null when asking again is of no use
     */
    findFresh: (place: ListPlace, name: string, old: FileSource, before: number) =>
      turns.take(async (): Promise<FileSource | null> => {
        ways.forget()
        const fresh = (await ways.read(place)).files.find((file) => file.name === name)?.source ?? null
        if (fresh === null || renewal.signIns() !== before) return fresh
        const isSame = isDeepStrictEqual(fresh, old) || renewed.has(name)
        renewed.add(name)
        return isSame ? null : fresh
      }),
  }
}

export type ListReader = ReturnType<typeof createListReader>
