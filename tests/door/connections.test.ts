import { expect, it } from 'vitest'
import { createConnections } from '#main/door/connections.ts'

const admin = { name: 'admin', role: 'admin' } as const
const system = { name: 'system', role: 'system' } as const

it('every person is signed out at once, and Satang itself stays', () => {
  const connections = createConnections()
  connections.signIn('first window', admin)
  connections.signIn('nightly', system)
  connections.signIn('second window', admin)
  connections.signOutPeople()
  expect(['first window', 'nightly', 'second window'].map(connections.find)).toEqual([null, system, null])
})

it('one is signed out without the others', () => {
  const connections = createConnections()
  connections.signIn('first window', admin)
  connections.signIn('second window', admin)
  connections.signOut('first window')
  expect(['first window', 'second window'].map(connections.find)).toEqual([null, admin])
})
