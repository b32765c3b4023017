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
  address: z.url(),
  shippedVersion: z.int(),
  source: PortalSource,
  changed: z.array(ChangedField),
})
export type PortalEntry = z.infer<typeof PortalEntry>

export const portals = {
  /** Which profile of each portal is in use: its addresses, fields and markers. Every signature is checked again. */
  list: query({
    allow: 'settings.change',
    input: z.object({}),
    output: z.object({ portals: z.array(PortalEntry) }),
    errors: [],
  }),
  /** Installs a signed profile that is newer than the one in use; the next run works with it. */
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
    changes: ['portals.list', 'settings.get'],
  }),
  /** Goes back to the profile this version of the app ships. */
  reset: command({
    allow: 'settings.change',
    input: z.object({ id: z.string() }),
    output: z.object({}),
    errors: ['profile.otherPortal', 'folder.denied'],
    changes: ['portals.list', 'settings.get'],
  }),
}
