import { useAnswer } from '#renderer/api/hooks.ts'
import { isAllowed, type Permission } from '#shared/model/roles.ts'

/** @returns whether the person at the window may do it; false while nobody knows. */
export function useIsAllowed(permission: Permission): boolean {
  const { data } = useAnswer('session.get', {})
  return data?.state === 'signedIn' && isAllowed(data.user.role, permission)
}
