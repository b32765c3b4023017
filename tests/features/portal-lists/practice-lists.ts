import path from 'node:path'
import type { Store } from '#main/database/store.ts'
import { toKnownPortals } from '#main/features/downloads/known-lists.ts'
import { practicePages } from '#main/features/downloads/nhso.portal.ts'
import { createPortalLists } from '#main/features/portal-lists/portal-lists.service.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import type { Secrets } from '#main/platform/secrets.ts'

type Needs = {
  readonly root: string
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  readonly secrets: Secrets
}

/** What is understood of the practice portal's lists, kept under `root` as the app keeps it. */
export function openPracticeLists({ root, ...needs }: Needs) {
  return createPortalLists({
    ...needs,
    version: '0.0.0-test',
    folder: path.join(root, 'portals'),
    portals: async () => toKnownPortals(practicePages),
  })
}
