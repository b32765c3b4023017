/** The gate between reading and writing where both run in one thread: nobody may wait there. */
export function createReadingGate(shared: Int32Array = new Int32Array(new SharedArrayBuffer(8))) {
  return {
    shared,
    open: () => void shared.fill(0),
    leave: () => undefined,
    close: () => void Atomics.store(shared, 1, 1),
    enter: () => undefined,
    isClosed: () => Atomics.load(shared, 1) === 1,
  }
}
