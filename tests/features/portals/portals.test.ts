import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { shippedEclaim, toEclaim } from '#main/features/downloads/nhso.portal.ts'
import { parsePortalProfile, proofListOf } from '#main/features/downloads/portal-profile.ts'
import { shippedLayoutPack } from '#shared/model/layouts/layout-pack.ts'
import { createPage, readTables } from '#tests/features/downloads/list-tables.ts'
import { installedAt, makeDocument, openPortals, portalId } from '#tests/features/portals/portals-desk.ts'
import { openTestApp } from '#tests/helpers/test-app.ts'
import { makeKeyPair, signProfile } from '#tools/portals/sign-profile.ts'

const why = { th: 'หน้าเข้าระบบเปลี่ยน', en: 'The sign-in page changed' }
const { paths, lists } = shippedEclaim.document as {
  paths: Record<string, string>
  lists: { file: object }[]
}
const newer = makeDocument({ why, paths: { ...paths, login: '/webComponent/sso/New.do' } })

describe('an update the vendor signed', () => {
  it('is used at once and after a restart, and says who installed it and what it changes', async () => {
    const { portals, write, sign, startAgain, installed, folder } = await openPortals()
    const file = write('update.json', sign(newer))

    expect(await portals.install(file, 'สมหญิง')).toEqual({ id: portalId, version: 2 })

    for (const service of [portals, startAgain()]) {
      const { version, paths: used } = toEclaim(await service.getProfile(portalId))
      expect({ version, login: used.login }).toEqual({ version: 2, login: '/webComponent/sso/New.do' })
      expect(await service.list()).toEqual([
        {
          id: portalId,
          title: shippedEclaim.profile.title,
          version: 2,
          why,
          address: 'https://eclaim.nhso.go.th',
          sources: [],
          shippedVersion: 1,
          source: { state: 'updated', at: installedAt, by: 'สมหญิง' },
          changed: [{ field: 'paths.login', shipped: paths['login'], now: '/webComponent/sso/New.do' }],
        },
      ])
    }
    // the very file, for its owner alone, and nothing beside it
    expect(readFileSync(installed, 'utf8')).toBe(readFileSync(file, 'utf8'))
    expect({ files: readdirSync(folder), mode: statSync(installed).mode & 0o777 }).toEqual({
      files: [`${portalId}.json`],
      mode: 0o600,
    })
  })

  it('may be written with other white space and keys in another order', async () => {
    const { portals, write, sign } = await openPortals()
    const { profile, ...rest } = JSON.parse(sign(newer)) as { profile: Record<string, unknown> }
    const turned = Object.fromEntries(Object.entries(profile).reverse())
    const file = write('update.json', `\ufeff${JSON.stringify({ ...rest, profile: turned })}`)
    expect(await portals.install(file, 'สมหญิง')).toEqual({ id: portalId, version: 2 })
  })

  it('gives the reader of the REP list another word for its link', async () => {
    const { portals, write, sign } = await openPortals()
    const [list, ...others] = lists
    const page = createPage()
    const link = { text: 'รับไฟล์', address: `${shippedEclaim.profile.baseUrl}/new?fn=a.xls`, call: null }
    const table = page.table([page.row(['1', '10670', { links: [link] }])])
    const read = async () => {
      const profile = toEclaim(await portals.getProfile(portalId))
      return readTables([table], { list: proofListOf(profile) }).lines.map(({ name }) => name)
    }
    expect(await read()).toEqual([])

    const file = { ...list?.file, fileLink: 'รับไฟล์|download\\s*excel' }
    await portals.install(
      write('update.json', sign(makeDocument({ lists: [{ ...list, file }, ...others] }))),
      'สมหญิง',
    )

    expect(await read()).toEqual(['a.xls'])
  })

  it('follows one that is installed, but never goes back', async () => {
    const { portals, write, sign, installBadly } = await openPortals()
    await portals.install(write('3.json', sign(makeDocument({ version: 3 }))), 'สมหญิง')
    expect({
      older: await installBadly(write('2.json', sign(makeDocument({ version: 2 })))),
      same: await installBadly(write('3b.json', sign(makeDocument({ version: 3 })))),
      newer: await installBadly(write('4.json', sign(makeDocument({ version: 4 })))),
      used: (await portals.getProfile(portalId)).version,
    }).toEqual({ older: 'profile.older', same: 'profile.older', newer: 'installed', used: 4 })
  })

  it('goes when an admin wants the shipped one back, and can come again', async () => {
    const { portals, write, sign, installed } = await openPortals()
    const file = write('update.json', sign(newer))
    await portals.install(file, 'สมหญิง')

    await portals.reset(portalId)

    expect({ isThere: existsSync(installed), entries: await portals.list() }).toMatchObject({
      isThere: false,
      entries: [{ version: 1, source: { state: 'shipped' }, changed: [] }],
    })
    await portals.reset(portalId)
    expect(await portals.install(file, 'สมหญิง')).toEqual({ id: portalId, version: 2 })
    await expect(portals.reset('../store')).rejects.toMatchObject({ code: 'profile.otherPortal' })
  })

  it('is no longer used once the app ships the same version or a newer one', async () => {
    const { portals, write, sign, startAgain } = await openPortals()
    await portals.install(write('update.json', sign(newer)), 'สมหญิง')
    const ship = (version: number) => {
      const document = makeDocument({ version })
      return startAgain({ document, profile: parsePortalProfile(document) })
    }
    for (const version of [2, 3]) {
      expect(await ship(version).list()).toMatchObject([
        { version, shippedVersion: version, source: { state: 'overtaken', version: 2 }, changed: [] },
      ])
      expect(toEclaim(await ship(version).getProfile(portalId)).paths.login).toBe(paths['login'])
    }
  })
})

type Sign = (document: unknown) => string

describe('a file that is refused', () => {
  const stranger = makeKeyPair()
  const broken = (text: string) => text.replace('"lists"', '"listes"')

  const refusals: [what: string, code: string, make: (sign: Sign) => string | Buffer][] = [
    ['no JSON', 'profile.shape', () => 'พอร์ทัล'],
    ['a list', 'profile.shape', () => '[]'],
    ['more than 1 MB', 'profile.shape', () => Buffer.alloc(1_000_001, ' ')],
    [
      'nested without end',
      'profile.shape',
      (sign) =>
        sign(newer).replace('"profile": {', `"profile": {"a":${'['.repeat(5_000)}${']'.repeat(5_000)},`),
    ],
    ['a bare profile', 'profile.notSigned', () => JSON.stringify(newer)],
    ['without its signature', 'profile.notSigned', () => JSON.stringify({ profile: newer, keyId: 'a' })],
    ['with one field more', 'profile.shape', (sign) => sign(newer).replace('{', '{"note":1,')],
    ['signed by a stranger', 'profile.unknownKey', () => signProfile(newer, stranger.privateKey)],
    ['edited', 'profile.wrongSignature', (sign) => sign(newer).replace('/webComponent/sso/New.do', '/x')],
    [
      'with a made-up version',
      'profile.wrongSignature',
      (sign) => sign(newer).replace('"version": 2', '"version": 9'),
    ],
    [
      'with an empty signature',
      'profile.wrongSignature',
      (sign) => sign(newer).replace(/"signature": "[^"]*"/, '"signature": ""'),
    ],
    [
      'signed by a stranger under the vendor’s key id',
      'profile.wrongSignature',
      (sign) => {
        const { keyId } = JSON.parse(sign(newer)) as { keyId: string }
        return JSON.stringify({ ...JSON.parse(signProfile(newer, stranger.privateKey)), keyId })
      },
    ],
    ['for a newer app', 'profile.needsNewerApp', (sign) => sign(makeDocument({ schemaVersion: 4 }))],
    ['with a field nobody knows', 'profile.shape', (sign) => sign(JSON.parse(broken(JSON.stringify(newer))))],
    ['of another portal', 'profile.otherPortal', (sign) => sign(makeDocument({ id: 'ktb-smt' }))],
    ['as old as the shipped one', 'profile.older', (sign) => sign(makeDocument({ version: 1 }))],
  ]

  it('says what is wrong with it and changes nothing', async () => {
    const { portals, write, sign, installBadly, folder } = await openPortals()
    const before = await portals.list()
    const found: [what: string, code: string][] = []
    for (const [what, _code, make] of refusals)
      found.push([what, await installBadly(write('update.json', make(sign)))])
    expect(found).toEqual(refusals.map(([what, code]) => [what, code]))
    expect({ entries: await portals.list(), isThere: existsSync(folder) }).toEqual({
      entries: before,
      isThere: false,
    })
  })

  it('leaves an update that is installed in use', async () => {
    const { portals, write, sign, installBadly, installed } = await openPortals()
    await portals.install(write('update.json', sign(newer)), 'สมหญิง')
    const before = { entries: await portals.list(), text: readFileSync(installed, 'utf8') }
    const bad = sign(makeDocument({ version: 3 })).replace('"version": 3', '"version": 4')
    expect(await installBadly(write('bad.json', bad))).toBe('profile.wrongSignature')
    expect({ entries: await portals.list(), text: readFileSync(installed, 'utf8') }).toEqual(before)
  })

  it('is not there, or is a folder', async () => {
    const { root, installBadly } = await openPortals()
    expect([await installBadly(path.join(root, 'none.json')), await installBadly(root)]).toEqual([
      'profile.unreadable',
      'profile.unreadable',
    ])
  })

  it('is not refused for itself where the folder cannot be written, and half a file never stays', async () => {
    const { root, write, sign, installBadly, portals } = await openPortals()
    // a file where the folder should be stops every user, root too
    writeFileSync(path.join(root, 'portals'), '')
    expect(await installBadly(write('update.json', sign(newer)))).toBe('folder.denied')
    expect((await portals.getProfile(portalId)).version).toBe(1)
  })
})

it('through the door a refused file is named by its own code, and the list is there for the screen', async () => {
  const { app, root } = await openTestApp()
  const file = path.join(root, 'update.json')
  writeFileSync(file, JSON.stringify(newer))
  expect(await app.door.call('portals.install', { path: file }, 'window')).toEqual({
    ok: false,
    error: { code: 'profile.notSigned', details: {} },
  })
  expect(await app.door.call('imports.olderReadings', {}, 'window')).toEqual({
    ok: true,
    value: { total: 0, files: [] },
  })
  expect(await app.door.call('imports.acceptReread', { ids: [7] }, 'window')).toEqual({
    ok: false,
    error: { code: 'import.unknown', details: {} },
  })
  expect(await app.door.call('portals.list', {}, 'window')).toMatchObject({
    ok: true,
    value: {
      portals: [
        { id: portalId, version: 1, source: { state: 'shipped' } },
        { id: 'nhso-smt', version: 1, source: { state: 'shipped' } },
        {
          id: 'nhso-layouts',
          version: shippedLayoutPack.version,
          address: null,
          source: { state: 'shipped' },
        },
      ],
    },
  })
})

describe('an installed file that somebody edited', () => {
  it('is found out at the next use, told once in the log, and the shipped profile is used', async () => {
    const { portals, write, sign, edit, log, startAgain } = await openPortals()
    await portals.install(write('update.json', sign(newer)), 'สมหญิง')
    edit((text) => text.replace('eclaim.nhso', 'eclaim2.nhso'))

    const used = await portals.getProfile(portalId)
    const entries = await portals.list()

    expect({ version: used.version, baseUrl: toEclaim(used).baseUrl }).toEqual({
      version: 1,
      baseUrl: 'https://eclaim.nhso.go.th',
    })
    const source = { state: 'refused', error: { code: 'profile.wrongSignature', details: {} } }
    expect(entries).toMatchObject([{ version: 1, source, changed: [] }])
    expect(log.lines.filter(({ event }) => event === 'portals.refused')).toEqual([
      { level: 'warn', event: 'portals.refused', facts: { id: portalId, code: 'profile.wrongSignature' } },
    ])
    expect(await startAgain().list()).toMatchObject([{ version: 1, source }])
  })

  it('is used again when it is as it was signed, and makes way for a newer one', async () => {
    const { portals, write, sign, edit } = await openPortals()
    await portals.install(write('update.json', sign(newer)), 'สมหญิง')
    edit((text) => text.replace('"version": 2', '"version": 7'))
    expect((await portals.getProfile(portalId)).version).toBe(1)
    edit((text) => text.replace('"version": 7', '"version": 2'))
    expect((await portals.getProfile(portalId)).version).toBe(2)
    edit(() => '')
    await portals.install(write('3.json', sign(makeDocument({ version: 3 }))), 'สมหญิง')
    expect((await portals.getProfile(portalId)).version).toBe(3)
  })

  it('of another portal, unreadable or replaced by hand is never mistaken', async () => {
    const { portals, write, sign, edit, installed } = await openPortals()
    await portals.install(write('update.json', sign(newer)), 'สมหญิง')
    const sourceNow = async () => (await portals.list())[0]?.source

    edit(() => sign(makeDocument({ id: 'ktb-smt', version: 9 })))
    expect(await sourceNow()).toMatchObject({ state: 'refused', error: { code: 'profile.otherPortal' } })
    // genuine, but nobody installed it here
    edit(() => sign(makeDocument({ version: 5 })))
    expect(await sourceNow()).toEqual({ state: 'updated', at: null, by: null })
    await portals.reset(portalId)
    mkdirSync(installed)
    chmodSync(installed, 0o700)
    expect(await sourceNow()).toMatchObject({ state: 'refused', error: { code: 'profile.unreadable' } })
  })
})
