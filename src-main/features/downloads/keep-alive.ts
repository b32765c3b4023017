import type { Wait } from '#main/features/downloads/patience.ts'
import type { PortalClient } from '#main/features/downloads/portal-client.ts'
import type { PortalProfile } from '#main/features/downloads/portal-profile.ts'

type Needs = {
  readonly client: PortalClient
  readonly profile: PortalProfile
  readonly wait: Wait
  readonly signal: AbortSignal
}

/**
 * Lets the portal see us now and then while `work` needs it for nothing else: it forgets a session after a while, and an
 * import may take longer. A session that is lost all the same is found out by whoever asks next.
 */
export async function whileKeptAlive<T>(
  { client, profile, wait, signal }: Needs,
  work: Promise<T>,
): Promise<T> {
  const ended = new AbortController()
  const isOver = AbortSignal.any([signal, ended.signal])
  async function ping(): Promise<void> {
    for (;;) {
      await wait(profile.limits.keepAliveMs, isOver)
      await client.glance(profile.paths.keepAlive)
    }
  }
  // it ends by being told so, or with the browser
  const pinging = ping().catch(() => undefined)
  try {
    return await work
  } finally {
    ended.abort()
    await pinging
  }
}
