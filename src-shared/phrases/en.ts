import { claims } from '#shared/phrases/en/claims.ts'
import { commandLine } from '#shared/phrases/en/command-line.ts'
import { completeness } from '#shared/phrases/en/completeness.ts'
import { dashboard } from '#shared/phrases/en/dashboard.ts'
import { desktop } from '#shared/phrases/en/desktop.ts'
import { documents } from '#shared/phrases/en/documents.ts'
import { downloads } from '#shared/phrases/en/downloads.ts'
import { errors } from '#shared/phrases/en/errors.ts'
import { imports } from '#shared/phrases/en/imports.ts'
import { layouts } from '#shared/phrases/en/layouts.ts'
import { network } from '#shared/phrases/en/network.ts'
import { portalLists } from '#shared/phrases/en/portal-lists.ts'
import { portals } from '#shared/phrases/en/portals.ts'
import { quality } from '#shared/phrases/en/quality.ts'
import { queue } from '#shared/phrases/en/queue.ts'
import { readings } from '#shared/phrases/en/readings.ts'
import { reference } from '#shared/phrases/en/reference.ts'
import { schedule } from '#shared/phrases/en/schedule.ts'
import { session } from '#shared/phrases/en/session.ts'
import { settings } from '#shared/phrases/en/settings.ts'
import { setup } from '#shared/phrases/en/setup.ts'
import { shell } from '#shared/phrases/en/shell.ts'
import { words } from '#shared/phrases/en/words.ts'
import type { th } from '#shared/phrases/th.ts'

/** Every English phrase, in the shape of the Thai ones. */
export const en = {
  claims,
  commandLine,
  completeness,
  dashboard,
  desktop,
  documents,
  downloads,
  errors,
  imports,
  layouts,
  network,
  portalLists,
  portals,
  quality,
  queue,
  readings,
  reference,
  schedule,
  session,
  settings,
  setup,
  shell,
  words,
} satisfies typeof th
