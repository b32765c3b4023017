import * as z from 'zod'
import { type Answer, toJsonAnswer } from '#main/features/practice/portal/answers.ts'
import { clientPage, toClientLogin, toTokenAnswer } from '#main/features/practice/portal/client-pages.ts'
import { changeIn, rememberNames, toShownNames } from '#main/features/practice/portal/list-faults.ts'
import type { PortalDesk, PortalHabits, Route, Visit } from '#main/features/practice/portal/portal-desk.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import { toBaseName } from '#main/features/practice/portal/rep-routes.ts'
import { parseJsonObject } from '#main/features/practice/portal/request-parts.ts'
import type { Session } from '#main/features/practice/portal/sessions.ts'
import type { RepListing } from '#main/features/practice/practice-hospital.ts'
import { schemes } from '#shared/model/scheme.ts'
import { monthOf, monthsBefore, toBangkokTime } from '#shared/model/thai-date.ts'

/** The menu whose id the header `C-Menu` of a search has to name. */
const downloadMenu = { id: 'M0302', name: 'ดาวน์โหลดผลการตรวจสอบ', url: '^/service/download-validated$' }

function showLogin(desk: PortalDesk): Answer | null {
  const { clientEntry } = desk.habits()
  return clientEntry === 'open' ? null : toClientLogin(clientEntry)
}

/** Puts a token where the newer pages look for it, as `localStorage` key `token`. */
function showHome(desk: PortalDesk, _visit: Visit, session: Session): Answer {
  return toTokenAnswer(clientPage(session.account.userName), {
    name: 'token',
    value: desk.sessions.renewToken(session),
    afterMs: desk.habits().tokenAfterMs,
    route: `${portalPaths.client}/home`,
  })
}

function showClient(desk: PortalDesk, visit: Visit, session: Session): Answer {
  return showLogin(desk) ?? showHome(desk, visit, session)
}

type MenuEntry = { readonly id: string; readonly name: string; readonly url: string }

function toMenu(entry: MenuEntry, children: readonly object[], { menuPlace, menuGaps }: PortalHabits) {
  const gap = menuGaps === 'null' ? null : undefined
  return {
    ...(menuPlace === 'node' ? { ...entry, refMenu: gap } : { refMenu: entry }),
    children: children.length > 0 ? children : menuGaps === 'null' ? null : [],
  }
}

function showInfo(desk: PortalDesk, { bearer, form }: Visit, { account }: Session): Answer {
  if (form.get('token') !== bearer) return toJsonAnswer({ message: 'token is required' }, 400)
  const habits = desk.habits()
  const { hospitalCode, hospitalName } = desk.hospital
  const hname = account.hospitalCode === hospitalCode ? hospitalName : 'หน่วยบริการอื่น'
  const hmain = habits.hospitalWord === 'text' ? account.hospitalCode : Number(account.hospitalCode)
  const hasMenu = account.hasRepRight !== false && habits.menuPlace !== 'nowhere'
  const own = hasMenu ? [toMenu(downloadMenu, [], habits)] : []
  return toJsonAnswer({
    user: { username: account.userName, refHospital: { hmain, hname } },
    menus: [toMenu({ id: 'M0300', name: 'บริการ', url: '^/service$' }, own, habits)],
  })
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
function toUpload(
  { hospital, clock, habits }: PortalDesk,
  listing: RepListing,
  shown: string,
  place: number,
) {
  const { uploadFlags, uploadWords } = habits()
  const { sentAt, checkedAt, total, passed, failed, scheme, repNo } = listing
  // until it is checked there is no file to fetch
  const isChecked = checkedAt <= toBangkokTime(clock.now())
  const status = isChecked && uploadFlags !== 'loadedOnly' ? 1 : 0
  return {
    uploadId: uploadWords === 'swapped' ? String(place) : place,
    filename: `${shown}.ecd`,
    hcode: hospital.hospitalCode,
    loaded: isChecked && uploadFlags !== 'statusOnly' ? 'Y' : 'N',
    dataStatus: uploadWords === 'swapped' ? status : String(status),
    ...{ maininscl: scheme, repNo, sentAt, checkedAt, total, passed, failed },
  }
}

function toTotal(count: number, { uploadTotal }: PortalHabits) {
  const totals = { number: count, text: String(count), null: null, 'left out': undefined }
  return { totalSize: totals[uploadTotal] }
}

function searchUploads(desk: PortalDesk, visit: Visit, session: Session): Answer {
  const habits = desk.habits()
  const isNamed = habits.menuPlace === 'nowhere' || visit.menu === downloadMenu.id
  if (!isNamed) return toJsonAnswer({ message: 'C-Menu is required' }, 403)
  const search = Search.safeParse(parseJsonObject(visit.body)).data
  if (!search) return toJsonAnswer({ message: 'Bad Request' }, 400)
  const { hospitalCode } = desk.hospital
  const isOwn = session.account.hospitalCode === hospitalCode && search.hcode === hospitalCode
  const all = isOwn ? listUploads(desk) : []
  const size = Math.min(search.size, habits.uploadPageLines)
  const start = search.page * (habits.uploadPaging === 'byGiven' ? size : search.size)
  const listings = all.slice(start, start + size)
  const names = toShownNames(
    listings.map(({ name }) => toBaseName(name)),
    visit,
  )
  rememberNames(desk.shownNames, names, listings)
  const first = all.length - start
  const uploads = listings.map((one, index) => toUpload(desk, one, names[index] ?? '', first - index))
  return toJsonAnswer({
    [changeIn(visit) ? 'rows' : 'data']: uploads.length === 0 && habits.noUploads === 'null' ? null : uploads,
    ...{ page: search.page, size },
    ...(search.isCount && toTotal(all.length, habits)),
  })
}

const page = { method: 'GET', access: 'signedIn', area: null } as const
const entry = { ...page, answer: showClient, strangerSees: showLogin }

/** The newer REP pages and what their scripts ask for. @source nhso/columns-peers/portal-endpoints.json */
export const clientRoutes: readonly Route[] = [
  { ...entry, path: portalPaths.client },
  { ...entry, path: `${portalPaths.client}/` },
  { ...entry, path: portalPaths.clientLogin },
  { ...page, path: portalPaths.clientReturn, answer: showHome },
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
