import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { toCanonicalJson } from '#main/features/portals/signed-profile.ts'
import { keyIdOf } from '#main/features/portals/trusted-keys.ts'

/** @returns a new Ed25519 pair, both as PEM. */
export function makeKeyPair(): { readonly publicKey: string; readonly privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/**
 * Signs a profile or a pack of layouts.
 * @param document its JSON
 * @param privateKey of the vendor, as PEM
 * @param indent of the file's lines; 0 keeps a large one small, and what is signed is the same
 * @returns the text of the file that hospitals install
 */
export function signProfile(document: unknown, privateKey: string, indent = 2): string {
  const key = createPrivateKey(privateKey)
  const signature = sign(null, Buffer.from(toCanonicalJson(document)), key).toString('base64')
  const signed = { profile: document, signature, keyId: keyIdOf(createPublicKey(key)) }
  return `${JSON.stringify(signed, null, indent)}\n`
}
