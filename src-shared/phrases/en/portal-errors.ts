import type { ErrorCode } from '#shared/errors/codes.ts'
import type { ErrorPhrase } from '#shared/phrases/error-phrase.ts'

/** What the portal itself answered, or failed to. */
export const portalErrors = {
  'portal.unreachable': {
    text: 'The NHSO portal cannot be reached',
    advice:
      'Check this computer’s internet connection and try again. IT: a firewall may close *.nhso.go.th, port 443.',
  },
  'portal.wrongPassword': {
    text: 'The NHSO portal refused this user name or password',
    advice: 'Correct it under Settings. Do not try many times: the account may be locked.',
  },
  'portal.codeNeeded': {
    text: 'The NHSO portal asks for a one-time code',
    advice: 'Choose “Sign in to NHSO” and type the code in the window that opens.',
  },
  'portal.signInNeeded': {
    text: 'A person needs to sign in to NHSO first',
    advice: 'Choose “Sign in to NHSO” and use ThaiD or your password.',
  },
  'portal.signInTimeout': {
    text: 'Nobody signed in within the time allowed',
    advice: 'Choose “Sign in to NHSO” again when you are ready.',
  },
  'portal.sessionExpired': {
    text: 'The NHSO session ended in the middle of the work',
    advice: 'Sign in again and run again; files already stored are not fetched twice.',
  },
  'portal.noRight': {
    text: 'This NHSO account may not see this hospital’s REP list',
    advice: 'Use an account of the hospital with that right, or ask your NHSO region.',
  },
  'portal.listShort': {
    text: 'The NHSO list says it has more files than it shows',
    advice:
      'Every file it showed was fetched. Compare the list on the NHSO page, and import by hand what is missing.',
  },
  'portal.listSilent': {
    text: 'The NHSO list is empty even for a month that had files before',
    advice: 'Open the list on the NHSO page and compare. Nothing was taken for empty.',
  },
  'portal.pageChanged': {
    text: 'The NHSO page has changed and its list cannot be read',
    advice: 'Download by hand and import for now, and tell your administrator.',
  },
  'portal.down': {
    text: 'The NHSO portal is out of order',
    advice: 'Try again in a while; Satang tries again at its next run.',
  },
  'portal.frontRejected': {
    text: 'The front of the NHSO portal does not let this browser in',
    advice:
      'Open Satang and download or go on by hand; the work goes on where you see the browser. If that fails too, tell NHSO.',
  },
  'portal.maintenance': {
    text: 'The NHSO portal is closed for maintenance',
    advice: 'Wait until it is open again and choose “Resume”. Nothing on this computer has to change.',
  },
  'portal.rateLimited': {
    text: 'The NHSO portal asks us to slow down',
    advice: 'Satang has stopped. Try again in {{minutes}} minutes or later.',
  },
  'portal.noAccount': { text: 'No NHSO account is set up yet', advice: 'Add one under Settings.' },
  'portal.busy': {
    text: 'A download is running already, or its files are being moved',
    advice: 'Wait until it ends, or cancel it first.',
  },
} satisfies Partial<Record<ErrorCode, ErrorPhrase>>
