import { useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { refetch, useAnswer, useEvent } from '#renderer/api/hooks.ts'
import { Entrance } from '#renderer/app/Entrance.tsx'
import { router } from '#renderer/app/routes.tsx'
import { StoreTroublePage } from '#renderer/app/StoreTroublePage.tsx'
import { SignInPage } from '#renderer/features/session/SignInPage.tsx'
import { SetupWizard } from '#renderer/features/setup/SetupWizard.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { assertNever } from '#shared/lib/assert.ts'

/** Lets a person in, door by door: a store that opens, a first set-up, a sign-in, then the pages. */
export function Gate() {
  const client = useQueryClient()
  const store = useAnswer('store.get', {})
  useEvent('store.changed', ({ entries }) => void refetch(client, entries))

  if (store.data === undefined) {
    return (
      <Entrance>
        <Answered answer={store} rows={3}>
          {() => null}
        </Answered>
      </Entrance>
    )
  }
  if (store.data.state === 'trouble') return <StoreTroublePage trouble={store.data} />
  return <SessionGate />
}

function SessionGate() {
  const session = useAnswer('session.get', {})

  if (session.data === undefined) {
    return (
      <Entrance>
        <Answered answer={session} rows={3}>
          {() => null}
        </Answered>
      </Entrance>
    )
  }
  switch (session.data.state) {
    case 'setup':
      return (
        <Entrance isWide>
          <SetupWizard />
        </Entrance>
      )
    case 'signedOut':
      return (
        <Entrance>
          <SignInPage hospital={session.data.hospital} isPractice={session.data.isPractice} />
        </Entrance>
      )
    case 'signedIn':
      return <RouterProvider router={router} />
    default:
      return assertNever(session.data)
  }
}
