import * as z from 'zod'
import { command, query } from '#shared/contract/define.ts'
import { ErrorRecord } from '#shared/contract/imports.ts'
import { Instant } from '#shared/model/ids.ts'

const Both = z.object({ th: z.string(), en: z.string() })

/** Where the profile in use comes from. In every state but `updated` it is the one this version of the app ships. */
export const PortalSource = z.discriminatedUnion('state', [
  z.object({ state: z.literal('shipped') }),
  /** Null where the store does not know who installed the file that lies there. */
  z.object({ state: z.literal('updated'), at: Instant.nullable(), by: z.string().nullable() }),
  /** An installed update that is no newer than what the app ships by now. */
  z.object({ state: z.literal('overtaken'), version: z.int() }),
  /** The installed file is not as it was signed. */
  z.object({ state: z.literal('refused'), error: ErrorRecord }),
])

/** One field that is not as shipped; null where it is missing. Values are JSON, cut after 200 characters. */
export const ChangedField = z.object({
  field: z.string(),
  shipped: z.string().nullable(),
  now: z.string().nullable(),
})
export type ChangedField = z.infer<typeof ChangedField>

export const PortalEntry = z.object({
  id: z.string(),
  title: Both,
  /** Of the profile in use. */
  version: z.int(),
  why: Both,
  /** Null for what is no portal: the layouts sheets are read with. */
  address: z.url().nullable(),
  /** What it follows, where it says so. */
  sources: z.array(z.string()),
  shippedVersion: z.int(),
  source: PortalSource,
  changed: z.array(ChangedField),
})
export type PortalEntry = z.infer<typeof PortalEntry>

export const portals = {
  /** Which profile of each portal, and which pack of layouts, is in use. */
  list: query({
    allow: 'settings.change',
    input: z.object({}),
    output: z.object({ portals: z.array(PortalEntry) }),
    errors: [],
  }),
  /** Installs a signed profile or pack that is newer than the one in use; the next run or import works with it. */
  install: command({
    allow: 'settings.change',
    input: z.object({ path: z.string().min(1) }),
    output: z.object({ id: z.string(), version: z.int() }),
    errors: [
      'profile.unreadable',
      'profile.shape',
      'profile.notSigned',
      'profile.unknownKey',
      'profile.wrongSignature',
      'profile.needsNewerApp',
      'profile.otherPortal',
      'profile.older',
      'folder.denied',
    ],
    changes: ['portals.list', 'settings.get', 'layouts.list', 'imports.olderReadings'],
  }),
  /** Goes back to what this version of the app ships. */
  reset: command({
    allow: 'settings.change',
    input: z.object({ id: z.string() }),
    output: z.object({}),
    errors: ['profile.otherPortal', 'folder.denied'],
    changes: ['portals.list', 'settings.get', 'layouts.list', 'imports.olderReadings'],
  }),
}
