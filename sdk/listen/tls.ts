// TLS as servers of both runtimes speak it.
import type { SecureContextOptions, TlsOptions } from 'node:tls'
import type { TlsIdentity } from './listener.ts'

/** The longest for a handshake, in seconds. */
const HANDSHAKE_SECONDS = 60

/** HTTP/1.1 is all that is spoken, and said to be. */
export const tlsOptions = (identity: TlsIdentity, idleSeconds: number): TlsOptions => ({
  ...secureContext(identity),
  ALPNProtocols: ['http/1.1'],
  handshakeTimeout: Math.min(HANDSHAKE_SECONDS, idleSeconds) * 1_000,
})

/** An identity as both runtimes take it. */
export const secureContext = ({ pfx, ...identity }: TlsIdentity): SecureContextOptions => ({
  ...identity,
  ...(pfx ? { pfx: Buffer.from(pfx) } : {}),
})
