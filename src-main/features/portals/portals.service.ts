import { createHash } from 'node:crypto'
import path from 'node:path'
import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'
import { listChangedFields } from '#main/features/portals/changed-fields.ts'
import { createNewestVersions } from '#main/features/portals/newest-versions.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import {
  findProfileFile,
  readProfileFile,
  removeProfileFile,
  writeProfileFile,
} from '#main/platform/profile-file.ts'
import { openSigned, type TrustedKeys } from '#main/platform/signed-profile.ts'
import type { Output } from '#shared/contract/index.ts'
import type { PortalEntry } from '#shared/contract/portals.ts'
import { AppError, type ErrorRecord, toErrorRecord } from '#shared/errors/app-error.ts'
import { Instant } from '#shared/model/ids.ts'

type Both = { readonly th: string; readonly en: string }
/** What this feature knows of any profile; the rest is between the file and the feature that works with it. */
type AnyProfile = {
  readonly id: string
  readonly version: number
  readonly title: Both
  readonly why: Both
  /** Only portals have an address. */
  readonly baseUrl?: string
  /** What it follows, where it says so. */
  readonly sources?: readonly string[]
}
/** A profile as JSON, and what it means. */
type Known<Profile> = { readonly document: unknown; readonly profile: Profile }
type Opened<Profile> = Known<Profile> & { readonly sha256: string }

type Needs<Profile> = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  /** Where installed profiles lie, each as the signed file it came in. */
  readonly folder: string
  readonly keys: TrustedKeys
  readonly shipped: readonly Known<Profile>[]
  /** @throws AppError `profile.shape`, `profile.needsNewerApp` */
  readonly parse: (document: unknown) => Profile
}

/** What lies in the folder for one profile. */
type Installed<Profile> =
  | { readonly state: 'none' }
  | { readonly state: 'valid'; readonly known: Opened<Profile> }
  | { readonly state: 'overtaken'; readonly version: number }
  | { readonly state: 'refused'; readonly error: ErrorRecord }

/** Who installed which file; it says nothing about a file with another hash. */
const Marks = z.record(z.string(), z.object({ sha256: z.string(), at: Instant, by: z.string() }))
const marksSetting = 'portals.installed'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** Knows which of each profile is in use: the shipped one, or a newer one that the vendor signed. */
export function createPortals<Profile extends AnyProfile>(needs: Needs<Profile>) {
  const { store, clock, log, folder, keys, shipped, parse } = needs
  const told = new Map<string, string>()
  const opened = new Map<string, Opened<Profile>>()
  const newest = createNewestVersions({ store })
  let last: Promise<unknown> = Promise.resolve()

  /** Two deeds at once would write one file. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work)
    last = Promise.allSettled([next])
    return next
  }

  const fileOf = (id: string) => path.join(folder, `${id}.json`)

  /** @throws AppError `profile.otherPortal` */
  function getShipped(id: string): Known<Profile> {
    const found = shipped.find(({ profile }) => profile.id === id)
    if (!found) throw new AppError('profile.otherPortal', { found: id.slice(0, 40) })
    return found
  }

  /** The same text means the same, and a large one is asked for with every file that is imported. */
  function open(text: string): Opened<Profile> {
    const sha256 = hashOf(text)
    const kept = opened.get(sha256)
    if (kept) return kept
    const document = openSigned(text, keys)
    const known = { document, profile: parse(document), sha256 }
    opened.set(sha256, known)
    return known
  }

  /** Says once, not at every use, that a file was refused. */
  function tellRefused(id: string, error: ErrorRecord): void {
    if (told.get(id) === error.code) return
    told.set(id, error.code)
    log.warn('portals.refused', { id, code: error.code })
  }

  /** @throws AppError `profile.older` than one that was accepted before */
  async function demandNewest({ id, version }: AnyProfile): Promise<void> {
    const known = await newest.find(id)
    if (version < known) throw new AppError('profile.older', { found: version, known })
    if (version === known) return
    // somebody put it there by hand; who only uses it does not wait for the store
    inTurn(() => newest.keep(id, version)).catch((error: unknown) =>
      log.error('portals.notKept', { id }, error),
    )
  }

  async function readInstalled({ profile }: Known<Profile>): Promise<Installed<Profile>> {
    try {
      const text = await findProfileFile(fileOf(profile.id))
      if (text === null) return { state: 'none' }
      const known = open(text)
      if (known.profile.id !== profile.id)
        throw new AppError('profile.otherPortal', { found: known.profile.id })
      await demandNewest(known.profile)
      told.delete(profile.id)
      const { version } = known.profile
      return version > profile.version ? { state: 'valid', known } : { state: 'overtaken', version }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      tellRefused(profile.id, toErrorRecord(error))
      return { state: 'refused', error: toErrorRecord(error) }
    }
  }

  async function findInUse(one: Known<Profile>): Promise<Known<Profile>> {
    const installed = await readInstalled(one)
    return installed.state === 'valid' ? installed.known : one
  }

  const listMarks = async () => (await store.read((db) => selectSetting(db, marksSetting, Marks))) ?? {}

  async function toSource(id: string, installed: Installed<Profile>): Promise<PortalEntry['source']> {
    if (installed.state === 'none') return { state: 'shipped' }
    if (installed.state !== 'valid') return installed
    const mark = (await listMarks())[id]
    const isKnown = mark?.sha256 === installed.known.sha256
    return { state: 'updated', at: isKnown ? mark.at : null, by: isKnown ? mark.by : null }
  }

  async function toEntry(one: Known<Profile>): Promise<PortalEntry> {
    const installed = await readInstalled(one)
    const { document, profile } = installed.state === 'valid' ? installed.known : one
    const { id, title, why, version, baseUrl = null, sources = [] } = profile
    return {
      id,
      title,
      version,
      why,
      address: baseUrl,
      sources: [...sources],
      shippedVersion: one.profile.version,
      source: await toSource(id, installed),
      changed: listChangedFields(one.document, document),
    }
  }

  return {
    /** The profile to work with now; the signature of an installed one is checked each time. */
    getProfile: async (id: string): Promise<Profile> => (await findInUse(getShipped(id))).profile,

    list: (): Promise<PortalEntry[]> => Promise.all(shipped.map(toEntry)),

    /**
     * Installs a profile the vendor signed; a refused one changes nothing.
     * @param by the name of the user who asked for it
     * @throws AppError `profile.unreadable`, `profile.shape`, `profile.notSigned`, `profile.unknownKey`,
     * `profile.wrongSignature`, `profile.needsNewerApp`, `profile.otherPortal`, `profile.older`, `folder.denied`
     */
    install: (file: string, by: string): Promise<Output<'portals.install'>> =>
      inTurn(async () => {
        const text = await readProfileFile(file)
        const { id, version } = open(text).profile
        const inUse = (await findInUse(getShipped(id))).profile.version
        const known = Math.max(inUse, await newest.find(id))
        if (version < known || version === inUse)
          throw new AppError('profile.older', { found: version, known })
        await writeProfileFile(fileOf(id), text)
        await newest.keep(id, version)
        const mark = { sha256: hashOf(text), at: clock.now().toISOString(), by }
        const marks = await listMarks()
        await store.write((trx) => upsertSetting(trx, marksSetting, { ...marks, [id]: mark }))
        log.info('portals.installed', { id, version })
        return { id, version }
      }),

    /** Takes an installed profile away; one older than it is refused all the same. @throws AppError `profile.otherPortal`, `folder.denied` */
    reset: (id: string): Promise<void> =>
      inTurn(async () => {
        getShipped(id)
        await removeProfileFile(fileOf(id))
        told.delete(id)
        log.info('portals.reset', { id })
      }),
  }
}

/** What the contract needs of it, whatever the profiles say. */
export type Portals = Pick<ReturnType<typeof createPortals>, 'list' | 'install' | 'reset'>
