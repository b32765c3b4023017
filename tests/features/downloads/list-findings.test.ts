import { expect, test } from 'vitest'
import { toJsonFinding, toJsonStructure } from '#main/features/downloads/json-structure.ts'
import { toReading } from '#main/features/downloads/list-findings.ts'
import { toPracticePlace } from '#main/features/downloads/nhso.portal.ts'

const answer = JSON.stringify({
  data: [
    { uploadId: 4711, filename: 'สมหญิง ใจดี', loaded: null },
    { uploadId: '4712', hcode: '10670', sub: { person: 'นางสมหญิง ใจดี' } },
  ],
  totalSize: 2,
})
const place = { source: 'rep', scheme: 'ucs', month: '2026-01' } as const
const sight = { portal: toPracticePlace('http://127.0.0.1:1'), place, at: '2026-02-01T00:00:00.000Z' }

test('an answer in JSON is told by its keys and their types, and by nothing that it says', () => {
  const { keys } = toJsonStructure('/search', answer)
  expect(keys.map(({ path, type }) => `${path} ${type}`)).toEqual([
    'data list',
    'data[] object',
    'data[].uploadId number',
    'data[].filename string',
    'data[].loaded null',
    'data[].uploadId string',
    'data[].hcode string',
    'data[].sub object',
    'data[].sub.person string',
    'totalSize number',
  ])
})

test('what is understood of a list never leaves with what its lines hold', () => {
  const finding = {
    ...toJsonFinding({ files: [], duplicates: [], structure: toJsonStructure('/search', answer) }),
    sample: [['นางสมหญิง ใจดี', '1101700230708']],
    columns: [
      { index: 0, headers: ['นางสมหญิง ใจดี'], look: 'text' as const, field: null, reasons: [] },
      { index: 1, headers: ['1101700230708'], look: 'number' as const, field: null, reasons: [] },
    ],
  }
  const read = { files: [], duplicates: [], list: 'rep-uploads', shortage: null, finding }
  const text = JSON.stringify(toReading(sight, read))
  expect([text.includes('สมหญิง'), text.includes('1101700230708')]).toEqual([false, false])
})
