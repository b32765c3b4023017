/** Lets one piece of work run at a time, in the order they asked. */
export function createTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return {
    /** Runs `work` when everything that asked before has ended, well or badly. */
    take<T>(work: () => Promise<T>): Promise<T> {
      const mine = last.then(work)
      last = mine.catch(() => undefined)
      return mine
    },
  }
}
