import * as z from 'zod'
import type { FileAnswer, FileRequest } from '#main/platform/browser/fetch-file.ts'
import type { PageEvidence } from '#main/platform/browser/page-evidence.ts'

/** How going to a page ended. Failures of the network are an answer, not an exception. */
export type PageVisit =
  | {
      readonly kind: 'loaded'
      readonly status: number
      /** Where the browser ended up after redirects. */
      readonly url: string
      readonly html: string
      /** The header of that name, as sent. */
      readonly retryAfter: string | null
      /** The header `Date`; absent where the answer may have been kept on the way here. */
      readonly sentAt?: string
    }
  | { readonly kind: 'unreachable'; readonly reason: string }

/** What a script asks for, as the page's own scripts do. */
export type ScriptRequest = {
  readonly address: string
  /** Posted in the place of a plain question. */
  readonly form?: Readonly<Record<string, string>>
  /** The page the script belongs to. */
  readonly referrer: string
}

/** A page as a script of the open page asked for it; where a redirect leads to only a visit can tell. */
export type ScriptAnswer = PageVisit | { readonly kind: 'redirected' }
/** How Chromium names an answer that says by its state that it failed, and holds nothing to show. */
export const bodilessFailure = 'net::ERR_HTTP_RESPONSE_CODE_FAILURE'

export type LoadedPage = Extract<PageVisit, { kind: 'loaded' }>

/** Something to press: its address is resolved against the page, `call` is the script it runs. */
export type PageLink = {
  /** Its place among all of the page; the same one is found in every cell around it. */
  readonly at: number
  readonly text: string
  /** Empty where only a script knows. */
  readonly address: string
  readonly call: string | null
}

/** `columns` and `rows` it spans. Its text is its own, its links are also those of tables inside it. */
export type PageCell = {
  readonly text: string
  readonly isHeader: boolean
  readonly columns: number
  readonly rows: number
  readonly links: readonly PageLink[]
}
/** `links`: the row itself can be pressed. */
export type PageRow = { readonly cells: readonly PageCell[]; readonly links: readonly PageLink[] }

/** A table as the page holds it. */
export type PageTable = { readonly id: string | null; readonly rows: readonly PageRow[] }

/** What the drop-downs of a page have chosen and offer, by their names. */
export type PageChoices = Readonly<
  Record<string, { readonly chosen: string; readonly offered: readonly string[] }>
>

/** A cookie as it is kept between runs. */
export const KeptCookie = z.object({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  path: z.string(),
  secure: z.boolean(),
  httpOnly: z.boolean(),
  sameSite: z.enum(['Strict', 'Lax', 'None', 'Default']).optional(),
  /** Unix seconds; -1 for one that ends with the browser. */
  expires: z.number(),
})
export type KeptCookie = z.infer<typeof KeptCookie>

/** A question in JSON, posted as a script of the open page posts it. */
export type JsonRequest = {
  readonly address: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}
export type JsonAnswer =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly text: string
      readonly retryAfter: string | null
    }
  | { readonly kind: 'unreachable'; readonly reason: string }

/** An open tab as it looked a moment ago, and what it can be asked. */
export type BrowserTab = {
  readonly url: string
  readonly html: string
  has(selector: string): Promise<boolean>
  /** What its page keeps under a name in the browser's storage, or null. */
  readStorage(name: string): Promise<string | null>
  reload(patience: Patience): Promise<void>
}

export type Patience = { readonly timeoutMs: number; readonly signal: AbortSignal }

/**
 * One running browser with one page. Every verb may throw AppError `browser.failed` when the browser is gone,
 * and the reason of its signal.
 */
export interface BrowserSession {
  /** @param options.form posted in the place of a plain visit; `referrer`: the page one comes from */
  goTo(
    address: string,
    patience: Patience,
    options?: { readonly form?: Readonly<Record<string, string>>; readonly referrer?: string },
  ): Promise<PageVisit>
  /** Asks the server of the open page for a page, as a script of `referrer` would; the open page stays. */
  askPage(request: ScriptRequest, patience: Patience): Promise<ScriptAnswer>
  /** Asks the server of the open page; a server elsewhere cannot be reached. */
  ask(request: JsonRequest, patience: Patience): Promise<JsonAnswer>
  /** What the open page keeps under a name in the browser's storage, or null. */
  readStorage(name: string): Promise<string | null>
  /** Whether the page holds something that matches a CSS selector. */
  has(selector: string): Promise<boolean>
  /** Which of some CSS selectors a page shows. @param html of an answer to a script; null for the open page */
  findShown(selectors: readonly string[], html: string | null): Promise<readonly boolean[]>
  /** Replaces what stands in a field. */
  fill(selector: string, text: string): Promise<void>
  /** Clicks and waits for the page this leads to. */
  click(selector: string, patience: Patience): Promise<PageVisit>
  /** Clicks the first match as a script of the page would, and waits for nothing. @returns false when there is none */
  press(selector: string): Promise<boolean>
  /** Every open tab, the first one first. */
  listTabs(): Promise<readonly BrowserTab[]>
  /** Every table in the order of the page, outer ones first. @param answer of a script; null for the open page */
  readTables(
    answer: { readonly html: string; readonly address: string } | null,
  ): Promise<readonly PageTable[]>
  /** The drop-downs of the open page. */
  readChoices(): Promise<PageChoices>
  cookies(): Promise<readonly KeptCookie[]>
  /** Forgets every cookie and takes these instead. */
  restoreCookies(cookies: readonly KeptCookie[]): Promise<void>
  /**
   * Fetches a file with the browser's own network, session, proxy and certificates; one too big for memory into
   * `partPath`. Several may come at the same time; the page stays where it is.
   * A disk that refuses the bytes throws the system's own error, with its `errno`.
   */
  fetchFile(request: Omit<FileRequest, 'referrer'>): Promise<FileAnswer>
  /** How the page looks and is built, with nobody's data on it. The page is of no use afterwards. */
  takeEvidence(): Promise<PageEvidence>
  isOpen(): boolean
  /** Whether a page of that origin stands open. */
  isAt(origin: string): boolean
  /** Ends the browser and deletes its profile; a second call does nothing more. */
  close(): Promise<void>
}
