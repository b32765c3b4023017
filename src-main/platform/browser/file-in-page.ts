/** A file as a script of the portal's pages may ask for it; its address has the origin of the page. */
export type PageFileCall = {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly body?: string
  readonly headers: Readonly<Record<string, string>>
  /** Address of the page with the link, or nothing where that page is of another origin. */
  readonly referrer: string
  /** `manual` stops at a redirect without a look at where it leads. */
  readonly redirect: 'manual' | 'follow'
}

/** What came of a body since the piece before: `more` follows, or it is `whole`, or the connection broke after it. */
export type FilePiece = { readonly base64: readonly string[]; readonly end: 'more' | 'whole' | 'cutOff' }

/** Whether a redirect led there. */
type Led = { readonly wasRedirected: boolean }

export type PageFileAnswer =
  /** @param length of the body as the headers tell it, or null */
  | (Led & { readonly kind: 'answered'; readonly length: number | null; readonly piece: FilePiece })
  | { readonly kind: 'redirected' }
  | (Led & { readonly kind: 'refused'; readonly status: number; readonly retryAfter: string | null })
  | { readonly kind: 'unreachable'; readonly reason: string }

/** What a page that fetches files has been taught. Several may come at the same time, each under a number of its own. */
export type FileReader = {
  /** Asks for a file; what of its body comes at once is given with the answer. */
  begin(id: number, call: PageFileCall): Promise<PageFileAnswer>
  /** Waits for the next bytes of a file that has more, as long as it takes. */
  more(id: number): Promise<FilePiece>
}

/**
 * Runs inside the page, so it may use nothing from outside itself.
 * @param pieceBytes ends a piece, as does `momentMs` without the end of the body
 */
export function createFileReaderInPage(pieceBytes: number, momentMs: number): FileReader {
  type Body = ReadableStreamDefaultReader<Uint8Array>
  /** A body, and what was already asked of it. */
  type File = { body: Body; coming: ReturnType<Body['read']> | null }
  /** Those that have more. */
  const open = new Map<number, File>()

  function toBase64(bytes: Uint8Array & { toBase64?: () => string }): string {
    if (bytes.toBase64) return bytes.toBase64()
    // Chromium before 140; a small file takes a fifth longer
    const most = 0x8000
    let text = ''
    for (let at = 0; at < bytes.length; at += most)
      text += String.fromCharCode(...bytes.subarray(at, at + most))
    return btoa(text)
  }

  /** @param isPatient waits for the first bytes however long they take */
  async function take(file: File, isPatient: boolean): Promise<FilePiece> {
    const parts: Uint8Array[] = []
    let bytes = 0
    let end: FilePiece['end'] = 'more'
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), momentMs)
    })
    try {
      while (end === 'more' && bytes < pieceBytes) {
        file.coming ??= file.body.read()
        const step = await (isPatient && bytes === 0 ? file.coming : Promise.race([file.coming, late]))
        if (!step) break
        file.coming = null
        if (step.done) end = 'whole'
        else {
          parts.push(step.value)
          bytes += step.value.length
        }
      }
    } catch {
      end = 'cutOff'
    }
    clearTimeout(timer)
    return { base64: parts.map(toBase64), end }
  }

  return {
    async begin(id, { url, ...call }) {
      const options = { ...call, credentials: 'include', cache: 'no-store' } as const
      let response: Response
      try {
        response = await fetch(url, options)
      } catch (error) {
        return { kind: 'unreachable', reason: error instanceof Error ? error.name : 'failed' }
      }
      const { type, status, headers, body, redirected: wasRedirected } = response
      if (type === 'opaqueredirect') return { kind: 'redirected' }
      if (status !== 200) {
        body?.cancel().catch(() => undefined)
        return { kind: 'refused', status, retryAfter: headers.get('retry-after'), wasRedirected }
      }
      // with a content encoding the header counts packed bytes
      const told = headers.has('content-encoding') ? null : headers.get('content-length')
      const length = told === null ? null : Number(told)
      if (!body) return { kind: 'answered', length, piece: { base64: [], end: 'whole' }, wasRedirected }
      const file = { body: body.getReader(), coming: null }
      const piece = await take(file, false)
      if (piece.end === 'more') open.set(id, file)
      return { kind: 'answered', length, piece, wasRedirected }
    },
    async more(id) {
      const file = open.get(id)
      if (!file) throw new Error(`file ${id} has no more`)
      const piece = await take(file, true)
      if (piece.end !== 'more') open.delete(id)
      return piece
    },
  }
}
