import { describe, expect, it } from 'vitest'
import { findClockTrouble } from '#shared/model/clock-trouble.ts'

const at = (time: string) => new Date(`${time}:00Z`)
const seen = (portal: string, computer: string) => ({
  portalAt: `${portal}:00.000Z`,
  computerAt: `${computer}:00.000Z`,
})

describe('a clock that is wrong', () => {
  it.each<[string, Parameters<typeof findClockTrouble>, ReturnType<typeof findClockTrouble>]>([
    [
      'is told by the portal: three days behind',
      [at('2026-11-19T04:00'), seen('2026-11-22T03:00', '2026-11-19T03:00'), null],
      { state: 'behind', days: 3, toldBy: 'portal' },
    ],
    [
      'is told by the portal: nine years ahead',
      [at('2035-11-20T04:00'), seen('2026-11-22T03:00', '2035-11-20T03:00'), null],
      { state: 'ahead', days: 3285, toldBy: 'portal' },
    ],
    [
      'is told by a document that was made in its future, as clocks in Bangkok show it',
      [at('2026-11-19T03:00'), null, '2026-11-20T10:00:00'],
      { state: 'behind', days: 1, toldBy: 'document' },
    ],
    [
      'is told by the portal as long as it was not set back before it',
      [at('2035-11-20T03:00'), seen('2026-11-22T03:00', '2035-11-20T03:00'), null],
      { state: 'ahead', days: 3285, toldBy: 'portal' },
    ],
    [
      'is told by the portal before a document',
      [at('2026-11-19T04:00'), seen('2026-11-22T03:00', '2026-11-19T03:00'), '2026-12-24T10:00:00'],
      { state: 'behind', days: 3, toldBy: 'portal' },
    ],
  ])('%s', (_, [now, portal, newest], trouble) => {
    expect(findClockTrouble(now, portal, newest)).toEqual(trouble)
  })

  it.each<[string, Parameters<typeof findClockTrouble>]>([
    ['before any visit and any document', [at('2020-01-01T00:00'), null, null]],
    ['less than a day off', [at('2026-11-21T04:00'), seen('2026-11-22T02:59', '2026-11-21T03:00'), null]],
    ['set forward since', [at('2026-11-22T03:30'), seen('2026-11-22T03:00', '2026-11-19T03:00'), null]],
    [
      'set forward to the very moment',
      [at('2026-11-22T03:00'), seen('2026-11-22T03:00', '2026-11-19T03:00'), null],
    ],
    ['set back since', [at('2026-11-22T03:30'), seen('2026-11-22T03:00', '2035-11-20T03:00'), null]],
    ['a minute less than a day before a document', [at('2026-11-19T03:00'), null, '2026-11-20T09:59:00']],
    ['a document of last year', [at('2026-11-22T03:00'), null, '2025-01-05T20:15:01']],
    [
      'a document of this evening, while it is morning',
      [at('2026-11-22T03:00'), null, '2026-11-22T20:15:01'],
    ],
  ])('is not seen in a clock %s', (_, [now, portal, newest]) => {
    expect(findClockTrouble(now, portal, newest)).toBeNull()
  })
})
