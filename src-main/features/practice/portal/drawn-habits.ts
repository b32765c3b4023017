import { createRandom, type Random } from '#main/features/practice/maker/random.ts'
import { drawClientHabits } from '#main/features/practice/portal/client-habits.ts'
import type { ListHabits } from '#main/features/practice/portal/list-habits.ts'
import { type PortalHabits, usualHabits } from '#main/features/practice/portal/portal-desk.ts'
import { drawSignInHabits } from '#main/features/practice/portal/sign-in-habits.ts'

/** Habits of lists that are older than the drawing of them. */
type OlderHabit =
  | 'linkStyle'
  | 'addressStyle'
  | 'repYear'
  | 'repPageLines'
  | 'statementYear'
  | 'statementPageLines'
  | 'agencyYear'
  | 'agencyNumbers'
  | 'agencyTable'
type Drawn = ListHabits & Pick<PortalHabits, OlderHabit>
type Entries = Pick<
  PortalHabits,
  'repList' | 'olderForm' | 'uploadPageLines' | 'transferAccess' | 'transferSpelling'
>

/** One in `of` draws is another value than the first. */
function seldom<const T>(of: number, usual: T, ...others: readonly T[]): readonly T[] {
  return others.flatMap((other) => [other, ...Array.from({ length: of - 1 }, () => usual)])
}

const years = ['fiscalCe', 'fiscalBe', 'calendarCe'] as const
/** Every value that evidence does not rule out. */
const possible: { readonly [Habit in keyof Drawn]: readonly Drawn[Habit][] } = {
  repHeaderWords: ['usual', 'otherThai', 'english', 'unknown', 'none'],
  statementHeaderWords: ['usual', 'unknown', 'none'],
  headerRows: ['oneRow', 'twoRows'],
  headerArrows: ['none', 'signs', 'image'],
  headerCells: ['th', 'td'],
  tableParts: ['headAndBody', 'inBody', 'bare'],
  titleRow: ['none', 'above'],
  tableIds: ['usual', 'other', 'none'],
  layout: ['plain', 'nested'],
  linkCell: ['plain', 'table'],
  repCells: ['eleven', 'fourteen'],
  ecdName: ['link', 'text'],
  unknownCell: ['blank', 'number', 'text'],
  countCells: ['text', 'links'],
  countDigits: ['plain', 'thousands'],
  blankCounts: ['none', 'someRows'],
  excelText: ['usual', 'lowerCase', 'upperCase', 'other', 'image'],
  excelLink: ['address', 'onclick', 'javascript', 'button'],
  callPlace: ['link', 'button', 'cell', 'row'],
  callForm: ['onclick', 'javascript', 'href'],
  callQuotes: ['single', 'double'],
  ucsColumns: ['january', 'august'],
  agencyCells: ['seven', 'eleven'],
  pagerRow: ['none', 'inTable'],
  toScripts: ['fragment', 'bareRows', 'page', 'refused'],
  toNavigation: ['page', 'fragment', 'refused'],
  opener: ['notNeeded', 'needed'],
  ucsMethod: ['both', 'post', 'get'],
  openerForm: ['usual', 'selects', 'none'],
  blankPersonType: ['all', 'nothing', 'outPatients'],
  places: ['ignored', 'own'],
  emptyMonth: ['usual', 'emptyBody', 'noTable', 'cellText', 'paragraph', 'frameOnly', 'emptyFragment'],
  countText: ['usual', 'tight', 'spaced', 'bold', 'none'],
  // these hide lines, or whole lists, and with them every other habit
  countTold: seldom(20, 'right', 'tooHigh'),
  pageHead: seldom(12, 'followed', 'ignored'),
  inPlace: seldom(12, 'list', 'maintenance', 'maintenanceOtherWords', 'front', 'frontOtherWords'),
  inPlaceWhen: ['always', 'once'],
  charset: ['utf8', 'utf8InMeta', 'utf8Untold', 'utf8AsLatin1', 'thai', 'thaiUntold', 'thaiAsLatin1'],
  announcement: ['none', 'maintenanceAhead', 'signOnHandbook'],
  listMenu: ['shown', 'none'],
  // every client finds a name in the line, so `noName` is ruled out
  linkStyle: ['filename', 'fn', 'file', 'eclaimapi', 'repEclaimOnly'],
  addressStyle: ['relative', 'path', 'absolute'],
  repYear: ['calendarBe', 'fiscalBe'],
  repPageLines: [null, 3],
  statementYear: years,
  statementPageLines: [50, 1],
  agencyYear: years,
  agencyNumbers: ['withScheme', 'bare'],
  agencyTable: ['tb-sso-data', 'tb-list'],
}

/** Habits that contradict each other, and what holds in their place. */
function toPossible(drawn: Drawn): Drawn {
  const { callPlace, callForm, toScripts, toNavigation, emptyMonth, countText, inPlace, places } = drawn
  const isPaged = drawn.repPageLines !== null || drawn.statementPageLines === 1
  const isHeaderless = drawn.repHeaderWords === 'none' || drawn.statementHeaderWords === 'none'
  const isTableUnknown = emptyMonth === 'emptyBody' && drawn.tableIds !== 'usual' && isHeaderless
  const isShowingNothing = emptyMonth === 'frameOnly' || emptyMonth === 'emptyFragment' || isTableUnknown
  const isWordless = inPlace === 'maintenanceOtherWords' || inPlace === 'frontOtherWords'
  return {
    ...drawn,
    // only a link has an address that can be a call
    callForm: callPlace !== 'link' && callForm === 'href' ? 'onclick' : callForm,
    // a portal that answers nobody has no lists
    toNavigation: toScripts === 'refused' && toNavigation === 'refused' ? 'page' : toNavigation,
    // without a form nobody could know which zone and province are one's own
    openerForm: places === 'own' && drawn.openerForm === 'none' ? 'selects' : drawn.openerForm,
    // several pages without a count look whole, and nobody saw such a list; no table says its nothing by the count
    countText: countText === 'none' && (isPaged || emptyMonth === 'noTable') ? 'usual' : countText,
    // a page in words nobody knows, without a table, is like an empty month that shows nothing
    emptyMonth: isWordless && isShowingNothing ? 'paragraph' : emptyMonth,
    // a page of nothing but words of single sign-on is what clients call dead
    announcement: drawn.announcement === 'signOnHandbook' && isShowingNothing ? 'none' : drawn.announcement,
    // an announcement alone on a page is the page of a portal that is closed
    listMenu: drawn.announcement === 'maintenanceAhead' && isShowingNothing ? 'shown' : drawn.listMenu,
  }
}

/** Draws every habit of the lists, each by itself. */
export function drawListHabits(random: Random): Drawn {
  const pick = <Habit extends keyof Drawn>(habit: Habit): Pick<Drawn, Habit> =>
    ({ [habit]: random.pick(possible[habit]) }) as Pick<Drawn, Habit>
  const names = Object.keys(possible) as (keyof Drawn)[]
  return toPossible(Object.assign({}, ...names.map(pick)))
}

/** Habits by which the others come into use: which list of REP there is, which form signs in, who may see transfers. */
function drawEntries(random: Random): Entries {
  return {
    repList: random.pick(seldom(3, 'open', 'gone')),
    olderForm: random.pick(seldom(3, 'ssoNotice', 'open')),
    uploadPageLines: random.pick([3000, 2]),
    transferAccess: random.pick(seldom(3, 'bearer', 'open')),
    transferSpelling: random.pick(['Descr', 'Desc']),
  }
}

/** Habits of different families that contradict each other, and what holds in their place. */
function toJoined(drawn: PortalHabits): PortalHabits {
  const isKeptOut = drawn.front !== 'open' || drawn.maintenance === 'page'
  return {
    ...drawn,
    // who is let in to no page is shown nothing in the place of a list either
    inPlace: isKeptOut ? 'list' : drawn.inPlace,
    // what anybody may see asks for no right
    transferAccess: drawn.transferRight === 'missing' ? 'bearer' : drawn.transferAccess,
    // the older form gives no token that the pages of transfers could take
    transferSignIn: drawn.olderForm === 'open' ? 'own' : drawn.transferSignIn,
  }
}

/**
 * Draws a portal: the same seed, the same habits. Each family of habits has numbers of its own, so that a new habit of
 * one leaves the others as they were.
 */
export function drawHabits(seed: string): PortalHabits {
  const numbersOf = (family: string) => createRandom(`${seed}/${family}`)
  return toJoined({
    ...usualHabits,
    ...drawListHabits(numbersOf('lists')),
    ...drawClientHabits(numbersOf('client')),
    ...drawSignInHabits(numbersOf('sign-in')),
    ...drawEntries(numbersOf('entries')),
  })
}
