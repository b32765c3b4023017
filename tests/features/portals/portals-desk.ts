import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseUpdate, shippedEclaim } from '#main/features/downloads/nhso.portal.ts'
import type { AnyProfile } from '#main/features/downloads/portal-profile.ts'
import { createPortals } from '#main/features/portals/portals.service.ts'
import { toTrustedKeys } from '#main/features/portals/trusted-keys.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { type LayoutPack, shippedLayoutPack } from '#shared/model/layouts/layout-pack.ts'
import { openTestStore, storeNeeds } from '#tests/database/test-store.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { makeKeyPair, signProfile } from '#tools/portals/sign-profile.ts'

export const portalId = shippedEclaim.profile.id
export const installedAt = '2026-11-22T02:00:00.000Z'

type Json = Record<string, unknown>

/** The shipped profile as JSON of its own, with fields replaced. */
export function makeDocument(changes: Json = {}): Json {
  return { ...(JSON.parse(JSON.stringify(shippedEclaim.document)) as Json), version: 2, ...changes }
}

type Changes = { readonly layouts?: unknown } & Json

/** The shipped pack of layouts as JSON of its own, one version newer, with fields replaced. */
export function makePackDocument(changes: Changes = {}): Json {
  return { ...(JSON.parse(JSON.stringify(shippedLayoutPack)) as Json), version: packVersion, ...changes }
}
export const packVersion = shippedLayoutPack.version + 1

/** The shipped layouts as JSON, one of them changed. */
export function withLayout(id: string, change: (layout: Json) => Json): Json[] {
  const layouts = JSON.parse(JSON.stringify(shippedLayoutPack.layouts)) as Json[]
  return layouts.map((layout) => (layout['id'] === id ? change(layout) : layout))
}

/** The pack as an app ships it. */
export const shippedPack = { document: shippedLayoutPack, profile: shippedLayoutPack }

type Shipped = { readonly document: unknown; readonly profile: AnyProfile | LayoutPack }

/** The portals, or another profile, on a real store and folder, with a vendor of our own. */
export async function openPortals(first: Shipped = shippedEclaim) {
  const vendor = makeKeyPair()
  const needs = storeNeeds()
  const store = await openTestStore(needs)
  const folder = path.join(needs.root, 'portals')
  const log = createRecordingLog()
  const build = (shipped: Shipped = first) =>
    createPortals({
      store,
      log,
      folder,
      clock: { now: () => new Date(installedAt) },
      keys: toTrustedKeys([vendor.publicKey]),
      shipped: [shipped],
      parse: parseUpdate,
    })
  const portals = build()
  const installed = path.join(folder, `${first.profile.id}.json`)

  return {
    root: needs.root,
    folder,
    log,
    portals,
    /** Where the installed file lies. */
    installed,
    /** The service of the next start of the app, or of a newer app on the same folders. */
    startAgain: build,
    sign: (document: unknown) => signProfile(document, vendor.privateKey),
    /** Puts a file where an admin may have it. */
    write(name: string, content: string | Buffer): string {
      const file = path.join(needs.root, 'chosen', name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, content)
      return file
    },
    /** Changes the installed file as somebody with an editor would. */
    edit(change: (text: string) => string): void {
      writeFileSync(installed, change(readFileSync(installed, 'utf8')))
    },
    /** @returns the code of the failure */
    async installBadly(file: string): Promise<string> {
      try {
        await portals.install(file, 'สมหญิง')
        return 'installed'
      } catch (error) {
        if (error instanceof AppError) return error.code
        throw error
      }
    },
  }
}
