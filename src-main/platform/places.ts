/** One visitor of a room with few places. */
export type Visitor = {
  /** Waits for a place, in the order of those who wait; at once for who has one. */
  enter(): Promise<void>
  /** Gives the place to who waits longest; a second call does nothing more. */
  leave(): void
}

/** Lets so many in at a time. A visitor may leave before the work is done, and come back. */
export function createPlaces(count: number) {
  let free = count
  const waiting: (() => void)[] = []

  function giveOn(): void {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }

  return {
    visitor(): Visitor {
      let isIn = false
      return {
        async enter() {
          if (isIn) return
          if (free > 0) free -= 1
          else await new Promise<void>((resolve) => waiting.push(resolve))
          isIn = true
        },
        leave() {
          if (isIn) giveOn()
          isIn = false
        },
      }
    },
  }
}
