import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import * as z from 'zod'
import type { TrustedKeys } from '#main/features/portals/signed-profile.ts'
import pinnedKeys from '#resources/portals/keys.json' with { type: 'json' }

/** @returns what a signed file calls a key by: the first 16 hexadecimal digits of its SHA-256. */
export function keyIdOf(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(spki).digest('hex').slice(0, 16)
}

/** @param pems public keys as PEM; anything but Ed25519 is a mistake of the release */
export function toTrustedKeys(pems: readonly string[]): TrustedKeys {
  return new Map(
    pems.map((pem) => {
      const key = createPublicKey(pem)
      if (key.asymmetricKeyType !== 'ed25519') throw new Error(`a pinned key is ${key.asymmetricKeyType}`)
      return [keyIdOf(key), key] as const
    }),
  )
}

/** @returns the keys of the vendor that this version of the app was released with. */
export function readPinnedKeys(): TrustedKeys {
  return toTrustedKeys(z.array(z.string()).parse(pinnedKeys))
}
