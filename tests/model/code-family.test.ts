import { expect, test } from 'vitest'
import { type CodeFamily, codeFamilies, codeFamilyOf, toListCode } from '#shared/model/code-family.ts'

/** `A 1-3 6` with two digits stands for A01, A02, A03 and A06. */
function expand(prefix: string, digits: number, ranges: string): string[] {
  return ranges.split(' ').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return Array.from(
      { length: last - first + 1 },
      (_, index) => prefix + String(first + index).padStart(digits, '0'),
    )
  })
}

/** Every code two catalogues and the official list of March 2026 have. @source nhso/columns-peers/error-code-families.json */
const published: Readonly<Partial<Record<CodeFamily, readonly string[]>>> = {
  correct: [
    ...expand('', 3, '101-199 201-217 230-255 300-397 400-699 701-739 750-781 800-804 806-827 829 831-835'),
    ...expand('', 3, '840-842 850-858 888-902 905 911-914 921-922 931-936 939-941 950-952 994-999'),
    ...expand('256-', 1, '1-8'),
    ...expand('257-', 1, '1-3'),
    ...expand('258-', 1, '1-2'),
    ...expand('398-', 1, '1-7'),
    ...expand('399-', 1, '1-2'),
    ...expand('694-', 1, '1-4'),
    ...expand('828-', 1, '1-5'),
    '761-1',
    '940-1',
  ],
  verify: expand('V', 3, '0-4 6 8-20 22 24-48 101-114 201-264 996 998'),
  warning: expand('W', 2, '2 4 10-14 16-30 70-74'),
  accident: expand('A', 2, '1-3 6 10-14 51-52'),
  bangkok: expand('B', 2, '1-3'),
  transport: expand('C', 2, '1 4-5 9'),
  disease: expand('D', 2, '32-34 36-39 44-53 55-58 62-78'),
  preventionConflict: expand('F', 2, '1-4'),
  general: expand('G', 2, '1-11 13-15 17-48'),
  highCost: expand('H', 2, '2-3 5-6 8 11-19'),
  instrument: [...expand('I', 2, '1-10 12-13 15 17-21 23'), 'I13S'],
  special: expand('M', 2, '2 6 12-15'),
  civilServant: expand('O', 2, '1-12'),
  prevention: expand('P', 2, '1-9'),
  refer: expand('R', 2, '1-3'),
  socialSecurity: expand('S', 2, '1-4 6-11'),
  appeal: [...expand('AP', 1, '0-3'), 'EA1'],
  epac: expand('EP', 1, '0-2'),
  held: ['T01', 'T02', 'HERB_GB'],
  audit: ['B001', 'D001', 'D010', 'D011', 'D012', 'D013', 'W305', 'D305'],
  exception: ['EXCEPT-OPAE'],
  unknown: ['', '-', '30', '3055', 'V21', 'X01', 'OPCS', 'EXCEPT', 'C10', 'นอกเหนือ'],
}

test.each(Object.entries(published))(
  'every published code of the family %s belongs to it',
  (family, codes) => {
    expect(codes.filter((code) => codeFamilyOf(code) !== family)).toEqual([])
  },
)

test('a code that holds the shape of a family and more is of none', () => {
  const codes = [
    ...['XV217', 'V2170', 'XW02', 'W021', 'XB001', 'D0010', 'D3051', 'XAP1', 'AP10', 'XEP1', 'EP10'],
    ...['XT01', 'T010', 'XHERB_GB', 'HERB_GBX', 'XEXCEPT-OPAE', 'EXCEPT-', 'XA01', 'A010', 'XB01', 'B01X'],
    ...[
      'XC01',
      'C01X',
      'XD32',
      'D320',
      'XF01',
      'F010',
      'XG14',
      'G140',
      'XH02',
      'H020',
      'XI13S',
      'I13SX',
      'I130',
    ],
    ...[
      'XM02',
      'M020',
      'XO01',
      'O010',
      'XP01',
      'P010',
      'XR01',
      'R010',
      'XS01',
      'S010',
      'X305',
      '305X',
      '256-123',
    ],
  ]
  expect(codes.filter((code) => codeFamilyOf(code) !== 'unknown')).toEqual([])
})

test('every family has codes that were published', () => {
  expect(codeFamilies.filter((family) => published[family] === undefined)).toEqual([])
})

test('a code of correction may have a number of two digits behind it', () => {
  expect(['256-12', 'C256-12'].map((code) => [toListCode(code), codeFamilyOf(code)])).toEqual([
    ['256-12', 'correct'],
    ['256-12', 'correct'],
  ])
})

test('only a whole number loses its prefix C', () => {
  const codes = ['XC305', 'C305X', 'C3055', 'C256-123', 'C30']
  expect(codes.map(toListCode)).toEqual(codes)
})

test('a number with the prefix C is the same code as without, but C01 to C09 are codes of their own', () => {
  expect(['C305', ' c305 ', 'C256-8', 'C01', 'v217', 'EP1'].map(toListCode)).toEqual([
    '305',
    '305',
    '256-8',
    'C01',
    'V217',
    'EP1',
  ])
  expect([codeFamilyOf('C305'), codeFamilyOf('c09')]).toEqual(['correct', 'transport'])
})
