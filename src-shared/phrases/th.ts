import { claims } from '#shared/phrases/th/claims.ts'
import { commandLine } from '#shared/phrases/th/command-line.ts'
import { dashboard } from '#shared/phrases/th/dashboard.ts'
import { downloads } from '#shared/phrases/th/downloads.ts'
import { errors } from '#shared/phrases/th/errors.ts'
import { imports } from '#shared/phrases/th/imports.ts'
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
  dashboard,
  downloads,
  errors,
  imports,
  schedule,
  session,
  settings,
  setup,
  shell,
  words,
}
