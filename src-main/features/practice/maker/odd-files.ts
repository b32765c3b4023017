import type { ErrorCode } from '#shared/errors/codes.ts'

type OddFile = {
  readonly says: string
  readonly refused: ErrorCode
  readonly bytes: (workbook: Buffer) => Buffer
}

const loginPage = `<!DOCTYPE html>
<html lang="th"><head><meta charset="utf-8"><title>e-Claim</title></head>
<body><h1>เข้าสู่ระบบ</h1><form name="frm" method="post"><input name="user"><input type="password" name="pass"></form></body></html>
`

/** Files that are no workbook at all, or no longer one. @source nhso/formats.md §11.8 */
export const refusals = {
  htmlPage: {
    says: 'a sign-in page under an .xls name',
    refused: 'workbook.html',
    bytes: () => Buffer.from(loginPage),
  },
  emptyFile: { says: '0 bytes', refused: 'workbook.empty', bytes: () => Buffer.alloc(0) },
  tinyFile: {
    says: '60 bytes of something else',
    refused: 'workbook.notWorkbook',
    bytes: () => Buffer.from('e-Claim: the file is not ready, please try again'.padEnd(60, '.')),
  },
  truncatedFile: {
    says: 'cut off after two thirds',
    refused: 'workbook.truncated',
    bytes: (workbook) => Buffer.from(workbook.subarray(0, Math.floor((workbook.length * 2) / 3))),
  },
} as const satisfies Record<string, OddFile>
