import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Secrets } from '#main/platform/secrets.ts'
import { keyIdOf, type TrustedKeys } from '#main/platform/signed-profile.ts'

const secretName = 'list-corrections'

/** The key with which this computer signs what its people say of lists; nobody else's is trusted for that. */
export function createCorrectionKey(secrets: Secrets) {
  async function find(): Promise<KeyObject | null> {
    const pem = await secrets.find(secretName)
    return pem === null ? null : createPrivateKey(pem)
  }

  return {
    /** @returns the one key to trust; none before the first correction */
    async trusted(): Promise<TrustedKeys> {
      const key = await find()
      if (key === null) return new Map()
      const publicKey = createPublicKey(key)
      return new Map([[keyIdOf(publicKey), publicKey]])
    },

    /** Made at the first call, and kept before anything is signed with it. @throws AppError `folder.denied` */
    async findOrMake(): Promise<KeyObject> {
      const kept = await find()
      if (kept !== null) return kept
      const { privateKey } = generateKeyPairSync('ed25519')
      await secrets.save(secretName, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
      return privateKey
    },
  }
}
