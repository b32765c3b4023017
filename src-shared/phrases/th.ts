import { claims } from '#shared/phrases/th/claims.ts'
import { commandLine } from '#shared/phrases/th/command-line.ts'
import { completeness } from '#shared/phrases/th/completeness.ts'
import { dashboard } from '#shared/phrases/th/dashboard.ts'
import { desktop } from '#shared/phrases/th/desktop.ts'
import { documents } from '#shared/phrases/th/documents.ts'
import { downloads } from '#shared/phrases/th/downloads.ts'
import { errors } from '#shared/phrases/th/errors.ts'
import { imports } from '#shared/phrases/th/imports.ts'
import { layouts } from '#shared/phrases/th/layouts.ts'
import { network } from '#shared/phrases/th/network.ts'
import { portalLists } from '#shared/phrases/th/portal-lists.ts'
import { portals } from '#shared/phrases/th/portals.ts'
import { quality } from '#shared/phrases/th/quality.ts'
import { queue } from '#shared/phrases/th/queue.ts'
import { readings } from '#shared/phrases/th/readings.ts'
import { reference } from '#shared/phrases/th/reference.ts'
import { schedule } from '#shared/phrases/th/schedule.ts'
import { session } from '#shared/phrases/th/session.ts'
import { settings } from '#shared/phrases/th/settings.ts'
import { setup } from '#shared/phrases/th/setup.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import { words } from '#shared/phrases/th/words.ts'

/** Every Thai phrase, by feature. Keys are parted by slashes because error codes hold dots. */
export const th = {
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
}
