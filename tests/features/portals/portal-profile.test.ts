import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { practiceEclaim, shippedEclaim } from '#main/features/downloads/nhso.portal.ts'
import { parsePortalProfile } from '#main/features/downloads/portal-profile.ts'
import { listChangedFields } from '#main/features/portals/changed-fields.ts'
import { readPinnedKeys } from '#main/features/portals/trusted-keys.ts'
import { toCanonicalJson } from '#main/platform/signed-profile.ts'
import { makeDocument } from '#tests/features/portals/portals-desk.ts'

type Json = { [key: string]: Json } & string

/** The shipped profile with one field, named by its path, replaced. */
function withField(field: string, value: unknown): unknown {
  const document = makeDocument() as Json
  const names = field.split('.')
  const last = names.pop() ?? ''
  const place = names.reduce<Json | undefined>((at, name) => at?.[name], document)
  if (place) Object.assign(place, { [last]: value })
  return document
}

it('the practice portal is the shipped one without its pauses', () => {
  expect(practiceEclaim).toEqual({
    ...shippedEclaim.profile,
    id: 'practice-eclaim',
    pace: { gapMs: 0, jitterMs: 0 },
    retry: { ...shippedEclaim.profile.retry, pausesMs: [300, 900] },
  })
})

it.each([
  ['baseUrl', 'http://eclaim.nhso.go.th'],
  ['baseUrl', 'https://nhso.go.th.example.org'],
  ['baseUrl', 'https://evilnhso.go.th'],
  ['baseUrl', 'https://user@eclaim.nhso.go.th'],
  ['baseUrl', 'https://eclaim.nhso.go.th:8443'],
  ['baseUrl', 'https://eclaim.nhso.go.th/'],
  ['baseUrl', 'http://127.0.0.1:8080'],
  ['paths.login', 'https://example.org/'],
  ['paths.login', '//example.org/'],
  ['paths.login', '/\\example.org/'],
  ['paths.login', 'login'],
  ['paths.login', '/\t/example.org/'],
  ['lists.0.fields', { mo: '{month}' }],
  ['lists.0.personTypes', []],
  ['lists.0.asks', ['post']],
  ['lists.2.file.number', 'no_such_field'],
  ['lists', []],
  ['hospitalCode', '('],
  ['hospitalCode', '\\d{5}'],
  ['lists.0.file.fileLink', '[a-'],
  ['lists.0.columns.0', { field: 'when', headers: [] }],
  ['pace.gapMs', 0],
  ['retry.pausesMs', [0]],
  ['limits.pageMs', 1e9],
  ['evidence.0.kind', 'list'],
  ['evidence.0.markers', []],
  ['evidence.0.markers.0', { text: 'a', selector: 'b' }],
  ['olderForm.note', 'x'],
  ['version', 1.5],
  ['version', '2'],
  ['why', 'because'],
])('a profile whose %s is %j is refused by the name of the field', (field, value) => {
  const named = field === 'olderForm.note' ? 'olderForm' : field
  expect(() => parsePortalProfile(withField(field, value))).toThrow(
    expect.objectContaining({
      code: 'profile.shape',
      details: { field: expect.stringMatching(`^${named}`), reason: expect.any(String) },
    }),
  )
})

it('a profile says which field differs, also where a list grew', () => {
  const shipped = makeDocument()
  const changed = withField('alive', ['ออกจากระบบ', 'Sign out', 'ยินดีต้อนรับ', 'maininscl', 'Main'])
  expect(listChangedFields(shipped, changed)).toEqual([
    { field: 'alive.1', shipped: 'Logout', now: 'Sign out' },
    { field: 'alive.4', shipped: null, now: 'Main' },
  ])
  expect(listChangedFields(shipped, makeDocument({ version: 8, why: { th: 'ก', en: 'a' } }))).toEqual([])
})

it('what is signed does not depend on the order of keys or on white space', () => {
  const one = toCanonicalJson(JSON.parse('{"b": [1, {"d": null, "c": "ก\\n"}], "a": true}'))
  expect(one).toBe('{"a":true,"b":[1,{"c":"ก\\n","d":null}]}')
})

it('the app is released with a public key and never with a private one', () => {
  expect(readPinnedKeys().size).toBeGreaterThan(0)
  expect([...readPinnedKeys().values()].map(({ type }) => type)).not.toContain('private')
  expect(readFileSync('resources/portals/keys.json', 'utf8')).not.toContain('PRIVATE')
})
