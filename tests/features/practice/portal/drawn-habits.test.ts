import { expect, test } from 'vitest'
import { drawHabits } from '#main/features/practice/portal/drawn-habits.ts'
import { usualListHabits } from '#main/features/practice/portal/list-habits.ts'
import { type PortalHabits, usualHabits } from '#main/features/practice/portal/portal-desk.ts'

const portals = Array.from({ length: 500 }, (_, index) => drawHabits(`portal ${index}`))

test('a seed draws the same portal every time, and another seed another one', () => {
  expect(drawHabits('portal 7')).toEqual(portals[7])
  expect(new Set(portals.map((habits) => JSON.stringify(habits))).size).toBe(500)
  expect(Object.keys(portals[0] ?? {}).toSorted()).toEqual(Object.keys(usualHabits).toSorted())
})

test('five hundred seeds draw every value of every habit of the lists', () => {
  const counts = Object.keys(usualListHabits).map((name) => [
    name,
    new Set(portals.map((habits) => Object.entries(habits).find(([one]) => one === name)?.[1])).size,
  ])
  expect(Object.fromEntries(counts)).toEqual({
    ...{ repHeaderWords: 5, statementHeaderWords: 3, headerRows: 2, headerArrows: 3, headerCells: 2 },
    ...{ tableParts: 3, titleRow: 2, tableIds: 3, layout: 2, linkCell: 2 },
    ...{ repCells: 2, ecdName: 2, unknownCell: 3, countCells: 2, countDigits: 2, blankCounts: 2 },
    ...{ excelText: 5, excelLink: 4, callPlace: 4, callForm: 3, callQuotes: 2, ucsColumns: 2 },
    ...{ agencyCells: 2, pagerRow: 2, toScripts: 4, toNavigation: 3, opener: 2, ucsMethod: 3 },
    ...{ openerForm: 3, blankPersonType: 3, places: 2, emptyMonth: 7, countText: 5, countTold: 2 },
    ...{ pageHead: 2, charset: 7, announcement: 3, listMenu: 2, inPlace: 5, inPlaceWhen: 2 },
  })
})

/** Every value that is drawn of a habit, among portals where it can be seen. */
const valuesOf = (name: keyof PortalHabits, isSeen: (habits: PortalHabits) => boolean = () => true) =>
  new Set<unknown>(portals.filter(isSeen).map((habits) => habits[name]))

type Told = { readonly [Habit in keyof PortalHabits]?: readonly PortalHabits[Habit][] }
type Unknown = readonly [item: string, values: Told, isSeen?: (habits: PortalHabits) => boolean]

const isOlderList = ({ repList, inPlace }: PortalHabits) => repList === 'open' && inPlace === 'list'
const isSingleSignOn = ({ olderForm, front, maintenance }: PortalHabits) =>
  olderForm === 'ssoNotice' && front === 'open' && maintenance !== 'page'
const isNewer = (habits: PortalHabits) => habits.repList === 'gone' && habits.front === 'open'
const isTokenWanted = ({ transferAccess }: PortalHabits) => transferAccess === 'bearer'

/** Items of the evidence that nobody knows, each with the values that stand for it. */
const unknownItems: readonly Unknown[] = [
  [
    'REP: header row and its words',
    { repHeaderWords: ['usual', 'otherThai', 'english', 'unknown', 'none'] },
    isOlderList,
  ],
  ['REP: two header rows', { headerRows: ['oneRow', 'twoRows'] }, isOlderList],
  ['REP: title row', { titleRow: ['none', 'above'] }, isOlderList],
  ['REP: arrows in headers', { headerArrows: ['none', 'signs', 'image'] }, isOlderList],
  ['REP: mo, ye', { repYear: ['calendarBe', 'fiscalBe'] }, isOlderList],
  ['UCS: month without statements', { emptyMonth: ['usual', 'noTable', 'frameOnly', 'emptyFragment'] }],
  [
    'UCS and agencies: asked by navigation',
    { toNavigation: ['page', 'refused'], toScripts: ['fragment', 'refused'] },
  ],
  ['UCS: charset of the fragment', { charset: ['utf8', 'utf8Untold', 'thaiUntold'] }],
  ['OFC: table id', { tableIds: ['usual', 'other', 'none'] }],
  ['OFC, agencies: zone and province', { places: ['ignored', 'own'] }],
  ['agencies: ddlPerson_type', { blankPersonType: ['all', 'nothing', 'outPatients'] }],
  [
    'person sign-in: where she lands',
    { landing: ['main', 'clientHome', 'blankReturn', 'failingReturn', 'emptyReturn'] },
    isSingleSignOn,
  ],
  [
    'person sign-in: notice or Error Page with the menu',
    { landing: ['errorWithMenu', 'noticeWithMenu'] },
    isSingleSignOn,
  ],
  ['stored sign-in: notice beside the older form', { isFormBesideNotice: [true, false] }, isSingleSignOn],
  ['token of the newer client', { clientEntry: ['open', 'loginLink', 'loginButton'] }, isNewer],
  ['REP changed → newer client', { repList: ['open', 'gone'] }],
  ['uploads: null children, null refMenu', { menuGaps: ['left out', 'null'] }, isNewer],
  ['uploads: menu on the node, no menu', { menuPlace: ['refMenu', 'node', 'nowhere'] }, isNewer],
  ['uploads: number hmain', { hospitalWord: ['text', 'number'] }, isNewer],
  ['uploads: null totalSize', { uploadTotal: ['number', 'text', 'null', 'left out'] }, isNewer],
  ['uploads: null data', { noUploads: ['list', 'null'] }, isNewer],
  [
    'SMT 403',
    { transferStranger: ['401', '403 bare', '403 token', '403 page'], transferRight: ['given', 'missing'] },
    isTokenWanted,
  ],
  ['SMT token', { transferSignIn: ['none', 'own'] }, isTokenWanted],
  [
    'front answer',
    { front: ['open', 'rejectsHeadless', 'rejectsAll'], inPlace: ['front', 'frontOtherWords'] },
  ],
  ['front answer: its words', { frontWords: ['usual', 'unseen'] }, ({ front }) => front !== 'open'],
  ['maintenance with 200', { maintenance: ['none', 'page', 'notice'], inPlace: ['maintenance'] }],
  ['file behind a redirect', { filePlace: ['here', 'oneRedirect', 'twoRedirects', 'otherHost'] }],
]

const named = unknownItems.map(([item, told, isSeen]) => ({ item, told, isSeen }))

test.each(named)(
  'nobody knows “$item”: it is drawn in every way, where it can be seen',
  ({ told, isSeen }) => {
    const missing = (Object.keys(told) as (keyof Told)[]).flatMap((name) => {
      const drawn = valuesOf(name, isSeen)
      const values: readonly unknown[] = told[name] ?? []
      return values.filter((value) => !drawn.has(value)).map((value) => [name, value])
    })
    expect(missing).toEqual([])
  },
)

test('a token of the newer pages comes at any time, also late', () => {
  const waits = portals.map(({ tokenAfterMs }) => tokenAfterMs)
  expect([Math.min(...waits) < 20, Math.max(...waits) > 150, Math.max(...waits) <= 200]).toEqual([
    true,
    true,
    true,
  ])
})

test('five hundred seeds draw every value of the habits of the newer pages, of transfers and of files', () => {
  const names = [
    'clientEntry',
    'uploadFlags',
    'uploadWords',
    'hospitalWord',
    'menuPlace',
    'menuGaps',
  ] as const
  const more = ['uploadPaging', 'uploadTotal', 'noUploads', 'uploadPageLines', 'transferSpelling'] as const
  const others = ['transferSignIn', 'transferStranger', 'transferRight', 'transferAccess'] as const
  const last = [
    'noTransfers',
    'filePlace',
    'repList',
    'olderForm',
    'front',
    'maintenance',
    'landing',
  ] as const
  expect([...names, ...more, ...others, ...last].map((name) => valuesOf(name).size)).toEqual([
    ...[3, 3, 2, 2, 3, 2],
    ...[2, 4, 2, 2, 2],
    ...[2, 4, 2, 2],
    ...[3, 4, 2, 2, 3, 3, 7],
  ])
})

test('no family of habits contradicts another', () => {
  const contradictions = portals.filter(
    (one) =>
      ((one.front !== 'open' || one.maintenance === 'page') && one.inPlace !== 'list') ||
      (one.transferRight === 'missing' && one.transferAccess === 'open') ||
      (one.olderForm === 'open' && one.transferSignIn === 'none'),
  )
  expect(contradictions).toEqual([])
  const keptOut = portals.filter(
    ({ front, maintenance }) => front !== 'open' || maintenance === 'page',
  ).length
  expect(keptOut).toBeGreaterThan(5)
  expect(keptOut).toBeLessThan(40)
})

test('no portal contradicts itself: each can be read by somebody', () => {
  const contradictions = portals.filter(
    (one) =>
      (one.toScripts === 'refused' && one.toNavigation === 'refused') ||
      (one.places === 'own' && one.openerForm === 'none') ||
      (one.callForm === 'href' && one.callPlace !== 'link') ||
      (one.countText === 'none' && (one.repPageLines !== null || one.emptyMonth === 'noTable')) ||
      (one.emptyMonth === 'frameOnly' &&
        one.announcement === 'maintenanceAhead' &&
        one.listMenu === 'none') ||
      one.linkStyle === 'noName',
  )
  expect(contradictions).toEqual([])
  const closed = portals.filter(({ inPlace }) => inPlace !== 'list').length
  expect(closed).toBeGreaterThan(20)
  expect(closed).toBeLessThan(80)
})
