// Listening: one of two servers, by the runtime and by what is asked of HTTP.
import type { Program } from '../../core/index.ts'
import type { Clients } from './clients.ts'
import type { App, Listener, ListenOptions, Transport } from './listener.ts'

/** The faster server of the runtime. */
export const fastTransport: Transport = process.versions.bun === undefined ? 'node' : 'bun'

/** The fastest server that carries everything that a program does. */
export const transportFor = ({ rawHttp }: Program): Transport =>
  rawHttp.bodyOfGet || rawHttp.anyStatus ? 'node' : fastTransport

/** @throws with a `code` such as `EADDRINUSE` where the port can't be had, and for an identity that is none */
export async function listen(app: App, options: ListenOptions): Promise<Listener> {
  const { tls } = options
  if (!tls || fastTransport === 'node') return listenPlain(app, options)
  const { listenBehindTls } = await import('./tls-front.ts')
  return listenBehindTls(tls, options, (inner) => listenPlain(app, { ...inner, tls: undefined }))
}

/** By a server of this process alone, which on Node speaks TLS too. */
async function listenPlain(
  app: App,
  options: ListenOptions & { clients?: Clients },
): Promise<Listener> {
  if (options.transport === 'bun') {
    const { listenOnBun } = await import('./bun.ts')
    return listenOnBun(app, options)
  }
  const { listenOnNode } = await import('./node.ts')
  return listenOnNode(app, options)
}
