/** So many batches may wait to be written; reading rests then, and memory stays bounded. */
const maxWaiting = 4

const waitingAt = 0
const unwantedAt = 1

/** Lets the reading thread run a few batches ahead of the writing one, and tells it when a file is not wanted any more. */
export function createReadingGate(shared: Int32Array = new Int32Array(new SharedArrayBuffer(8))) {
  return {
    /** What the other thread makes its own end of the gate from. */
    shared,

    // the writing side
    open(): void {
      shared.fill(0)
    },
    /** A batch was taken. */
    leave(): void {
      Atomics.sub(shared, waitingAt, 1)
      Atomics.notify(shared, waitingAt)
    },
    close: () => void Atomics.store(shared, unwantedAt, 1),

    // the reading side
    /** A batch was handed over; blocks while too many wait. */
    enter(): void {
      let count = Atomics.add(shared, waitingAt, 1) + 1
      while (count >= maxWaiting) {
        Atomics.wait(shared, waitingAt, count)
        count = Atomics.load(shared, waitingAt)
      }
    },
    isClosed: () => Atomics.load(shared, unwantedAt) === 1,
  }
}

export type ReadingGate = ReturnType<typeof createReadingGate>
