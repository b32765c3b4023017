import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listChangedFields } from '#main/features/portals/changed-fields.ts'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import { parseLayoutPack, shippedLayoutPack, toLayoutPack } from '#shared/model/layouts/layout-pack.ts'
import {
  installedAt,
  makeDocument,
  makePackDocument,
  openPortals,
  packVersion,
  shippedPack,
  withLayout,
} from '#tests/features/portals/portals-desk.ts'
import { makeKeyPair, signProfile } from '#tools/portals/sign-profile.ts'

type Json = Record<string, unknown>
const packId = shippedLayoutPack.id
const why = { th: 'หัวตารางเปลี่ยน', en: 'A header changed' }
const sources = ['หัวตารางของไฟล์จริง พ.ศ. 2570']

/** The column of one field with a new header text. */
const renamed = (field: string, header: string) => (layout: Json) => ({
  ...layout,
  columns: (layout['columns'] as string[][]).map((column) =>
    column[0] === field ? [field, column[1], header] : column,
  ),
})
const newer = makePackDocument({
  why,
  sources,
  layouts: withLayout('rep-ucs-120', renamed('reimb_nhso', 'ยอดที่ สปสช. โอนให้')),
})

describe('a pack of layouts the vendor signed', () => {
  it('is used at once and after a restart, and says its sources and what it changes by layout and field', async () => {
    const { portals, write, sign, startAgain } = await openPortals(shippedPack)
    expect(await portals.install(write('layouts.json', sign(newer)), 'สมหญิง')).toEqual({
      id: packId,
      version: packVersion,
    })
    const shippedHeader = shippedLayouts
      .find(({ id }) => id === 'rep-ucs-120')
      ?.columns.find(([field]) => field === 'reimb_nhso')
    for (const service of [portals, startAgain()]) {
      const pack = toLayoutPack(await service.getProfile(packId))
      expect(pack).toEqual(newer)
      expect(await service.list()).toEqual([
        {
          id: packId,
          title: shippedLayoutPack.title,
          version: packVersion,
          why,
          address: null,
          sources,
          shippedVersion: shippedLayoutPack.version,
          source: { state: 'updated', at: installedAt, by: 'สมหญิง' },
          changed: [
            ...(shippedHeader ?? []).slice(2).map((header, index) => ({
              field: `layouts.rep-ucs-120.columns.reimb_nhso.${index + 2}`,
              shipped: header,
              now: index === 0 ? 'ยอดที่ สปสช. โอนให้' : null,
            })),
          ],
        },
      ])
    }
  })

  it('goes when an admin wants the shipped one back', async () => {
    const { portals, write, sign, installed } = await openPortals(shippedPack)
    await portals.install(write('layouts.json', sign(newer)), 'สมหญิง')
    await portals.reset(packId)
    expect(await portals.getProfile(packId)).toBe(shippedLayoutPack)
    expect(existsSync(installed)).toBe(false)
  })

  it('is not read and checked anew for every file that is imported', async () => {
    const { portals, write, sign, edit } = await openPortals(shippedPack)
    await portals.install(write('layouts.json', sign(newer)), 'สมหญิง')
    expect(await portals.getProfile(packId)).toBe(await portals.getProfile(packId))
    edit((text) => text.replace('โอนให้', 'โอนมา'))
    expect(await portals.getProfile(packId)).toBe(shippedLayoutPack)
  })
})

type Sign = (document: unknown) => string
const stranger = makeKeyPair()
const layoutsOf = (change: (layout: Json) => Json) =>
  makePackDocument({ layouts: withLayout('rep-ucs-120', change) })
const inColumns = (place: number, column: unknown[]) => (layout: Json) => ({
  ...layout,
  columns: (layout['columns'] as unknown[]).with(place, column),
})
const inParts = (parts: Json) => (layout: Json) => ({
  ...layout,
  parts: { ...(layout['parts'] as Json), ...parts },
})

const refusals: [what: string, code: string, field: string | null, make: (sign: Sign) => string | Buffer][] =
  [
    ['garbage', 'profile.shape', 'file', () => Buffer.from([0, 1, 2, 255])],
    ['more than 1 MB', 'profile.shape', 'file', () => Buffer.alloc(1_000_001, ' ')],
    ['a bare pack', 'profile.notSigned', null, () => JSON.stringify(newer)],
    ['signed by a stranger', 'profile.unknownKey', null, () => signProfile(newer, stranger.privateKey)],
    ['edited', 'profile.wrongSignature', null, (sign) => sign(newer).replace('rep-ucs-120', 'rep-ucs-121')],
    [
      'for a newer app',
      'profile.needsNewerApp',
      null,
      (sign) => sign(makePackDocument({ schemaVersion: 99 })),
    ],
    ['as old as the shipped one', 'profile.older', null, (sign) => sign({ ...shippedLayoutPack })],
    ['a portal under its id', 'profile.shape', 'id', (sign) => sign(makePackDocument({ id: 'nhso-eclaim' }))],
    [
      'of a portal that is not here',
      'profile.otherPortal',
      null,
      (sign) => sign(makeDocument({ id: 'ktb-smt' })),
    ],
    ['without sources', 'profile.shape', 'sources', (sign) => sign(makePackDocument({ sources: [] }))],
    ['with a field nobody knows', 'profile.shape', '', (sign) => sign(makePackDocument({ note: 1 }))],
    [
      'with a layout’s field nobody knows',
      'profile.shape',
      'layouts.0',
      (sign) => sign(layoutsOf((layout) => ({ ...layout, position: 4 }))),
    ],
    [
      'with a kind of value nobody knows',
      'profile.shape',
      'layouts.0.columns.4.1',
      (sign) => sign(layoutsOf(inColumns(4, ['x', 'satang', 'x']))),
    ],
    [
      'without a layout that is shipped',
      'profile.shape',
      'layouts',
      (sign) => sign(makePackDocument({ layouts: shippedLayouts.slice(1) })),
    ],
    [
      'with a layout twice',
      'profile.shape',
      'layouts',
      (sign) => sign(makePackDocument({ layouts: [...shippedLayouts, shippedLayouts[0]] })),
    ],
    [
      'with a part no column plays',
      'profile.shape',
      'layouts.rep-ucs-120',
      (sign) => sign(layoutsOf(inParts({ approved: ['reimb_total_new'] }))),
    ],
    [
      'with text as money',
      'profile.shape',
      'layouts.rep-ucs-120',
      (sign) => sign(layoutsOf(inParts({ approved: ['hn'] }))),
    ],
    [
      'with the patient’s own payment as approved',
      'profile.shape',
      'layouts.rep-ucs-120',
      (sign) =>
        sign(
          layoutsOf((layout) =>
            inParts({ approved: ['paid'] })(inColumns(4, ['paid', 'money', 'x'])(layout)),
          ),
        ),
    ],
    [
      'with a layout only this hospital could make',
      'profile.shape',
      'layouts.rep-ucs-120@1',
      (sign) =>
        sign(
          makePackDocument({ layouts: [...shippedLayouts, { ...shippedLayouts[0], id: 'rep-ucs-120@1' }] }),
        ),
    ],
  ]

describe('a pack that is refused', () => {
  it.each(refusals)('%s: %s', async (_what, code, field, make) => {
    const { portals, write, sign, folder } = await openPortals(shippedPack)
    const file = write('layouts.json', make(sign))
    const details =
      field === null
        ? expect.anything()
        : expect.objectContaining({ field: expect.stringMatching(`^${field}`) })
    await expect(portals.install(file, 'สมหญิง')).rejects.toMatchObject({ code, details })
    expect(await portals.getProfile(packId)).toBe(shippedLayoutPack)
    expect(existsSync(folder)).toBe(false)
  })

  it('for a folder that cannot be written is not refused for itself', async () => {
    const { root, portals, write, sign, installBadly } = await openPortals(shippedPack)
    writeFileSync(path.join(root, 'portals'), '')
    expect(await installBadly(write('layouts.json', sign(newer)))).toBe('folder.denied')
    expect(await portals.getProfile(packId)).toBe(shippedLayoutPack)
  })
})

it('the layouts the app ships are a pack it would install, with room to grow', () => {
  expect(parseLayoutPack(JSON.parse(JSON.stringify(shippedLayoutPack)))).toEqual(shippedLayoutPack)
  expect(Buffer.byteLength(signProfile(shippedLayoutPack, stranger.privateKey, 0))).toBeLessThan(500_000)
})

it('a column more in the middle is one change, and columns in another order are one', () => {
  const shipped = {
    columns: [
      ['a', 'money', 'A'],
      ['b', 'text', 'B'],
      ['c', 'text', 'C'],
    ],
  }
  const grown = {
    columns: [
      ['a', 'money', 'A'],
      ['x', 'text', 'X'],
      ['b', 'text', 'B'],
      ['c', 'text', 'C'],
    ],
  }
  const turned = {
    columns: [
      ['b', 'text', 'B'],
      ['a', 'money', 'A'],
      ['c', 'text', 'C'],
    ],
  }
  expect([listChangedFields(shipped, grown), listChangedFields(shipped, turned)]).toEqual([
    [{ field: 'columns.x', shipped: null, now: '["x","text","X"]' }],
    [{ field: 'columns', shipped: 'a, b, c', now: 'b, a, c' }],
  ])
})
