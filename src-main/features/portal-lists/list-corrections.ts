import path from 'node:path'
import * as z from 'zod'
import { createCorrectionKey } from '#main/features/portal-lists/correction-key.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import { findProfileFile, removeProfileFile, writeProfileFile } from '#main/platform/profile-file.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import { openSigned, signProfile } from '#main/platform/signed-profile.ts'
import { createTurns } from '#main/platform/turns.ts'
import { AppError, type ErrorRecord, toErrorRecord } from '#shared/errors/app-error.ts'
import { Instant } from '#shared/model/ids.ts'
import { type CorrectedColumns, ListCorrection } from '#shared/model/list-correction.ts'

/** A correction, and who said so when. */
const MadeCorrection = ListCorrection.extend({ at: Instant, by: z.string() })
export type MadeCorrection = z.infer<typeof MadeCorrection>

/** What is signed: all corrections of one portal. */
const Corrections = z.strictObject({
  kind: z.literal('listCorrections'),
  schemaVersion: z.literal(1),
  portal: z.string(),
  corrections: z.array(MadeCorrection).max(100),
})

type Kept = { readonly corrections: readonly MadeCorrection[]; readonly refused: ErrorRecord | null }
type Needs = {
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  /** Where installed profiles lie. */
  readonly folder: string
}

function parseCorrections(document: unknown, portal: string): MadeCorrection[] {
  const parsed = Corrections.safeParse(document)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = issue?.path.join('.') || 'corrections'
    throw new AppError('profile.shape', { field, reason: issue?.message ?? '' })
  }
  if (parsed.data.portal !== portal) throw new AppError('profile.otherPortal', { found: parsed.data.portal })
  return parsed.data.corrections
}

/** This hospital's own corrections of how lists are read, each portal's in one file that only this computer can sign. */
export function createListCorrections({ secrets, clock, log, folder }: Needs) {
  const key = createCorrectionKey(secrets)
  // two deeds at once would write one file
  const turns = createTurns()
  const told = new Map<string, string>()

  const fileOf = (portal: string) => path.join(folder, `${portal}.lists.json`)

  /** Says once, not at every list, that a file was refused. */
  function tellRefused(portal: string, { code }: ErrorRecord): void {
    if (told.get(portal) === code) return
    told.set(portal, code)
    log.warn('portalLists.correctionsRefused', { portal, code })
  }

  async function read(portal: string): Promise<Kept> {
    try {
      const text = await findProfileFile(fileOf(portal))
      const corrections = text === null ? [] : parseCorrections(openSigned(text, await key.trusted()), portal)
      told.delete(portal)
      return { corrections, refused: null }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const refused = toErrorRecord(error)
      tellRefused(portal, refused)
      return { corrections: [], refused }
    }
  }

  async function write(portal: string, corrections: readonly MadeCorrection[]): Promise<void> {
    if (corrections.length === 0) return removeProfileFile(fileOf(portal))
    const document = { kind: 'listCorrections', schemaVersion: 1, portal, corrections }
    await writeProfileFile(fileOf(portal), signProfile(document, await key.findOrMake()))
  }

  const others = async (portal: string, list: string) =>
    (await read(portal)).corrections.filter((one) => one.list !== list)

  return {
    /** Those in force; none, and why, where the file is not as it was signed. */
    list: read,

    async find(portal: string, list: string): Promise<MadeCorrection | null> {
      return (await read(portal)).corrections.find((one) => one.list === list) ?? null
    },

    /** Keeps what a person said of a list in the place of what was said before. @throws AppError `folder.denied` */
    keep: (portal: string, list: string, columns: CorrectedColumns, by: string): Promise<void> =>
      turns.take(async () => {
        const made = { list, columns, at: clock.now().toISOString(), by }
        await write(portal, [...(await others(portal, list)), made])
        log.info('portalLists.corrected', { portal, list, fields: Object.keys(columns).join(',') })
      }),

    /** Takes back what was said of a list; a file that was refused goes as a whole. @throws AppError `folder.denied` */
    undo: (portal: string, list: string): Promise<void> =>
      turns.take(async () => {
        await write(portal, await others(portal, list))
        log.info('portalLists.correctionUndone', { portal, list })
      }),
  }
}
export type ListCorrections = ReturnType<typeof createListCorrections>
