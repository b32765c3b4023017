import { chmodSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createBrowsers } from '#main/platform/browser/browser.ts'
import { findBrowser } from '#main/platform/browser/find-browser.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

/** @param script that starts `$BROWSER "$@"` in a way of its own */
async function writeProgram(script: string): Promise<string> {
  const program = path.join(temporaryFolder(), 'browser.sh')
  writeFileSync(program, `#!/bin/sh\nBROWSER='${await findBrowser()}'\n${script}\n`)
  chmodSync(program, 0o700)
  return program
}

/** The real browser as a hospital may have it. */
export async function openChanged(script: string) {
  const program = await writeProgram(script)
  const log = createRecordingLog()
  const profiles = path.join(temporaryFolder(), 'profiles')
  return { log, browsers: createBrowsers({ log, profiles, find: async () => program }) }
}

/** The real browser with flags of the test's own. */
export const withFlags = (...flags: readonly string[]) =>
  `exec "$BROWSER" ${flags.map((flag) => `'${flag}'`).join(' ')} "$@"`

/** Whether a program can be shown another machine than there is: only root may do that. */
export const canChangeMachine = process.platform === 'linux' && process.getuid?.() === 0

/** The real browser under policies that nobody else on this machine sees. */
export function withPolicies(policies: Readonly<Record<string, unknown>>): string {
  const steps = [
    'mount -t tmpfs policies /etc/chromium',
    'mkdir -p /etc/chromium/policies/managed',
    `echo '${JSON.stringify(policies)}' > /etc/chromium/policies/managed/test.json`,
    'exec "$0" "$@"',
  ]
  return `exec unshare --mount sh -c '${steps.join(' && ').replaceAll("'", `'\\''`)}' "$BROWSER" "$@"`
}
