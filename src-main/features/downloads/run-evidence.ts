import { readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { BrowserSession } from '#main/platform/browser/browser-session.ts'
import { makePrivateFolder, privateFileMode } from '#main/platform/files.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'

/** Failures that the page in front of us explains. */
const shown: readonly ErrorCode[] = [
  'portal.pageChanged',
  'portal.noRight',
  'portal.wrongPassword',
  'portal.sessionExpired',
  'portal.down',
  'portal.frontRejected',
  'portal.maintenance',
  'portal.signInTimeout',
]
const mostKept = 20

/** @returns whether a name in the folder of evidence is one of ours */
export function isEvidence(name: string): boolean {
  const [, code] = /^\d{8}T\d{6}-([A-Za-z.]+)\.(?:png|html)$/.exec(name) ?? []
  return shown.some((one) => one === code)
}

async function dropOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(isEvidence).sort()
  for (const name of names.slice(0, Math.max(0, names.length - 2 * mostKept)))
    await rm(path.join(folder, name))
}

/**
 * Keeps how the page looked on which a visit failed, for whoever mends the profile. The newest ones stay.
 * @param folder the download folder
 * @returns the path without its ending (`.png` and `.html`); null when the page tells nothing about the failure
 */
export async function keepEvidence(
  session: BrowserSession,
  code: ErrorCode,
  folder: string,
  now: Date,
): Promise<string | null> {
  if (!shown.includes(code) || !session.isOpen()) return null
  const { picture, skeleton } = await session.takeEvidence()
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+Z/g, '')
  const base = path.join(folder, 'evidence', `${stamp}-${code}`)
  await makePrivateFolder(path.dirname(base))
  await writeFile(`${base}.png`, picture, { mode: privateFileMode })
  await writeFile(`${base}.html`, skeleton, { mode: privateFileMode })
  await dropOldest(path.dirname(base))
  return base
}
