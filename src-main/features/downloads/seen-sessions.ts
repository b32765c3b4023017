import { type VisitNeeds, withPortal } from '#main/features/downloads/open-portal.ts'
import { lookAtSession } from '#main/features/downloads/session-look.ts'
import {
  forgetSession,
  hasSession,
  keepSession,
  type PortalLogin,
  restoreSession,
  type SignInDesk,
} from '#main/features/downloads/sign-in.ts'
import type { Secrets } from '#main/platform/secrets.ts'

/** @returns accounts of persons whose sessions are kept: nobody else can begin them again */
export async function findPersonsSessions(
  secrets: Secrets,
  logins: readonly PortalLogin[],
): Promise<readonly PortalLogin[]> {
  const assisted = logins.filter(({ signIn }) => signIn === 'assisted')
  const kept = await Promise.all(assisted.map((login) => hasSession(secrets, login)))
  return assisted.filter((_login, index) => kept[index])
}

/** @returns whether the portal has forgotten a session; a portal that fails says nothing about it */
async function isLost(desk: SignInDesk, login: PortalLogin, baseUrl: string): Promise<boolean> {
  await restoreSession(desk, login)
  const seen = await lookAtSession(desk, baseUrl)
  if (seen === 'known') await keepSession(desk, login)
  return seen === 'forgotten'
}

/**
 * Lets the portal see that sessions are still wanted, and forgets those it has forgotten.
 * @returns how many were lost
 */
export function showSessions(visit: VisitNeeds, logins: readonly PortalLogin[]): Promise<number> {
  return withPortal(visit, false, async (desk) => {
    let lost = 0
    for (const login of logins) {
      if (!(await isLost(desk, login, visit.place.baseUrl))) continue
      await forgetSession(desk, login)
      lost += 1
    }
    return lost
  })
}
