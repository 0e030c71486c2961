// Bun's own HTTP server: the fastest way to an engine, for everything that Web objects can carry.
import type { Engine } from '../../core/index.ts'
import { FAILED, type Listener, type ListenOptions, localUrl } from './listener.ts'

/** Seconds without a byte before a connection is dropped; Bun takes up to 255. */
const IDLE_SECONDS = 120

export function listenOnBun(engine: Engine, { port, hostname }: ListenOptions): Listener {
  const server = Bun.serve({
    port,
    ...(hostname === '' ? {} : { hostname }),
    idleTimeout: IDLE_SECONDS,
    // The engine has a limit of its own, and says so in its answer.
    maxRequestBodySize: Number.MAX_SAFE_INTEGER,
    fetch: (request, own) => {
      const address = () => own.requestIP(request)?.address ?? ''
      return engine.fetch(request, address)
    },
    error: () => new Response(FAILED, { status: 500 }),
  })
  const actual = server.port as number
  return { port: actual, url: localUrl(hostname, actual), close: () => server.stop(true) }
}
