import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import forge from 'node-forge'
import { onTestFinished } from 'vitest'

/** @returns the port of a server that ends with the test */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** A proxy that answers every request for a way through in the same way. */
export function startProxy(answer: string): Promise<number> {
  const proxy = createServer()
  proxy.on('connect', (_, socket) => socket.end(`HTTP/1.1 ${answer}\r\nContent-Length: 0\r\n\r\n`))
  return listen(proxy)
}

/** A server with a certificate that nobody has signed but itself. */
export async function startSecure(): Promise<number> {
  const { publicKey, privateKey } = forge.pki.rsa.generateKeyPair(2048)
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = publicKey
  certificate.validity.notAfter.setFullYear(certificate.validity.notBefore.getFullYear() + 1)
  certificate.setSubject([{ name: 'commonName', value: 'hospital firewall' }])
  certificate.setIssuer(certificate.subject.attributes)
  certificate.sign(privateKey, forge.md.sha256.create())
  const [cert, key] = [forge.pki.certificateToPem(certificate), forge.pki.privateKeyToPem(privateKey)]
  return listen(createSecureServer({ cert, key }, (_, answer) => void answer.end('portal')))
}
