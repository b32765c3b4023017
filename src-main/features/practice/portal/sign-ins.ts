import { createHmac, randomBytes } from 'node:crypto'
import type { PracticeAccount } from '#main/features/practice/portal/sessions.ts'

/** A single sign-on in progress: first the password, then the code, then the ticket back to the portal. */
export type SignIn =
  | { readonly step: 'password' }
  | { readonly step: 'code'; readonly account: PracticeAccount; readonly wrongCodes: number }
  | { readonly step: 'ticket'; readonly account: PracticeAccount }

const keptSignIns = 200

/** Keeps single sign-ons in progress, each under an id that is used once, and the one-time code of the moment. */
export function createSignIns() {
  const inProgress = new Map<string, SignIn>()
  const secret = randomBytes(20)
  let round = 0
  return {
    /** Puts a step aside under a new id. */
    open(signIn: SignIn): string {
      const id = randomBytes(16).toString('base64url')
      inProgress.set(id, signIn)
      const [oldest] = inProgress.keys()
      if (inProgress.size > keptSignIns && oldest !== undefined) inProgress.delete(oldest)
      return id
    },
    /** Finds a step and forgets its id. */
    take(id: string): SignIn | null {
      const signIn = inProgress.get(id) ?? null
      inProgress.delete(id)
      return signIn
    },
    /** The six digits a phone would show now. */
    currentCode(): string {
      const digest = createHmac('sha1', secret).update(String(round)).digest()
      return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0')
    },
    /** Makes the code of the moment void; every successful sign-in does. */
    changeCode(): void {
      round += 1
    },
  }
}
export type SignIns = ReturnType<typeof createSignIns>
