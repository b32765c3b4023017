import { AsyncLocalStorage } from 'node:async_hooks'
import { EventEmitter } from 'node:events'
import type { MessagePort, Transferable, WorkerOptions } from 'node:worker_threads'

/**
 * Stands in for `node:worker_threads` where mutants are tried: every thread runs in the one that tests it, as a changed
 * line and the test that covers it can only be followed within one thread. Messages are copied and moved as between
 * threads, and come later.
 */
const { MessageChannel } = process.getBuiltinModule('node:worker_threads')

type Listener = (message: unknown) => void

/** The inside of each thread: which port it speaks to is asked when it speaks. */
const inside = new AsyncLocalStorage<MessagePort>()

function ownPort(): MessagePort {
  const port = inside.getStore()
  if (port === undefined) throw new Error('no thread runs here')
  return port
}

export const parentPort = {
  postMessage: (message: unknown, moved: readonly Transferable[] = []) =>
    ownPort().postMessage(message, moved),
  close: () => ownPort().close(),
  on(event: string, listener: Listener) {
    const port = ownPort()
    port.on(event, (message: unknown) => inside.run(port, listener, message))
  },
}

/** What the thread that starts now was given; its file reads it before the next one starts. */
export let workerData: unknown = null

let starting: Promise<void> = Promise.resolve()
let started = 0

/** A thread in place. Its file is evaluated anew for each, what that file imports only once. */
export class Worker extends EventEmitter {
  readonly #outer: MessagePort
  #isEnded = false

  constructor(url: URL, { workerData: given = null }: WorkerOptions = {}) {
    super()
    const { port1, port2 } = new MessageChannel()
    this.#outer = port1
    port1.on('message', (message) => this.emit('message', message))
    port1.on('close', () => this.#end(0))
    starting = starting.then(() => this.#start(url, given, port2))
  }

  async #start(url: URL, given: unknown, port: MessagePort): Promise<void> {
    if (this.#isEnded) return
    started += 1
    workerData = structuredClone(given)
    try {
      await inside.run(port, () => import(/* @vite-ignore */ `${url.pathname}?thread=${started}`))
      // nobody listens in there: it has done what it was started for
      if (port.listenerCount('message') === 0) port.close()
    } catch (error) {
      this.emit('error', error)
      this.#end(1)
    }
  }

  #end(code: number): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#outer.close()
    this.emit('exit', code)
  }

  postMessage(message: unknown, moved: readonly Transferable[] = []): void {
    this.#outer.postMessage(message, moved)
  }

  terminate(): Promise<number> {
    this.#end(1)
    return Promise.resolve(1)
  }
}
