import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

export const big = Buffer.alloc(3_000_000, 'satang')
export const small = big.subarray(0, 20_000)
const excel = {
  'content-type': 'application/vnd.ms-excel',
  'content-disposition': 'attachment; filename="x.xls"',
}
type Seen = {
  url: string
  method: string
  type: string
  body: string
  authorization: string
  userAgent: string
  cookie: string
  referrer: string
}

const toward = (location: string): RequestListener => {
  return (_, response) => response.writeHead(302, { location }).end()
}

const pages: Record<string, RequestListener> = {
  '/list': (_, response) =>
    response
      .writeHead(200, {
        'content-type': 'text/html',
        'set-cookie': 'JSESSIONID=one',
        'content-security-policy': "default-src 'self'",
      })
      .end('<link rel="icon" href="data:,"><p id="here">list'),
  '/half': (_, response) => {
    const rows = '<tr><td>row'.repeat(500)
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': 2 * rows.length })
    response.write(`<table id="content2">${rows}`, () => setTimeout(50).then(() => response.destroy()))
  },
  '/half-chunked': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.write('<table id="content2"><tr><td>row', () => setTimeout(50).then(() => response.destroy()))
  },
  '/whole': (_, response) => response.writeHead(200, { ...excel, 'content-length': big.length }).end(big),
  '/packed': (_, response) =>
    response.writeHead(200, { ...excel, 'content-encoding': 'gzip' }).end(gzipSync(big)),
  '/none': (_, response) => response.writeHead(200, { 'content-length': 0 }).end(),
  '/cut': (_, response) => {
    response.writeHead(200, { ...excel, 'content-length': big.length })
    response.write(big.subarray(0, 1_000_000), () => response.destroy())
  },
  '/cut-chunked': (_, response) => {
    response.writeHead(200, excel)
    response.write(small, () => setTimeout(50).then(() => response.destroy()))
  },
  '/stalled': (_, response) => {
    response.writeHead(200, { ...excel, 'content-length': big.length })
    response.write(big.subarray(0, 1_000_000))
  },
  '/small': (_, response) => response.writeHead(200, { ...excel, 'content-length': small.length }).end(small),
  '/small-cut': (_, response) => {
    response.writeHead(200, { ...excel, 'content-length': small.length })
    response.write(small.subarray(0, 9_000), () => setTimeout(50).then(() => response.destroy()))
  },
  '/small-bare': (_, response) => {
    response.writeHead(200, { ...excel, 'content-length': small.length }).flushHeaders()
    setTimeout(50).then(() => response.destroy())
  },
  '/small-stalled': (_, response) => {
    response.writeHead(200, { ...excel, 'content-length': small.length })
    response.write(small.subarray(0, 9_000))
  },
  '/slow': async (_, response) => {
    response.writeHead(200, { ...excel, 'content-length': small.length })
    for (let at = 0; at < small.length; at += 5_000) {
      response.write(small.subarray(at, at + 5_000))
      await setTimeout(400)
    }
    response.end()
  },
  '/silent': () => {},
  '/dropped': (_, response) => response.destroy(),
  '/login': toward('/sign-in?x=1'),
  '/moved': toward('/whole'),
  '/moved-small': toward('/small'),
  '/moved-busy': toward('/later'),
  '/moved-twice': toward('/moved'),
  // the same server under another name
  '/elsewhere': (request, response) =>
    toward(`http://localhost:${request.socket.localPort}/small`)(request, response),
  '/later': (_, response) => response.writeHead(429, { 'retry-after': '7' }).end('slow down'),
  '/broken': (_, response) => response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>no'),
}

/** A server whose files come in every way a file may come. */
export async function startFileServer() {
  const seen: Seen[] = []
  const seenHeaders: IncomingHttpHeaders[] = []
  const server = createServer(async (request, response) => {
    const { url = '', method = '', headers } = request
    seen.push({
      url,
      method,
      type: headers['content-type'] ?? '',
      body: await text(request),
      authorization: headers.authorization ?? '',
      userAgent: headers['user-agent'] ?? '',
      cookie: headers.cookie ?? '',
      referrer: headers.referer ?? '',
    })
    seenHeaders.push(headers)
    const page = pages[url]
    if (page) page(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  return {
    seen,
    seenHeaders,
    address: bound !== null && typeof bound === 'object' ? `http://127.0.0.1:${bound.port}` : '',
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
