/** A file as a script of the portal's pages may ask for it; its address has the origin of the page. */
export type PageFileCall = {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly body?: string
  readonly headers: Readonly<Record<string, string>>
  /** Address of the page with the link, or nothing where that page is of another origin. */
  readonly referrer: string
}

/** What came of a body since the piece before: `more` follows, or it is `whole`, or the connection broke after it. */
export type FilePiece = { readonly base64: readonly string[]; readonly end: 'more' | 'whole' | 'cutOff' }

export type PageFileAnswer =
  /** @param length of the body as the headers tell it, or null */
  | { readonly kind: 'answered'; readonly length: number | null; readonly piece: FilePiece }
  | { readonly kind: 'redirected' }
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: 'unreachable'; readonly reason: string }

/** What a page that fetches files has been taught. It has one file in hand at a time. */
export type FileReader = {
  /** Asks for a file; what of its body comes at once is given with the answer. */
  begin(call: PageFileCall): Promise<PageFileAnswer>
  /** Waits for the next bytes, as long as it takes. */
  more(): Promise<FilePiece>
}

/**
 * Runs inside the page, so it may use nothing from outside itself.
 * @param pieceBytes ends a piece, as does `momentMs` without the end of the body
 */
export function createFileReaderInPage(pieceBytes: number, momentMs: number): FileReader {
  type Step = ReadableStreamReadResult<Uint8Array>
  let body: ReadableStreamDefaultReader<Uint8Array> | null = null
  let coming: Promise<Step> | null = null

  function toBase64(bytes: Uint8Array & { toBase64?: () => string }): string {
    // a third of what a small file costs in all
    if (bytes.toBase64) return bytes.toBase64()
    // Chromium before 140
    const most = 0x8000
    let text = ''
    for (let at = 0; at < bytes.length; at += most)
      text += String.fromCharCode(...bytes.subarray(at, at + most))
    return btoa(text)
  }

  /** @param isPatient waits for the first bytes however long they take */
  async function take(isPatient: boolean): Promise<FilePiece> {
    const parts: Uint8Array[] = []
    let bytes = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), momentMs)
    })
    const give = (end: FilePiece['end']): FilePiece => ({ base64: parts.map(toBase64), end })
    try {
      while (body && bytes < pieceBytes) {
        coming ??= body.read()
        const step = await (isPatient && bytes === 0 ? coming : Promise.race([coming, late]))
        if (!step) return give('more')
        coming = null
        if (step.done) return give('whole')
        parts.push(step.value)
        bytes += step.value.length
      }
      return give(body ? 'more' : 'whole')
    } catch {
      return give('cutOff')
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async begin({ url, ...call }) {
      try {
        const response = await fetch(url, {
          ...call,
          credentials: 'include',
          cache: 'no-store',
          redirect: 'manual',
        })
        if (response.type === 'opaqueredirect') return { kind: 'redirected' }
        const { status, headers } = response
        if (status !== 200) {
          response.body?.cancel().catch(() => undefined)
          return { kind: 'refused', status, retryAfter: headers.get('retry-after') }
        }
        body = response.body?.getReader() ?? null
        coming = null
        // with a content encoding the header counts packed bytes
        const length = headers.has('content-encoding') ? null : headers.get('content-length')
        const piece = await take(false)
        return { kind: 'answered', length: length === null ? null : Number(length), piece }
      } catch (error) {
        return { kind: 'unreachable', reason: error instanceof Error ? error.name : 'failed' }
      }
    },
    more: () => take(true),
  }
}
