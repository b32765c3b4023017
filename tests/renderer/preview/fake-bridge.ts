import type { Bridge, BridgeAnswer } from '#shared/contract/bridge.ts'
import { findEntry } from '#shared/contract/index.ts'
import { answerEmpty } from '#tests/renderer/preview/empty-answers.ts'
import { answerFull } from '#tests/renderer/preview/full-answers.ts'
import {
  fakeLines,
  fakeLook,
  fakePersonNeeded,
  fakeProgress,
  fakeTrouble,
  fakeWritesLost,
} from '#tests/renderer/preview/moments.ts'

/** What the app can be in. `loading` never answers a page's queries. */
export const fakeStates = [
  'content',
  'empty',
  'busy',
  'personNeeded',
  'looking',
  'failed',
  'loading',
  'setup',
  'signedOut',
  'trouble',
  'writesLost',
] as const
export type FakeState = (typeof fakeStates)[number]

const gates = ['store.get', 'session.get']
const forever = new Promise<never>(() => undefined)

function answerGate(state: FakeState, name: string): unknown {
  if (name === 'store.get' && state === 'writesLost') return fakeWritesLost
  if (name === 'store.get')
    return state === 'trouble' ? fakeTrouble : { state: 'open', folder: '/home/finance/satang' }
  const place = { hospital: 'โรงพยาบาลตัวอย่าง', isPractice: true }
  if (state === 'setup') return { state: 'setup' }
  if (state === 'signedOut') return { state: 'signedOut', ...place }
  return { state: 'signedIn', ...place, user: { name: 'สมหญิง', role: 'admin' } }
}

function answer(state: FakeState, name: string, input: unknown): unknown {
  if (gates.includes(name)) return answerGate(state, name)
  if (state === 'busy' && name in fakeProgress) return fakeProgress[name]
  if (state === 'personNeeded' && name in fakePersonNeeded) return fakePersonNeeded[name]
  if (state === 'looking' && name in fakeLook) return fakeLook[name]
  return state === 'empty' ? answerEmpty(name) : answerFull(name, input)
}

export type FakeCall = { readonly name: string; readonly input: unknown }

/**
 * A bridge that knows every entry and cannot lie: inputs and answers are parsed by the contract.
 * @param calls where it notes the commands it was given, as the contract parsed them
 */
export function createFakeBridge(state: FakeState, calls: FakeCall[] = []): Bridge {
  return {
    async call(name, input): Promise<BridgeAnswer> {
      const entry = findEntry(name)
      if (entry === undefined || entry.kind === 'event') throw new Error(`no such call: ${name}`)
      const parsed = entry.input.parse(input)
      if (entry.kind === 'command') calls.push({ name, input: parsed })
      const isGate = gates.includes(name)
      if (state === 'loading' && !isGate) return forever
      if (state === 'failed' && !isGate) {
        return {
          ok: false,
          error: {
            code: entry.kind === 'query' ? 'internal' : 'portal.codeNeeded',
            details: { reference: 'K7Q2-4M' },
          },
        }
      }
      return { ok: true, value: entry.output.parse(answer(state, name, parsed)) }
    },
    on(name, listener) {
      const entry = findEntry(name)
      if (entry?.kind !== 'event') throw new Error(`no such event: ${name}`)
      if (name === 'downloads.log' && state !== 'empty')
        for (const line of fakeLines) listener(entry.payload.parse(line))
      return () => undefined
    },
    pathOf: (file) => `/home/finance/${file.name}`,
  }
}
