import { createHmac, randomBytes } from 'node:crypto'
import type { PracticeAccount } from '#main/features/practice/portal/sessions.ts'
import type { SignInHabits } from '#main/features/practice/portal/sign-in-habits.ts'

/**
 * A single sign-on in progress: first the password, then the code, or a code for the ThaiD app instead of both, then the
 * ticket back to the portal.
 */
export type SignIn =
  | { readonly step: 'password' }
  | { readonly step: 'code'; readonly account: PracticeAccount; readonly wrongCodes: number }
  | { readonly step: 'thaiD'; readonly endsAtMs: number; readonly scannedBy: PracticeAccount | null }
  | {
      readonly step: 'ticket'
      readonly account: PracticeAccount
      readonly landing: SignInHabits['landing']
    }

const keptSignIns = 200

/** Keeps single sign-ons in progress, each under an id that is used once, and the one-time code of the moment. */
export function createSignIns() {
  const inProgress = new Map<string, SignIn>()
  const identities = new Map<string, PracticeAccount>()
  const secret = randomBytes(20)
  let round = 0
  let sentForms = 0
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
    /** Finds a step that is waited for. */
    find: (id: string): SignIn | null => inProgress.get(id) ?? null,
    /** Puts a step in the place of another one. */
    change: (id: string, signIn: SignIn) => void inProgress.set(id, signIn),
    /** Notes that an account scanned the ThaiD code shown last. @returns false when none is good any more */
    scan(account: PracticeAccount, nowMs: number): boolean {
      const good = [...inProgress].filter(([, one]) => one.step === 'thaiD' && one.endsAtMs > nowMs)
      const [id, signIn] = good.at(-1) ?? []
      if (id === undefined || signIn?.step !== 'thaiD') return false
      inProgress.set(id, { ...signIn, scannedBy: account })
      return true
    },
    /** Remembers whom single sign-on let in. @returns what its cookie holds */
    remember(account: PracticeAccount): string {
      const id = randomBytes(16).toString('base64url')
      identities.set(id, account)
      return id
    },
    /** Finds whom single sign-on let in before. */
    recall: (id: string): PracticeAccount | null => identities.get(id) ?? null,
    /** From now on the next form is the first one. */
    countAnew(): void {
      sentForms = 0
    },
    /** Counts a form that was sent. @returns whether it is the first one */
    isFirstSent(): boolean {
      sentForms += 1
      return sentForms === 1
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
