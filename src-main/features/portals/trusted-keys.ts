import { createPublicKey } from 'node:crypto'
import * as z from 'zod'
import { keyIdOf, type TrustedKeys } from '#main/platform/signed-profile.ts'
import pinnedKeys from '#resources/portals/keys.json' with { type: 'json' }

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
