import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'

/** Our own scheme: a secure origin of its own, without the powers of `file:`. */
export const pageUrl = 'satang://app/index.html'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

const headers = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
}

/** Must run before Electron is ready. */
export function declarePages(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'satang',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Serves the built renderer from its folder and nothing else. */
export function servePages(folder: string): void {
  protocol.handle('satang', async (request) => {
    const { pathname } = new URL(request.url)
    const file = path.join(folder, path.normalize(decodeURIComponent(pathname)))
    const type = contentTypes[path.extname(file)]
    if (!file.startsWith(folder + path.sep) || !type) return new Response(null, { status: 404 })
    try {
      return new Response(await readFile(file), { headers: { ...headers, 'content-type': type } })
    } catch {
      return new Response(null, { status: 404 })
    }
  })
}
