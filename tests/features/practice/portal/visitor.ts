/** A plain fetch with cookies that follows redirects itself, so a test sees each of them. */
export function createVisitor(address: string) {
  const cookies = new Map<string, string>()
  async function ask(
    path: string,
    form?: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return await send(path, { headers, ...(form && { method: 'POST', body: new URLSearchParams(form) }) })
  }
  async function send(
    path: string,
    { headers, ...rest }: RequestInit & { headers: Record<string, string> },
  ): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, address), {
      redirect: 'manual',
      headers: { ...headers, cookie },
      ...rest,
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return {
    ask,
    cookies,
    /** Posts JSON, as scripts of newer pages do; answers with the state and the JSON that came back. */
    async post(path: string, facts: unknown, headers: Record<string, string> = {}) {
      const json = { 'content-type': 'application/json', ...headers }
      const response = await send(path, { method: 'POST', headers: json, body: JSON.stringify(facts) })
      return { status: response.status, answer: await response.json() }
    },
    /** Asks and follows redirects; answers with the last page and where it was. */
    async open(path: string, form?: Record<string, string>) {
      let at = new URL(path, address)
      let response = await ask(at.href, form)
      for (let hops = 0; response.status === 302 && hops < 5; hops += 1) {
        at = new URL(response.headers.get('location') ?? '', at)
        response = await ask(at.href)
      }
      return { path: at.pathname, status: response.status, text: await response.text() }
    },
  }
}
export type Visitor = ReturnType<typeof createVisitor>

/** @returns the address a form posts to. */
export function actionOf(page: string): string {
  return (/<form id="kc-[^"]*" method="post" action="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&')
}

/** @returns text of the cells of every line of the list. */
export function linesOf(page: string): string[][] {
  const lines = page.match(/<tr><td.*?<\/tr>/gs) ?? []
  return lines.map((line) =>
    (line.match(/<td.*?<\/td>/gs) ?? []).map((cell) => cell.replace(/<[^>]+>/g, ' ').trim()),
  )
}

/** @returns addresses of the Download Excel links, against the page they stand on. */
export function excelLinksOf(page: string, address: string): URL[] {
  const base = new URL('/webComponent/validation/ValidationMainAction.do', address)
  return [...page.matchAll(/<a href="([^"]+)">Download Excel<\/a>/g)].map(
    (link) => new URL((link[1] ?? '').replaceAll('&amp;', '&'), base),
  )
}
