import * as z from 'zod'
import { type Answer, toJsonAnswer, toScriptedAnswer } from '#main/features/practice/portal/answers.ts'
import { html } from '#main/features/practice/portal/html.ts'
import { changeIn, rememberNames, toShownNames } from '#main/features/practice/portal/list-faults.ts'
import { framePage } from '#main/features/practice/portal/page-frame.ts'
import type { PortalDesk, Route, Visit } from '#main/features/practice/portal/portal-desk.ts'
import { signedInMenu } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import { toBaseName } from '#main/features/practice/portal/rep-routes.ts'
import { parseJsonObject } from '#main/features/practice/portal/request-parts.ts'
import type { Session } from '#main/features/practice/portal/sessions.ts'
import type { RepListing } from '#main/features/practice/practice-hospital.ts'
import { schemes } from '#shared/model/scheme.ts'
import { monthOf, monthsBefore, toBangkokTime } from '#shared/model/thai-date.ts'

/** The menu whose id the header `C-Menu` of a search has to name. */
const downloadMenu = { id: 'M0302', name: 'ดาวน์โหลดผลการตรวจสอบ', url: '^/service/download-validated$' }

/** Puts a token where the newer pages look for it, as `localStorage` key `token`. */
function showClient(desk: PortalDesk, _visit: Visit, session: Session): Answer {
  const body = html`<section class="card">
<h1>e-Claim (ระบบใหม่)</h1>
<p>ยินดีต้อนรับ ${session.account.userName}</p>
</section>`
  const page = framePage({ title: 'e-Claim (พอร์ทัลฝึก)', body, menu: signedInMenu })
  return toScriptedAnswer(page, `localStorage.setItem('token', '${desk.sessions.renewToken(session)}')`)
}

function showInfo({ hospital }: PortalDesk, { bearer, form }: Visit, { account }: Session): Answer {
  if (form.get('token') !== bearer) return toJsonAnswer({ message: 'token is required' }, 400)
  const isOwn = account.hospitalCode === hospital.hospitalCode
  const refHospital = { hmain: account.hospitalCode, hname: isOwn ? hospital.hospitalName : 'หน่วยบริการอื่น' }
  const own = account.hasRepRight === false ? [] : [{ refMenu: downloadMenu, children: [] }]
  const service = { refMenu: { id: 'M0300', name: 'บริการ', url: '^/service$' }, children: own }
  return toJsonAnswer({ user: { username: account.userName, refHospital }, menus: [service] })
}

/** Takes even an old token, as long as its session lives. */
function renewToken(desk: PortalDesk, { form }: Visit): Answer {
  const session = desk.sessions.findByToken(form.get('token') ?? '', 'evenOld')
  if (!session) return toJsonAnswer({ status: 401, message: 'Unauthorized' }, 401)
  return toJsonAnswer({ token: desk.sessions.renewToken(session) })
}

const Search = z.object({
  page: z.int().min(0),
  size: z.int().min(1),
  where: z.array(z.unknown()),
  sort: z.array(z.record(z.string(), z.unknown())),
  isCount: z.boolean(),
  hcode: z.string().regex(/^\d{5}$/),
})

/** Every batch that was sent, checked or not, the last one first: all schemes and months together. */
function listUploads(desk: PortalDesk): readonly RepListing[] {
  const now = toBangkokTime(desk.clock.now())
  const present = monthOf(now)
  const months = Array.from({ length: desk.habits().uploadMonths }, (_, count) =>
    monthsBefore(present, count),
  )
  return months
    .flatMap((month) => schemes.flatMap((scheme) => desk.hospital.listReps(month, scheme)))
    .filter(({ sentAt }) => sentAt <= now)
    .sort((a, b) => (a.sentAt > b.sentAt ? -1 : 1))
}

/** @param place number of uploads up to this one */
function toUpload({ hospital, clock }: PortalDesk, listing: RepListing, shown: string, place: number) {
  const { sentAt, checkedAt, total, passed, failed, scheme, repNo } = listing
  // until it is checked there is no file to fetch
  const isChecked = checkedAt <= toBangkokTime(clock.now())
  return {
    uploadId: place,
    filename: `${shown}.ecd`,
    hcode: hospital.hospitalCode,
    loaded: isChecked ? 'Y' : 'N',
    dataStatus: isChecked ? '1' : '0',
    ...{ maininscl: scheme, repNo, sentAt, checkedAt, total, passed, failed },
  }
}

function searchUploads(desk: PortalDesk, visit: Visit, session: Session): Answer {
  if (visit.menu !== downloadMenu.id) return toJsonAnswer({ message: 'C-Menu is required' }, 403)
  const search = Search.safeParse(parseJsonObject(visit.body)).data
  if (!search) return toJsonAnswer({ message: 'Bad Request' }, 400)
  const { hospitalCode } = desk.hospital
  const isOwn = session.account.hospitalCode === hospitalCode && search.hcode === hospitalCode
  const all = isOwn ? listUploads(desk) : []
  const size = Math.min(search.size, desk.habits().uploadPageLines)
  const listings = all.slice(search.page * size, (search.page + 1) * size)
  const names = toShownNames(
    listings.map(({ name }) => toBaseName(name)),
    visit,
  )
  rememberNames(desk.shownNames, names, listings)
  const first = all.length - search.page * size
  const uploads = listings.map((one, index) => toUpload(desk, one, names[index] ?? '', first - index))
  return toJsonAnswer({
    [changeIn(visit) ? 'rows' : 'data']: uploads,
    ...{ page: search.page, size },
    ...(search.isCount && { totalSize: all.length }),
  })
}

const clientPage = { method: 'GET', access: 'signedIn', area: null, answer: showClient } as const

/** The newer REP pages and what their scripts ask for. @source nhso/columns-peers/portal-endpoints.json */
export const clientRoutes: readonly Route[] = [
  { ...clientPage, path: portalPaths.client },
  { ...clientPage, path: `${portalPaths.client}/` },
  {
    method: 'POST',
    path: portalPaths.clientAuthInfo,
    access: 'signedIn',
    area: null,
    accepts: 'bearer',
    answer: showInfo,
  },
  { method: 'POST', path: portalPaths.clientAuthToken, access: 'anyone', area: null, answer: renewToken },
  {
    method: 'POST',
    path: portalPaths.clientUploads,
    access: 'repRight',
    area: 'list',
    accepts: 'bearer',
    answer: searchUploads,
  },
]
