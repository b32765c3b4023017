import type { ErrorCode } from '#shared/errors/codes.ts'
import type { ErrorPhrase } from '#shared/phrases/error-phrase.ts'

/** What can happen to one file of the portal. */
export const downloadErrors = {
  'download.html': {
    text: 'A web page came instead of an Excel file',
    advice: 'Satang tries again next time. If it happens again, sign in to NHSO again.',
  },
  'download.empty': {
    text: 'The file was empty (0 bytes)',
    advice: 'NHSO may not have finished it; Satang will check again.',
  },
  'download.tooSmall': { text: 'The file was far too small', advice: 'Satang tries again next time.' },
  'download.notWorkbook': {
    text: 'What came is not an Excel file',
    advice: 'Satang did not keep it and tries again next time.',
  },
  'download.cutOff': {
    text: 'The download was cut off',
    advice: 'Satang tries again next time; no half file was kept.',
  },
  'download.redirected': {
    text: 'The portal led to its sign-in page instead of the file',
    advice: 'Sign in to NHSO again and go on.',
  },
  'download.elsewhere': {
    text: 'The list leads to another address for this file than that of the portal, so it was not asked for',
    advice: 'Download it by hand on the NHSO page, and tell your administrator.',
  },
  'download.forbidden': {
    text: 'The NHSO portal does not allow this download (403)',
    advice: 'Satang stopped this run. Check the rights of the NHSO account.',
  },
  'download.serverError': {
    text: 'The NHSO portal failed while sending the file (5xx)',
    advice: 'Satang tried again without luck and will try next time.',
  },
  'download.diskFull': {
    text: 'There is not enough disk space for the downloads',
    advice: 'Free some space and start again.',
  },
  'download.missing': {
    text: 'This entry of NHSO’s list has no link or file name to download',
    advice: 'Look at the entry on the NHSO page and download it by hand if it is there.',
  },
  'download.held': {
    text: 'Another program held the file for a minute, or took it away',
    advice:
      'Often it is the virus scanner. Ask IT to leave the download folder out of its scans; Satang tries again next time.',
  },
} satisfies Partial<Record<ErrorCode, ErrorPhrase>>
