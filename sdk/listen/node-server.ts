// Node's HTTP server as it is before it listens: over TLS where there is an identity.
import { createServer, type RequestListener, type Server } from 'node:http'
import type { TlsIdentity } from './listener.ts'
import { timeouts } from './node-timeouts.ts'
import { secureContext, tlsOptions } from './tls.ts'

export interface NodeServer {
  readonly server: Server
  readonly scheme: 'http' | 'https'
  /** Only over TLS. */
  readonly renew?: (identity: TlsIdentity) => void
}

export async function createNodeServer(
  onRequest: RequestListener,
  idleSeconds: number,
  identity: TlsIdentity | undefined,
): Promise<NodeServer> {
  const limits = timeouts(idleSeconds)
  if (!identity) return { server: createServer(limits, onRequest), scheme: 'http' }
  // Loaded only where it is used.
  const https = await import('node:https')
  const server = https.createServer({ ...limits, ...tlsOptions(identity, idleSeconds) }, onRequest)
  const renew = (other: TlsIdentity) => server.setSecureContext(secureContext(other))
  return { server, scheme: 'https', renew }
}
