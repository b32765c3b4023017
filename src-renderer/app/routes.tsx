import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { parseClaimSearch } from '#renderer/api/claim-search.ts'
import { parseListSearch } from '#renderer/api/list-search.ts'
import { parseQualitySearch } from '#renderer/api/quality-search.ts'
import { CrashedPage } from '#renderer/app/CrashedPage.tsx'
import { NotFoundPage } from '#renderer/app/NotFoundPage.tsx'
import { Shell } from '#renderer/app/Shell.tsx'
import { ClaimPage } from '#renderer/features/claims/ClaimPage.tsx'
import { ClaimsPage } from '#renderer/features/claims/ClaimsPage.tsx'
import { CompletenessPage } from '#renderer/features/completeness/CompletenessPage.tsx'
import { DashboardPage } from '#renderer/features/dashboard/DashboardPage.tsx'
import { DownloadsPage } from '#renderer/features/downloads/DownloadsPage.tsx'
import { RunPage } from '#renderer/features/downloads/RunPage.tsx'
import { DocumentsPage } from '#renderer/features/imports/DocumentsPage.tsx'
import { ImportPage } from '#renderer/features/imports/ImportPage.tsx'
import { ImportsPage } from '#renderer/features/imports/ImportsPage.tsx'
import { MappingPage } from '#renderer/features/imports/MappingPage.tsx'
import { ListsPage } from '#renderer/features/portal-lists/ListsPage.tsx'
import { QualityPage } from '#renderer/features/quality/QualityPage.tsx'
import { ReferencePage } from '#renderer/features/reference/ReferencePage.tsx'
import { SchedulePage } from '#renderer/features/schedule/SchedulePage.tsx'
import { SettingsPage } from '#renderer/features/settings/SettingsPage.tsx'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashedPage,
})
const at = { getParentRoute: () => root }

const routeTree = root.addChildren([
  createRoute({ ...at, path: '/', component: DashboardPage }),
  createRoute({ ...at, path: '/downloads', component: DownloadsPage }),
  createRoute({ ...at, path: '/downloads/lists', component: ListsPage, validateSearch: parseListSearch }),
  createRoute({ ...at, path: '/downloads/$id', component: RunPage }),
  createRoute({ ...at, path: '/imports', component: ImportsPage }),
  createRoute({ ...at, path: '/imports/documents', component: DocumentsPage }),
  createRoute({ ...at, path: '/imports/$id', component: ImportPage }),
  createRoute({ ...at, path: '/imports/$id/columns', component: MappingPage }),
  createRoute({ ...at, path: '/completeness', component: CompletenessPage }),
  createRoute({ ...at, path: '/claims', component: ClaimsPage, validateSearch: parseClaimSearch }),
  createRoute({ ...at, path: '/claims/$tranId', component: ClaimPage }),
  createRoute({ ...at, path: '/quality', component: QualityPage, validateSearch: parseQualitySearch }),
  createRoute({ ...at, path: '/reference', component: ReferencePage }),
  createRoute({ ...at, path: '/schedule', component: SchedulePage }),
  createRoute({ ...at, path: '/settings', component: SettingsPage }),
])

/**
 * Addresses live behind `#`, because the page is one file that no server answers for.
 * Only what a route's `validateSearch` returned reaches its page.
 */
export const router = createRouter({ routeTree, history: createHashHistory(), search: { strict: true } })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
