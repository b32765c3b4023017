import type { LogFacts } from '#main/platform/log.ts'

/** Words of a fact's name whose value never reaches a log: secrets, and what points at a patient. */
const refusedWords: ReadonlySet<string> = new Set([
  'password',
  'passwd',
  'passphrase',
  'secret',
  'token',
  'cookie',
  'cookies',
  'key',
  'otp',
  'authorization',
  'credential',
  'pid',
  'cid',
  'hn',
  'an',
  'patient',
  'birth',
  'birthdate',
  'diagnosis',
])
const removed = '[removed]'

/** `portalPassword`, `portal_password` and `PORTAL-PASSWORD` hold the same words. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
}

/**
 * Takes out of a text what must not be kept: runs of thirteen digits (a citizen id, also with dashes), 64 hex digits
 * (a key), and the query of an address. It cannot know names; callers keep those out.
 */
export function redactText(text: string): string {
  return text
    .replaceAll(/(?<!\d)\d(?:[ -]?\d){12}(?!\d)/g, '[13 digits]')
    .replaceAll(/[0-9a-f]{64}/gi, '[64 hex]')
    .replaceAll(/(https?:\/\/[^\s?#]*)[?#]\S*/gi, '$1?[removed]')
}

/** @returns the facts of a log line without secrets and without what points at a patient. */
export function redactFacts(facts: LogFacts): LogFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (wordsOf(name).some((word) => refusedWords.has(word))) return [name, removed]
      // The digest of a file looks like a key but says nothing.
      const isText = typeof value === 'string' && name !== 'sha256'
      return [name, isText ? redactText(value) : value]
    }),
  )
}
