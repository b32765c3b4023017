import { describe, expect, it } from 'vitest'
import {
  AskedList,
  findMadeAt,
  findScheme,
  isTellablyNewer,
  type MadeAt,
  mergeOutside,
  nothingSaid,
  Outside,
  type PortalWord,
  toOrderKey,
} from '#main/features/imports/evidence.ts'

const word = (said: Partial<PortalWord>): PortalWord => ({
  scheme: null,
  listedAt: null,
  asked: null,
  ...said,
})
const said = (some: Partial<Outside>): Outside => ({ ...nothingSaid, ...some })
const asked = (source: string | null, firstDay: string, lastDay: string): AskedList => ({
  source,
  firstDay,
  lastDay,
})

/** What both come to; it is the same the other way round. */
function merge(one: Partial<Outside>, other: Partial<Outside>): Outside {
  const merged = mergeOutside(said(one), said(other))
  expect(mergeOutside(said(other), said(one))).toEqual(merged)
  return merged
}

describe('what is said of the same bytes is put together, whatever came first', () => {
  it('names and folders, each once and in one order', () => {
    const [one, other] = [
      { names: ['ข.xls', 'ก.xls'], folders: ['ofc'] },
      { names: ['ก.xls'], folders: ['bkk', 'ofc'] },
    ] as const
    expect(
      merge(
        { names: [...one.names], folders: [...one.folders] },
        { names: [...other.names], folders: [...other.folders] },
      ),
    ).toEqual(said({ names: ['ก.xls', 'ข.xls'], folders: ['bkk', 'ofc'] }))
  })

  it('the scheme that portals agree on, and the last time they tell', () => {
    const [early, late] = ['2026-01-05T08:00:00', '2026-01-06T08:00:00']
    expect([
      merge({ portal: word({ scheme: 'ofc', listedAt: early }) }, { portal: word({ listedAt: late }) })
        .portal,
      merge({ portal: word({ scheme: 'ofc' }) }, { portal: word({ scheme: 'ofc' }) }).portal,
      merge({ portal: word({ scheme: 'ofc' }) }, { portal: word({ scheme: 'bkk' }) }).portal,
      merge({ portal: word({ scheme: 'ofc' }) }, {}).portal,
      merge({}, {}).portal,
    ]).toEqual([
      word({ scheme: 'ofc', listedAt: late }),
      word({ scheme: 'ofc' }),
      word({}),
      word({ scheme: 'ofc' }),
      null,
    ])
  })

  it.each<[string, readonly [AskedList, AskedList | null], AskedList]>([
    [
      'the widest range of days that was asked for',
      [asked('UC', '2026-01-10', '2026-01-20'), asked('UC', '2026-01-05', '2026-01-15')],
      asked('UC', '2026-01-05', '2026-01-20'),
    ],
    [
      'a range within another',
      [asked('UC', '2026-01-01', '2026-01-31'), asked('UC', '2026-01-05', '2026-01-15')],
      asked('UC', '2026-01-01', '2026-01-31'),
    ],
    [
      'of two sources all of them',
      [asked('UC', '2026-01-01', '2026-01-31'), asked('LGO', '2026-01-01', '2026-01-31')],
      asked(null, '2026-01-01', '2026-01-31'),
    ],
    [
      'of one source and all of them all of them',
      [asked('UC', '2026-01-01', '2026-01-31'), asked(null, '2026-01-01', '2026-01-31')],
      asked(null, '2026-01-01', '2026-01-31'),
    ],
    [
      'of one alone what it was asked for',
      [asked('UC', '2026-01-01', '2026-01-31'), null],
      asked('UC', '2026-01-01', '2026-01-31'),
    ],
  ])('%s', (_, [one, other], expected) => {
    expect(merge({ portal: word({ asked: one }) }, { portal: word({ asked: other }) }).portal).toEqual(
      word({ asked: expected }),
    )
  })

  it('of a person the last word', () => {
    const [one, other] = [
      { scheme: 'ofc', source: null },
      { scheme: 'bkk', source: null },
    ] as const
    expect(mergeOutside(said({ person: one }), said({ person: other })).person).toEqual(other)
    expect(merge({ person: one }, {}).person).toEqual(one)
  })

  it.each([
    '2026-01-05T00:00',
    'x2026-01-05',
    '26-01-05',
    '2026-1-05',
    '2026-01-5',
    'aaaa-01-05',
    '2026-aa-05',
    '2026-01-aa',
  ])('a list was not asked for from %s on', (day) => {
    const answers = [asked(null, day, '2026-01-31'), asked(null, '2026-01-01', '2026-01-31')]
    expect(answers.map((one) => AskedList.safeParse(one).success)).toEqual([false, true])
  })
})

it('what was said is kept whole, and of bytes of which nothing was said nothing is known', () => {
  const nothing = { names: [], portal: null, folders: [], person: null }
  const all: Outside = {
    names: ['ก.xls'],
    portal: {
      scheme: 'ofc',
      listedAt: '2026-01-05T08:00:00',
      asked: asked('UC', '2026-01-01', '2026-01-31'),
    },
    folders: ['ofc'],
    person: { scheme: 'bkk', source: 'LGO' },
  }
  expect([nothingSaid, Outside.parse({}), Outside.parse(all)]).toEqual([nothing, nothing, all])
})

describe('the scheme of a document is what the strongest says that says it', () => {
  // the name of a file of the Civil Servant scheme
  const all: Outside = {
    names: ['eclaim_10670_IPCS_25690105_201501885.xls'],
    portal: word({ scheme: 'bkk' }),
    folders: ['sss'],
    person: { scheme: 'lgo', source: null },
  }
  const nameless = { ...all, names: ['งาน.xls'] }

  it.each<[string | null, Outside, ReturnType<typeof findScheme>]>([
    ['ucs', all, { scheme: 'ucs', saidBy: 'inside' }],
    [null, all, { scheme: 'lgo', saidBy: 'person' }],
    [null, { ...all, person: { scheme: null, source: 'UC' } }, { scheme: 'bkk', saidBy: 'portal' }],
    [null, { ...all, person: null, portal: word({}) }, { scheme: 'ofc', saidBy: 'name' }],
    [null, { ...all, person: null, portal: null }, { scheme: 'ofc', saidBy: 'name' }],
    [null, { ...nameless, person: null, portal: null }, { scheme: 'sss', saidBy: 'folder' }],
    [null, { ...nameless, person: null, portal: null, folders: ['ofc', 'sss'] }, null],
    [null, nothingSaid, null],
  ])('inside %s, and %o', (inside, outside, expected) => {
    expect(findScheme(inside, outside)).toEqual(expected)
  })

  it('of two names that contradict each other nothing is taken', () => {
    const names = ['eclaim_10670_IPCS_25690105_201501885.xls', 'eclaim_10670_IPLGO_25690105_201501885.xls']
    expect(findScheme(null, said({ names }))).toBeNull()
  })
})

const repName = 'eclaim_10670_OP_25690105_201501885.xls'
const laterName = 'eclaim_10670_OP_25690106_201501885.xls'

describe('when a document was made', () => {
  const listedAt = '2026-01-09T08:15:30'

  it.each<[string, Parameters<typeof findMadeAt>[0], Outside, MadeAt]>([
    [
      'is printed inside, to the minute',
      '2026-01-02T09:10:11' as never,
      said({ names: [repName], portal: word({ listedAt }) }),
      { madeAt: '2026-01-02T09:10', namedAt: '2026-01-05T20:15:01', listedAt },
    ],
    [
      'is printed as a day',
      '2026-01-02T00:00:00' as never,
      nothingSaid,
      { madeAt: '2026-01-02', namedAt: null, listedAt: null },
    ],
    [
      'stands in its last name',
      null,
      said({ names: [laterName, repName, 'งาน.xls'], portal: word({ listedAt }) }),
      { madeAt: '2026-01-06T20:15', namedAt: '2026-01-06T20:15:01', listedAt },
    ],
    [
      'is told by the portal',
      null,
      said({ names: ['งาน.xls'], portal: word({ listedAt }) }),
      { madeAt: '2026-01-09T08:15', namedAt: null, listedAt },
    ],
    ['is told by nobody', null, nothingSaid, { madeAt: null, namedAt: null, listedAt: null }],
  ])('%s', (_, printedAt, outside, expected) => {
    expect(findMadeAt(printedAt, outside)).toEqual(expected)
  })

  it('orders issues by a key in which what is not told comes first', () => {
    const keys = [
      { madeAt: null, namedAt: null, listedAt: null },
      { madeAt: '2026-01-02', namedAt: null, listedAt: '2026-01-09T08:15:30' },
      { madeAt: '2026-01-02', namedAt: '2026-01-01T00:00:01', listedAt: null },
      { madeAt: '2026-01-02T09:10', namedAt: null, listedAt: null },
    ].map(toOrderKey)
    expect(keys[1]).toBe('2026-01-02  2026-01-09T08:15:30')
    expect(keys.toSorted()).toEqual(keys)
  })
})

describe('one issue is newer than another', () => {
  const at = (
    madeAt: string | null,
    namedAt: string | null = null,
    listedAt: string | null = null,
  ): MadeAt => ({
    madeAt,
    namedAt,
    listedAt,
  })

  it.each<[string, MadeAt, MadeAt, boolean | null]>([
    ['made on a later day', at('2026-01-03'), at('2026-01-02T09:10'), true],
    ['made a minute later', at('2026-01-02T09:11'), at('2026-01-02T09:10'), true],
    ['made earlier, named later', at('2026-01-01', '2026-02-01'), at('2026-01-02', '2026-01-01'), false],
    ['one tells the day and one a time of it', at('2026-01-02'), at('2026-01-02T09:10'), null],
    ['one tells nothing', at('2026-01-02'), at(null), null],
    ['named a second later', at(null, '2026-01-02T09:10:12'), at(null, '2026-01-02T09:10:11'), true],
    ['named by one alone', at(null, '2026-01-02T09:10:12'), at(null), null],
    [
      'named later, listed earlier',
      at(null, '2026-01-02T09:10:12', '2026-01-01'),
      at(null, '2026-01-02T09:10:11', '2026-01-02'),
      true,
    ],
    [
      'named alike and listed later',
      at(null, '2026-01-02', '2026-01-04'),
      at(null, '2026-01-02', '2026-01-03'),
      true,
    ],
    ['listed by one alone', at(null, '2026-01-02', '2026-01-04'), at(null, '2026-01-02'), null],
    [
      'named by one, listed later by both',
      at(null, '2026-01-02', '2026-01-04'),
      at(null, null, '2026-01-03'),
      true,
    ],
    [
      'alike in all',
      at('2026-01-02', '2026-01-02', '2026-01-02'),
      at('2026-01-02', '2026-01-02', '2026-01-02'),
      null,
    ],
  ])('%s', (_, one, other, expected) => {
    const turned = expected === null ? null : !expected
    expect([isTellablyNewer(one, other), isTellablyNewer(other, one)]).toEqual([expected, turned])
  })
})
