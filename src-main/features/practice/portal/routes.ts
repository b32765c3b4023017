import { agencyStatementRoutes } from '#main/features/practice/portal/agency-statement-routes.ts'
import { toPageAnswer } from '#main/features/practice/portal/answers.ts'
import { inCharset } from '#main/features/practice/portal/charsets.ts'
import { clientRoutes } from '#main/features/practice/portal/client-routes.ts'
import { landingRoutes } from '#main/features/practice/portal/landing-routes.ts'
import { movedFileRoutes } from '#main/features/practice/portal/moved-files.ts'
import type { Route } from '#main/features/practice/portal/portal-desk.ts'
import { checkDataPage, homePage } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import { practiceRoutes } from '#main/features/practice/portal/practice-routes.ts'
import { repRoutes } from '#main/features/practice/portal/rep-routes.ts'
import { signInRoutes } from '#main/features/practice/portal/sign-in-routes.ts'
import { thaiDRoutes } from '#main/features/practice/portal/thai-d-routes.ts'
import { transferRoutes } from '#main/features/practice/portal/transfer-routes.ts'
import { ucsStatementRoutes } from '#main/features/practice/portal/ucs-statement-routes.ts'

/** Every address of the practice portal. A new menu of NHSO's is a new line here. */
export const routes: readonly Route[] = [
  ...signInRoutes,
  ...thaiDRoutes,
  ...landingRoutes,
  ...practiceRoutes,
  ...repRoutes,
  ...ucsStatementRoutes,
  ...agencyStatementRoutes,
  ...movedFileRoutes,
  ...clientRoutes,
  ...transferRoutes,
  {
    method: 'GET',
    path: portalPaths.home,
    access: 'anyone',
    area: null,
    answer: () => toPageAnswer(homePage()),
  },
  {
    method: 'GET',
    path: portalPaths.checkData,
    access: 'signedIn',
    area: null,
    answer: ({ hospital, habits }, _visit, { account }) => {
      const isOwn = account.hospitalCode === hospital.hospitalCode
      const name = isOwn ? hospital.hospitalName : 'หน่วยบริการอื่น'
      return inCharset(
        toPageAnswer(checkDataPage(habits().hospitalLabel, name, account.hospitalCode)),
        habits().charset,
      )
    },
  },
]
