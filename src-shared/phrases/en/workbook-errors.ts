import type { ErrorCode } from '#shared/errors/codes.ts'
import type { ErrorPhrase } from '#shared/phrases/error-phrase.ts'

/** Why a workbook cannot be read at all. */
export const workbookErrors = {
  'workbook.unreadable': {
    text: '{{file}} cannot be read: its inner structure is broken',
    advice: 'Download it again from NHSO and import it again.',
  },
  'workbook.notWorkbook': {
    text: '{{file}} is not an Excel file',
    advice: 'Choose an .xls or .xlsx file downloaded from NHSO.',
  },
  'workbook.html': {
    text: '{{file}} is a web page that asks to sign in, not an Excel file (usually an expired session)',
    advice: 'Sign in to NHSO again and download it again.',
  },
  'workbook.webPage': {
    text: '{{file}} is a web page saved as an Excel file, without a table that is known',
    advice:
      'Open it in Excel to see what it is. If it holds data, save it as .xlsx and import that, or download the original.',
  },
  'workbook.empty': { text: '{{file}} is empty (0 bytes)', advice: 'Download it again.' },
  'workbook.truncated': {
    text: '{{file}} is cut off; the download was not complete',
    advice: 'Download it again.',
  },
  'workbook.encrypted': {
    text: '{{file}} is protected by a password',
    advice: 'Remove the password in Excel and save it, or download the original.',
  },
  'workbook.oldFormat': {
    text: '{{file}} is a very old Excel file (before Excel 97)',
    advice: 'Open it in Excel, save it as .xlsx and import that.',
  },
  'workbook.tooLarge': {
    text: '{{file}} is larger or more complex than allowed ({{limit}})',
    advice: 'Check that it really comes from NHSO; if so, tell your administrator.',
  },
} satisfies Partial<Record<ErrorCode, ErrorPhrase>>
