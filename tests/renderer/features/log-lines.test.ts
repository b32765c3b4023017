import { expect, test } from 'vitest'
import { createWords } from '#renderer/app/language.ts'
import { filterLines, toCopyText, toSentence } from '#renderer/features/downloads/log-lines.ts'
import { formatMonth } from '#renderer/ui/format.ts'
import { downloads } from '#shared/phrases/th/downloads.ts'
import { fakeLines } from '#tests/renderer/preview/moments.ts'
import { readSources } from '#tests/walls/read-sources.ts'

const say = (language: 'th' | 'en') => {
  const { t } = createWords(language)
  const format = {
    month: (month: string | null) => formatMonth(month ?? '', language),
    scheme: (scheme: string) => scheme.toUpperCase(),
  }
  return { t, lines: fakeLines.map((line) => ({ ...line, sentence: toSentence({ t, format }, line) })) }
}
const thai = say('th')
const eventsOf = (level: 'info' | 'warn' | 'error' | null, text: string) =>
  filterLines(thai.lines, level, text).map(({ event }) => event)

test('the log is narrowed by level and by any word of sentence, event or facts', () => {
  expect([
    eventsOf('error', ''),
    eventsOf(null, 'SCHEME=UCS'),
    eventsOf(null, 'อ่านรายการ REP ต.ค.'),
    eventsOf('warn', 'signedIn'),
  ]).toEqual([['downloads.fileFailed'], ['downloads.listed'], ['downloads.listed'], []])
})

test('a line is a sentence in the language on screen; one without a phrase is shown as it was told', () => {
  expect(thai.lines.map(({ sentence }) => sentence)).toEqual([
    'เริ่มรอบ (กดเอง) 2 รายการ',
    'เข้าระบบ สปสช. แล้ว (รหัสผ่านที่เก็บไว้)',
    'อ่านรายการ REP ต.ค. 2569 UCS แล้ว มี 42 ไฟล์',
    'ได้ไฟล์ eclaim_10670_OP_25691101_081502117.xls (8.7 MB)',
    'downloads.slow  seconds=9  file=eclaim_10670_IP_25691104_091502117.xls',
    expect.stringMatching(/^ไม่ได้ไฟล์ eclaim_10670_IP_25691108_101502117\.xls: [^{]+$/),
  ])
  expect(say('en').lines[2]?.sentence).toBe('Read the list of REP, Oct 2569, UCS; files: 42')
})

test('copied lines say when, how grave and what, in columns a spreadsheet takes', () => {
  const shown = filterLines(thai.lines, null, 'signedIn')
  expect(toCopyText(thai.t, shown)).toBe('08:30:02\tปกติ\tเข้าระบบ สปสช. แล้ว (รหัสผ่านที่เก็บไว้)')
})

test('everything the downloader tells has a sentence', () => {
  const told = readSources(process.cwd())
    .filter(({ file }) => file.startsWith('src-main/features/downloads/'))
    .flatMap(({ text }) => text.split('\n'))
    // what goes to the log file alone, or is an event of the contract, is no line of the log
    .filter((line) => /\b(tell|warn)\(/.test(line) && !/\b(notices|log)\./.test(line))
    .flatMap((line) => [...line.matchAll(/'downloads\.(\w+)'/g)].map(([, name]) => name ?? ''))
  expect(told.length).toBeGreaterThan(15)
  expect(told.filter((name) => !Object.hasOwn(downloads.events, name))).toEqual([])
})
