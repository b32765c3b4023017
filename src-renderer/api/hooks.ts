import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { call, listen } from '#renderer/api/client.ts'
import {
  type CommandName,
  type EventName,
  findEntry,
  type Input,
  type Output,
  type Payload,
  type QueryName,
} from '#shared/contract/index.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** The cache keeps answers under the entry's address, then its input. */
function answerOptions<Name extends QueryName>(name: Name, input: Input<Name>) {
  return { queryKey: [name, input] as const, queryFn: (): Promise<Output<Name>> => call(name, input) }
}

type AnswerOptions = {
  readonly isEnabled?: boolean
  /** The answer to another input stays on screen while this one is asked, as filters want. */
  readonly keepsPrevious?: boolean
}

/** The answer of a query. */
export function useAnswer<Name extends QueryName>(
  name: Name,
  input: Input<Name>,
  options: AnswerOptions = {},
) {
  const previous = options.keepsPrevious ? { placeholderData: keepPreviousData } : {}
  return useQuery({ ...answerOptions(name, input), ...previous, enabled: options.isEnabled ?? true })
}

/** The answers of one query for several inputs, such as the pages in view. */
export function useAnswers<Name extends QueryName>(name: Name, inputs: readonly Input<Name>[]) {
  return useQueries({ queries: inputs.map((input) => answerOptions(name, input)) })
}

/** Puts in the cache an answer that an event brought. */
export function putAnswer<Name extends QueryName>(
  client: QueryClient,
  name: Name,
  input: Input<Name>,
  answer: Output<Name>,
): void {
  client.setQueryData([name, input], answer)
}

/** Asks again every query of these addresses that is on screen. */
export function refetch(client: QueryClient, names: readonly string[]): Promise<void> {
  return client.invalidateQueries({ predicate: ({ queryKey }) => names.includes(String(queryKey[0])) })
}

/** A command; when it ends, well or badly, the queries it changes are asked again. */
export function useCommand<Name extends CommandName>(name: Name) {
  const client = useQueryClient()
  const entry = findEntry(name)
  return useMutation<Output<Name>, AppError, Input<Name>>({
    mutationKey: [name],
    mutationFn: (input) => call(name, input),
    onSettled: (_answer, error) => {
      const lost = error instanceof AppError && error.code === 'session.required' ? ['session.get'] : []
      const changed = entry?.kind === 'command' ? entry.changes : []
      return refetch(client, [...changed, ...lost])
    },
  })
}

/** Hears an event as long as the component is on screen. */
export function useEvent<Name extends EventName>(
  name: Name,
  listener: (payload: Payload<Name>) => void,
): void {
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => listen(name, (payload) => latest.current(payload)), [name])
}
