import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { signProfile as sign } from '#main/platform/signed-profile.ts'

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
  return sign(document, createPrivateKey(privateKey), indent)
}
