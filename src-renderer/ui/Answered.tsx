import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { Skeletons } from '#renderer/ui/Skeletons.tsx'

type Props<Value> = {
  readonly answer: UseQueryResult<Value>
  readonly rows?: number
  readonly children: (value: Value) => ReactNode
}

/** Loading, failed with a way out, or the answer. */
export function Answered<Value>({ answer, rows = 8, children }: Props<Value>) {
  const onRetry = () => void answer.refetch()
  if (answer.data !== undefined) {
    return (
      <>
        {answer.error && <FailureNotice error={answer.error} onRetry={onRetry} />}
        {children(answer.data)}
      </>
    )
  }
  if (answer.error) return <FailureNotice error={answer.error} onRetry={onRetry} />
  return <Skeletons rows={rows} />
}
