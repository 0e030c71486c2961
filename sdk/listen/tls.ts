// TLS as servers of both runtimes speak it.
import type { TlsOptions } from 'node:tls'

/** What a server proves with who it is: a certificate with its chain and its key, in PEM, or both in one PFX file. */
export interface TlsIdentity {
  readonly cert?: string
  readonly key?: string
  readonly pfx?: Buffer
  readonly passphrase?: string
  /** Certificates that complete the chain. */
  readonly ca?: string
}

/** The longest for a handshake, in seconds. */
const HANDSHAKE_SECONDS = 60

/** HTTP/1.1 is all that is spoken, and said to be. */
export const tlsOptions = (identity: TlsIdentity, idleSeconds: number): TlsOptions => ({
  ...identity,
  ALPNProtocols: ['http/1.1'],
  handshakeTimeout: Math.min(HANDSHAKE_SECONDS, idleSeconds) * 1_000,
})
