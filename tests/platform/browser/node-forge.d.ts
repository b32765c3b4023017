/** What the tests take of node-forge, which brings no types of its own. */
declare module 'node-forge' {
  type Key = { readonly isKey: unique symbol }
  type Name = { readonly attributes: readonly object[] }
  type Certificate = {
    publicKey: Key
    readonly validity: { readonly notBefore: Date; readonly notAfter: Date }
    readonly subject: Name
    setSubject(attributes: readonly object[]): void
    setIssuer(attributes: readonly object[]): void
    sign(key: Key, digest: object): void
  }
  const forge: {
    readonly pki: {
      readonly rsa: { generateKeyPair(bits: number): { readonly publicKey: Key; readonly privateKey: Key } }
      createCertificate(): Certificate
      certificateToPem(certificate: Certificate): string
      privateKeyToPem(key: Key): string
    }
    readonly md: { readonly sha256: { create(): object } }
  }
  // biome-ignore lint/style/noDefaultExport: the package gives nothing else
  export default forge
}
