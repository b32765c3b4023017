import { describe, expect, it } from 'vitest'
import type { ImportCheck } from '#shared/contract/imports.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'
import { approvedOf, total } from '#tests/features/imports/real-forms/made-claims.ts'
import { meantClaim, meantLines } from '#tests/features/imports/real-forms/meant-rows.ts'
import { type BookType, writeBook } from '#tests/features/imports/real-forms/real-sheet.ts'
import {
  getRepKind,
  makeRepBook,
  type RepBook,
  repKinds,
} from '#tests/features/imports/real-forms/rep-books.ts'
import { seenRows } from '#tests/features/imports/real-forms/seen.ts'

async function readBook({ name, sheets }: RepBook, bookType: BookType = 'biff8') {
  const { facts, batches } = demandRead(await readBytes(name, writeBook(sheets, bookType)))
  return { facts, seen: seenRows(batches) }
}

/** What a check came to, in few words. */
const briefly = ({ what, expected, found }: ImportCheck) => ({ what, expected, found })

/** Counts and net that NHSO's Summary says, by the claims themselves. */
function meantChecks({ claims }: RepBook) {
  const newest = claims.filter(({ isOlder }) => !isOlder)
  const passed = newest.filter(({ isPassed }) => isPassed)
  const says = (what: string, value: number) => ({ what, expected: value, found: value })
  return [
    says('rows', newest.length),
    says('passed', passed.length),
    says('failed', newest.length - passed.length),
    says('reimb_total', total(passed.map(({ printed }) => printed))),
  ]
}

/** The whole of what an import says of a file that is all right. */
function meantFile(book: RepBook) {
  return {
    kind: 'REP',
    // nothing in files of OP refer says whose they are: their names do
    scheme: book.kind.detail.startsWith('rep-orf') ? null : book.kind.scheme,
    patientType: book.kind.patientType,
    printedAt: '2026-01-05T20:15:00',
    rows: book.claims.length,
    findings: [0, 0],
    warnings: [],
    unequal: [],
    said: expect.arrayContaining(meantChecks(book)),
    claims: book.claims.map(meantClaim),
    lines: meantLines(book),
  }
}

async function summed(book: RepBook, bookType?: BookType) {
  const { facts, seen } = await readBook(book, bookType)
  return {
    kind: facts.kind,
    scheme: facts.insideScheme,
    patientType: facts.patientType,
    printedAt: facts.printedAt,
    rows: facts.rows,
    findings: [facts.rejectedCount, facts.suspectCount],
    warnings: facts.warnings,
    unequal: facts.checks.filter(({ isEqual }) => !isEqual).map(briefly),
    said: facts.checks.filter(({ against }) => against === 'summarySheet').map(briefly),
    claims: seen.claims,
    lines: seen.lines,
  }
}

describe('a REP file as NHSO makes it is read to the satang and agrees with its Summary', () => {
  it.each(repKinds)('$detail as .xls', async (kind) => {
    const book = makeRepBook(kind)
    expect(await summed(book)).toEqual(meantFile(book))
  })

  it.each(repKinds)('$detail as .xlsx', async (kind) => {
    const book = makeRepBook(kind)
    expect(await summed(book, 'xlsx')).toEqual(meantFile(book))
  })
})

describe('an appeal file', () => {
  const files = ['rep-ucs-120', 'rep-orf-114', 'rep-sss-74', 'rep-ofc-59'].flatMap((detail) =>
    (['', 0] as const).map((other) => ({ detail, other })),
  )

  it.each(files)(
    'of $detail is compared with its second block; the first one holds "$other"',
    async (file) => {
      const appeal = { other: file.other, hasOlderRows: false }
      const book = makeRepBook(getRepKind(file.detail), { appeal })
      expect(await summed(book)).toEqual(meantFile(book))
    },
  )

  it.each(['rep-ucs-120', 'rep-lgo-58'])(
    'of %s that lists the older rows too counts the newer ones',
    async (detail) => {
      const book = makeRepBook(getRepKind(detail), { appeal: { other: 0, hasOlderRows: true } })
      expect(await summed(book)).toEqual(meantFile(book))
    },
  )
})

describe('claims that NHSO did not pass', () => {
  it.each(repKinds)('of $detail count nothing, whatever their rows print', async (kind) => {
    const book = makeRepBook(kind)
    const { seen } = await readBook(book)
    const paid = total(book.claims.map(approvedOf))
    // taking what the rows of failed claims print, as was done before, comes to more than NHSO pays
    expect(total(book.claims.map(({ printed }) => printed))).toBe(paid + 362_000 + 41_575)
    expect(total(seen.claims.map(({ approved }) => Number(approved)))).toBe(paid)
    expect(seen.claims.filter(({ outcome }) => outcome === 'failed').map(({ approved }) => approved)).toEqual(
      [null, null, null],
    )
  })
})
