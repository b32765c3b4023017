import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import * as z from 'zod'
import { AppError } from '#shared/errors/app-error.ts'

/** Public keys this app trusts, by their id. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>

const deepest = 20

const SignedProfile = z.strictObject({
  profile: z.record(z.string(), z.unknown()),
  /** Ed25519 over the canonical JSON of `profile`, in base64. */
  signature: z.string().max(200),
  keyId: z.string().max(200),
})

/**
 * Writes a JSON value in the one way that is signed: keys in the order of their code units, no white space.
 * @throws AppError `profile.shape` for what is nested deeper than any profile
 */
export function toCanonicalJson(value: unknown, depth = 0): string {
  if (depth > deepest) throw new AppError('profile.shape', { field: 'profile', reason: 'too deep' })
  if (Array.isArray(value)) return `[${value.map((part) => toCanonicalJson(part, depth + 1)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${toCanonicalJson(part, depth + 1)}`)
  return `{${parts.join(',')}}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new AppError('profile.shape', { field: 'file', reason: 'no JSON' }, { cause: error })
  }
}

function parseSigned(text: string): z.infer<typeof SignedProfile> {
  const json = parseJson(text)
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
  if (isObject && !('signature' in json)) throw new AppError('profile.notSigned')
  const parsed = SignedProfile.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AppError('profile.shape', {
    field: issue?.path.join('.') || 'file',
    reason: issue?.message ?? '',
  })
}

/**
 * Opens a signed file: what it holds is what the holder of a trusted key wrote.
 * @returns the profile's JSON, not yet looked at
 * @throws AppError `profile.shape`, `profile.notSigned`, `profile.unknownKey`, `profile.wrongSignature`
 */
export function openSigned(text: string, keys: TrustedKeys): unknown {
  const { profile, signature, keyId } = parseSigned(text)
  const key = keys.get(keyId)
  if (!key) throw new AppError('profile.unknownKey', { keyId: keyId.slice(0, 40) })
  const isGenuine = verify(null, Buffer.from(toCanonicalJson(profile)), key, Buffer.from(signature, 'base64'))
  if (!isGenuine) throw new AppError('profile.wrongSignature')
  return profile
}

/** @returns what a signed file calls a key by: the first 16 hexadecimal digits of its SHA-256. */
export function keyIdOf(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(spki).digest('hex').slice(0, 16)
}

/**
 * Signs a JSON document.
 * @param privateKey Ed25519
 * @param indent of the file's lines; 0 keeps a large one small, and what is signed is the same
 * @returns the text of a file that `openSigned` opens
 */
export function signProfile(document: unknown, privateKey: KeyObject, indent = 2): string {
  const signature = sign(null, Buffer.from(toCanonicalJson(document)), privateKey).toString('base64')
  const signed = { profile: document, signature, keyId: keyIdOf(createPublicKey(privateKey)) }
  return `${JSON.stringify(signed, null, indent)}\n`
}
