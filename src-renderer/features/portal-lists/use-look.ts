import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import type { Input } from '#shared/contract/index.ts'

/** The look at lists, of which one goes on at a time, and what keeps it from being begun. */
export function useLook() {
  const active = useAnswer('downloads.active', {})
  const look = useCommand('portalLists.look')
  const progress = active.data ?? null
  const isLooking = look.isPending || progress?.runId === null
  return {
    onLook: (input: Input<'portalLists.look'>) => look.mutate(input),
    isLooking,
    /** A download works at the portal. */
    isRunOn: progress !== null && progress.runId !== null,
    progress: isLooking ? progress : null,
    // whoever ended it herself needs no notice of it
    error: look.error?.code === 'cancelled' ? null : look.error,
  }
}
export type Look = ReturnType<typeof useLook>
