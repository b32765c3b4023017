/**
 * How the pages of lists look and answer where public clients disagree, or where nobody has published what they look
 * like. None of these is a fault; the first value of each is the usual one.
 * @source nhso/portal-evidence.json
 */
export type ListHabits = {
  /**
   * The words above the columns of the REP list, which no public client reads. `unknown`: words that say nothing; `none`:
   * no header at all.
   */
  readonly repHeaderWords: 'usual' | 'otherThai' | 'english' | 'unknown' | 'none'
  /** The words above the columns of statements. */
  readonly statementHeaderWords: 'usual' | 'unknown' | 'none'
  /** `twoRows`: columns that belong together stand under one word; the others reach over both rows. */
  readonly headerRows: 'oneRow' | 'twoRows'
  /** What shows that a column can be sorted. */
  readonly headerArrows: 'none' | 'signs' | 'image'
  readonly headerCells: 'th' | 'td'
  /** `inBody`: header and lines stand in one literal `<tbody>`; `bare`: the table has rows only. */
  readonly tableParts: 'headAndBody' | 'inBody' | 'bare'
  /** `above`: a first row that spans the table and names the list. */
  readonly titleRow: 'none' | 'above'
  /** Ids of the tables of lists: as clients know them, others, or none. That of OFC is unknown. */
  readonly tableIds: 'usual' | 'other' | 'none'
  /** `nested`: the list is the second table in a cell of the fifth row of a layout table, as three clients find REP. */
  readonly layout: 'plain' | 'nested'
  /** `table`: what is in the cell of the download stands in a small table of its own. */
  readonly linkCell: 'plain' | 'table'

  /** Cells of a line of the REP list. @source nhso/portal-evidence.json, pages[0].cells */
  readonly repCells: 'eleven' | 'fourteen'
  /** Whether the `.ecd` name of a line is a link or only text. */
  readonly ecdName: 'link' | 'text'
  /** What stands in the one cell of the fourteen of which nobody says what it is. */
  readonly unknownCell: 'blank' | 'number' | 'text'
  /** `links`: those that passed and failed lead to another page, as three clients read them. */
  readonly countCells: 'text' | 'links'
  readonly countDigits: 'plain' | 'thousands'
  /** `someRows`: every third line, from the second on, says nothing of its counts. */
  readonly blankCounts: 'none' | 'someRows'

  /** What the Excel link says; clients compare it in any case. `other` and `image`: only its address tells. */
  readonly excelText: 'usual' | 'lowerCase' | 'upperCase' | 'other' | 'image'
  /** How the Excel link leads to its address. */
  readonly excelLink: 'address' | 'onclick' | 'javascript' | 'button'

  /** What carries the call of a statement: a link, a button, the cell around it, or the whole row. */
  readonly callPlace: 'link' | 'button' | 'cell' | 'row'
  /** `javascript`: `onclick` with that prefix, as clients met it at the agencies; `href`: a link whose address is the call. */
  readonly callForm: 'onclick' | 'javascript' | 'href'
  readonly callQuotes: 'single' | 'double'
  /** `august`: the document number is in cell 7 and not in cell 6, inferred from a client of August 2026. */
  readonly ucsColumns: 'january' | 'august'
  /** Cells of BKK, BMT, SRT and PVT; with eleven, the day of sending is in cell 10. */
  readonly agencyCells: 'seven' | 'eleven'
  /** `inTable`: a last row of statements leads to the previous and next page, though there is none. */
  readonly pagerRow: 'none' | 'inTable'

  /** What a script that asks for statements gets; `bareRows`: `<tbody>` without `<table>`; `refused`: the failure page. */
  readonly toScripts: 'fragment' | 'bareRows' | 'page' | 'refused'
  /** What a navigation that asks for statements gets. */
  readonly toNavigation: 'page' | 'fragment' | 'refused'
  /** `needed`: statements are shown to a session that has opened the page before them; others get the failure page. */
  readonly opener: 'notNeeded' | 'needed'
  /** How UCS statements may be asked for; clients use both. */
  readonly ucsMethod: 'both' | 'post' | 'get'
  /** The form of the page before the statements: `selects`: its year is chosen too; `none`: a script would build it. */
  readonly openerForm: 'usual' | 'selects' | 'none'
  /** What a blank `ddlPerson_type` finds at BKK, BMT, SRT and PVT, where clients never leave it blank. */
  readonly blankPersonType: 'all' | 'nothing' | 'outPatients'
  /** `own`: OFC and the agencies find nothing unless asked for the zone and province chosen in their form. */
  readonly places: 'ignored' | 'own'

  /**
   * A list without lines. `emptyBody`: the table without a word; `noTable`: only the count; `cellText`: `ไม่พบข้อมูล` in
   * the first cell; `paragraph`: the same without a table; `frameOnly`: nothing but the page; `emptyFragment`: a script
   * gets not a single byte.
   */
  readonly emptyMonth:
    | 'usual'
    | 'emptyBody'
    | 'noTable'
    | 'cellText'
    | 'paragraph'
    | 'frameOnly'
    | 'emptyFragment'
  /** How lists say how many lines they have. `usual`: UCS always, REP when it has several pages, the others never. */
  readonly countText: 'usual' | 'tight' | 'spaced' | 'bold' | 'none'
  /** `tooHigh`: a list with lines says that it has two more. */
  readonly countTold: 'right' | 'tooHigh'
  /** `ignored`: whatever `PAGE_HEAD` says, the first page comes. */
  readonly pageHead: 'followed' | 'ignored'

  /** How pages of lists say which bytes they are in, and whether that is true; `thai`: Windows-874. */
  readonly charset:
    | 'utf8'
    | 'utf8InMeta'
    | 'utf8Untold'
    | 'utf8AsLatin1'
    | 'thai'
    | 'thaiUntold'
    | 'thaiAsLatin1'
  /** An announcement above a good list: of maintenance to come, or of a handbook of single sign-on. */
  readonly announcement: 'none' | 'maintenanceAhead' | 'signOnHandbook'
  /** `none`: a list page has no menu, and so none of its words. */
  readonly listMenu: 'shown' | 'none'
  /** What comes with status 200 in the place of a list: nobody has published the words, so there are two of each. */
  readonly inPlace: 'list' | 'maintenance' | 'maintenanceOtherWords' | 'front' | 'frontOtherWords'
  /** `once`: the first time that each list is asked for. */
  readonly inPlaceWhen: 'always' | 'once'
}

export const usualListHabits: ListHabits = {
  repHeaderWords: 'usual',
  statementHeaderWords: 'usual',
  headerRows: 'oneRow',
  headerArrows: 'none',
  headerCells: 'th',
  tableParts: 'headAndBody',
  titleRow: 'none',
  tableIds: 'usual',
  layout: 'plain',
  linkCell: 'plain',
  repCells: 'eleven',
  ecdName: 'link',
  unknownCell: 'blank',
  countCells: 'text',
  countDigits: 'plain',
  blankCounts: 'none',
  excelText: 'usual',
  excelLink: 'address',
  callPlace: 'link',
  callForm: 'onclick',
  callQuotes: 'single',
  ucsColumns: 'january',
  agencyCells: 'seven',
  pagerRow: 'none',
  toScripts: 'fragment',
  toNavigation: 'page',
  opener: 'notNeeded',
  ucsMethod: 'both',
  openerForm: 'usual',
  blankPersonType: 'all',
  places: 'ignored',
  emptyMonth: 'usual',
  countText: 'usual',
  countTold: 'right',
  pageHead: 'followed',
  charset: 'utf8',
  announcement: 'none',
  listMenu: 'shown',
  inPlace: 'list',
  inPlaceWhen: 'always',
}
