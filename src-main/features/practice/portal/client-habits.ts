import type { Random } from '#main/features/practice/maker/random.ts'

/**
 * How the pages that ask in JSON, and the files, behave where NHSO's were seen to differ or nobody knows.
 * @source nhso/portal-evidence.json
 */
export type ClientHabits = {
  /** How long after a newer page the token comes, in milliseconds. */
  readonly tokenAfterMs: number
  /**
   * Whether a newer page lets in who is signed in to the portal, or shows its own `/Client/login` first: with a link to
   * single sign-on beside a notice, or with a button that comes when the notice is closed.
   */
  readonly clientEntry: 'open' | 'loginLink' | 'loginButton'
  /** What says that a batch can be fetched: both flags, or one of them while the other lags behind. */
  readonly uploadFlags: 'both' | 'loadedOnly' | 'statusOnly'
  /** How uploads tell their number and their state. */
  readonly uploadWords: 'asSeen' | 'swapped'
  /** How the hospital's code of an account is told. */
  readonly hospitalWord: 'text' | 'number'
  /** Where the menu has its id and address: under `refMenu`, on the node itself, or nowhere, as there is no menu. */
  readonly menuPlace: 'refMenu' | 'node' | 'nowhere'
  /** What a menu without `refMenu` or `children` has in their place. */
  readonly menuGaps: 'left out' | 'null'
  /** Whether the pages of the search are counted by the lines that were given, or by those that were asked for. */
  readonly uploadPaging: 'byGiven' | 'byAsked'
  /** How the search tells the number of all uploads. */
  readonly uploadTotal: 'number' | 'text' | 'null' | 'left out'
  /** What the search answers where there are no lines. */
  readonly noUploads: 'list' | 'null'
  /** Whether SMT takes the token of the portal, or has a sign-in of its own that puts one into the browser's storage. */
  readonly transferSignIn: 'none' | 'own'
  /** How SMT answers somebody it does not know: by 401, or by a 403 that says something or nothing. */
  readonly transferStranger: '401' | '403 bare' | '403 token' | '403 page'
  /** Whether accounts have the right to transfers; without it the answer is a 403 that says so. */
  readonly transferRight: 'given' | 'missing'
  /** What SMT answers where nothing was transferred. */
  readonly noTransfers: 'list' | 'null' | 'left out'
  /**
   * Where files lie: behind their links, or behind redirects. Files behind two of them, or at another host, are left
   * alone by a careful visitor.
   */
  readonly filePlace: 'here' | 'oneRedirect' | 'twoRedirects' | 'otherHost'
}

export const usualClientHabits: ClientHabits = {
  tokenAfterMs: 0,
  clientEntry: 'open',
  uploadFlags: 'both',
  uploadWords: 'asSeen',
  hospitalWord: 'text',
  menuPlace: 'refMenu',
  menuGaps: 'left out',
  uploadPaging: 'byGiven',
  uploadTotal: 'number',
  noUploads: 'list',
  transferSignIn: 'none',
  transferStranger: '401',
  transferRight: 'given',
  noTransfers: 'list',
  filePlace: 'here',
}

/** @returns habits of one portal; a token comes within a fifth of a second, so that many portals can be visited */
export function drawClientHabits(random: Random): ClientHabits {
  return {
    tokenAfterMs: random.int(0, 200),
    clientEntry: random.pick(['open', 'loginLink', 'loginButton']),
    uploadFlags: random.pick(['both', 'loadedOnly', 'statusOnly']),
    uploadWords: random.pick(['asSeen', 'swapped']),
    hospitalWord: random.pick(['text', 'number']),
    menuPlace: random.pick(['refMenu', 'node', 'nowhere']),
    menuGaps: random.pick(['left out', 'null']),
    uploadPaging: random.pick(['byGiven', 'byAsked']),
    uploadTotal: random.pick(['number', 'text', 'null', 'left out']),
    noUploads: random.pick(['list', 'null']),
    transferSignIn: random.pick(['none', 'own']),
    transferStranger: random.pick(['401', '403 bare', '403 token', '403 page']),
    transferRight: random.chance(0.1) ? 'missing' : 'given',
    noTransfers: random.pick(['list', 'null', 'left out']),
    filePlace: random.pick(['here', 'oneRedirect', 'twoRedirects', 'otherHost']),
  }
}
