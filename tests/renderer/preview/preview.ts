import '#renderer/api/no-made-code.ts'
import {
  createFakeBridge,
  type FakeCall,
  type FakeState,
  fakeStates,
} from '#tests/renderer/preview/fake-bridge.ts'

const wanted = new URLSearchParams(window.location.search)
const state: FakeState = fakeStates.find((name) => name === wanted.get('state')) ?? 'content'
const shell = { language: wanted.get('lang') ?? 'th', scheme: wanted.get('colours') ?? 'light' }
// the router would read these as the search of its own address
window.history.replaceState(null, '', window.location.pathname + window.location.hash)
window.localStorage.clear()
window.localStorage.setItem('satang.shell', JSON.stringify({ state: shell, version: 0 }))
const calls: FakeCall[] = []
Object.assign(window, { satang: createFakeBridge(state, calls), calls })
await import('#renderer/main.tsx')
