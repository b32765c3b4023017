import { AppError } from '#shared/errors/app-error.ts'

/** How whoever stops the work wants it to end. */
export type Wish = 'cancelled' | 'paused' | 'interrupted'

type Visit<T> = (signal: AbortSignal) => Promise<T>
type Work = { readonly abort: AbortController; readonly ended: Promise<unknown> }

/** One visit to the portal at a time: a session of an account would not bear two. */
export function createPortalTurn() {
  let work: Work | null = null
  let glance: Work | null = null
  let wish: Wish = 'cancelled'

  function begin<T>(visit: Visit<T>): { readonly visiting: Promise<T>; readonly begun: Work } {
    const abort = new AbortController()
    const visiting = visit(abort.signal)
    return { visiting, begun: { abort, ended: visiting.catch(() => undefined) } }
  }

  async function endGlance(): Promise<void> {
    glance?.abort.abort(new AppError('cancelled'))
    await glance?.ended
  }

  async function take<T>(visit: Visit<T>): Promise<T> {
    if (work) throw new AppError('portal.busy')
    wish = 'cancelled'
    const { visiting, begun } = begin(async (signal) => {
      await endGlance()
      signal.throwIfAborted()
      return visit(signal)
    })
    work = begun
    try {
      return await visiting
    } finally {
      work = null
    }
  }

  return {
    /** Keeps everybody else out as long as the visit takes; a glance makes room. @throws AppError `portal.busy` */
    take,

    /** As `take`, once nobody else is there. @returns null when Satang ended before that */
    async takeNext<T>(visit: Visit<T>): Promise<T | null> {
      while (work) await work.ended
      return wish === 'interrupted' ? null : take(visit)
    },

    /** Visits only while nobody else does, and stops for whoever comes. @returns null when there was no time for it */
    async glance<T>(visit: Visit<T>): Promise<T | null> {
      if (work || glance) return null
      const { visiting, begun } = begin(visit)
      glance = begun
      try {
        return await visiting
      } catch (error) {
        if (begun.abort.signal.aborted) return null
        throw error
      } finally {
        glance = null
      }
    },

    /** Ends whatever goes on and answers when it has ended. */
    async end(as: Wish): Promise<void> {
      wish = as
      work?.abort.abort(new AppError('cancelled'))
      await Promise.all([work?.ended, endGlance()])
    },

    /** How the visit that was ended should be written down. */
    wish: (): Wish => wish,
  }
}
