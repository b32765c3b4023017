import { expect, test } from 'vitest'
import { filterLines } from '#renderer/features/downloads/log-lines.ts'
import { fakeLines } from '#tests/renderer/preview/moments.ts'

const eventsOf = (level: 'info' | 'warn' | 'error' | null, text: string) =>
  filterLines(fakeLines, level, text).map(({ event }) => event)

test('the log is narrowed by level and by any word of event or facts', () => {
  expect([eventsOf('error', ''), eventsOf(null, 'SCHEME=UCS'), eventsOf('warn', 'signedIn')]).toEqual([
    ['downloads.fileFailed'],
    ['downloads.listed'],
    [],
  ])
})
