import type { Wait } from '#main/features/downloads/patience.ts'
import type { PageSignIn } from '#main/features/downloads/portal-parts.ts'
import { isTurnedAway } from '#main/features/downloads/session-look.ts'
import type { SignInDesk } from '#main/features/downloads/sign-in.ts'

/** Pages whose scripts keep a token in the browser's storage, and have a sign-in of their own. */
export type TokenPlace = {
  /** Of the page one enters by; all others lie below it. */
  readonly address: string
  readonly tokenName: string
  readonly signIn: PageSignIn
  /** How long a page may take to put its token there. */
  readonly pageMs: number
}

type Needs = Pick<SignInDesk, 'session' | 'profile'> & { readonly wait: Wait; readonly signal: AbortSignal }

const lookEveryMs = 500

/** @returns a token as it is stored, by itself or as JSON */
function toToken(stored: string | null): string | null {
  const text = /^"(.*)"$/.exec(stored ?? '')?.[1] ?? stored ?? ''
  return text === '' || text === 'null' || text === 'undefined' ? null : text
}

function isBelow(url: string, address: string): boolean {
  const [at, entry] = [new URL(url), new URL(address)]
  return at.origin === entry.origin && at.pathname.startsWith(entry.pathname)
}

/** Reads the token of the pages that stand open, and has them give a new one. */
export function createPageToken({ session, profile, wait, signal }: Needs, place: TokenPlace) {
  const { address, tokenName, signIn, pageMs } = place
  let isPressed = false

  /** A sign-in that lives elsewhere lets her in by a press; it is pressed once. @returns whether it was pressed now */
  async function press(): Promise<boolean> {
    if (isPressed) return false
    await session.press(signIn.dismiss)
    isPressed = await session.press(signIn.button)
    return isPressed
  }

  return {
    /** The token that is there now, or null. */
    read: async (): Promise<string | null> => toToken(await session.readStorage(tokenName)),

    /**
     * Waits as long as a page may take, and as long again after a press on the sign-in of these pages.
     * @param old a token that is good no more, or null
     * @returns null when none comes, or the portal asks to sign in
     */
    async waitFor(old: string | null): Promise<string | null> {
      for (let waitedMs = 0; waitedMs < pageMs; waitedMs += lookEveryMs) {
        const [tab] = await session.listTabs()
        if (tab && isBelow(tab.url, address)) {
          const token = toToken(await session.readStorage(tokenName))
          if (token !== null && token !== old) return token
          if (await press()) waitedMs = 0
        } else if (tab && (await isTurnedAway({ session, profile }, tab))) return null
        await wait(lookEveryMs, signal)
      }
      return null
    },
  }
}
export type PageToken = ReturnType<typeof createPageToken>
