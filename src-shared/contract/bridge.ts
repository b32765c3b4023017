/** What the door answers across the bridge; the client parses it before anyone trusts it. */
export type BridgeAnswer =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      readonly error: { readonly code: string; readonly details: Readonly<Record<string, string | number>> }
    }

/** The only thing a window sees of the outside. The preload script makes it; the renderer's client is its only caller. */
export interface Bridge {
  /** Asks the door for an entry of the contract. Never rejects for an expected failure. */
  call(name: string, input: unknown): Promise<BridgeAnswer>
  /** @returns how to stop listening */
  on(name: string, listener: (payload: unknown) => void): () => void
  /** @returns the path on disk of a file a person dropped or chose */
  pathOf(file: File): string
}
