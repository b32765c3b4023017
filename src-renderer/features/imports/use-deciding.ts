import { useState } from 'react'
import { useCommand } from '#renderer/api/hooks.ts'
import type { Scheme } from '#shared/model/scheme.ts'

export type Named = { readonly id: number; readonly name: string }
export type Pair = readonly [Named, Named]
export type Said = { readonly scheme: Scheme } | { readonly source: string }

/** What a person decided last, so that one key takes it back. */
export type Deed =
  | { readonly kind: 'counts' | 'both'; readonly pair: Pair }
  | { readonly kind: 'told'; readonly file: Named; readonly said: Said; readonly before: Said | null }

type Last = { readonly deed: Deed; readonly isUndone: boolean }

/**
 * What a person says of documents, and the way back.
 * @param onUndone hears which pair is open again
 */
export function useDeciding(onUndone: (pair: Pair) => void = () => undefined) {
  const choose = useCommand('imports.choose')
  const keepBoth = useCommand('imports.keepBoth')
  const withdraw = useCommand('imports.withdrawChoice')
  const tell = useCommand('imports.tell')
  const [last, setLast] = useState<Last | null>(null)
  const commands = [choose, keepBoth, withdraw, tell]
  const isPending = commands.some((command) => command.isPending)

  const begin = () => {
    // a failure of before is no answer to what is asked now
    for (const command of commands) command.reset()
  }
  const onDone = (deed: Deed) => ({ onSuccess: () => setLast({ deed, isUndone: false }) })

  function onDecide(kind: 'counts' | 'both', pair: Pair) {
    if (isPending) return
    begin()
    const [{ id }, { id: otherId }] = pair
    const command = kind === 'counts' ? choose : keepBoth
    command.mutate({ id, otherId }, onDone({ kind, pair }))
  }
  function onTell(file: Named, said: Said, before: Said | null) {
    if (isPending) return
    begin()
    tell.mutate({ id: file.id, ...said }, onDone({ kind: 'told', file, said, before }))
  }
  function onTakeBack(deed: Deed) {
    if (isPending) return
    begin()
    const onSuccess = () => {
      setLast({ deed, isUndone: true })
      if (deed.kind !== 'told') onUndone(deed.pair)
    }
    if (deed.kind === 'told') return tell.mutate({ id: deed.file.id, ...deed.before }, { onSuccess })
    const [{ id }, { id: otherId }] = deed.pair
    return withdraw.mutate({ id, otherId }, { onSuccess })
  }
  return {
    last,
    isPending,
    error: commands.find(({ error }) => error !== null)?.error ?? null,
    onDecide,
    onTell,
    onTakeBack,
    onUndoLast: () => {
      if (last !== null && !last.isUndone) onTakeBack(last.deed)
    },
  }
}

export type Deciding = ReturnType<typeof useDeciding>
