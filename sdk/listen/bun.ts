// Bun's own HTTP server: the fastest way to an app, for everything that Web objects can carry.
import { toResponse, WebIncoming } from '../../core/index.ts'
import { type App, FAILED, type Listener, type ListenOptions, localUrl } from './listener.ts'

/** Seconds without a byte before a connection is dropped; Bun takes up to 255. */
const IDLE_SECONDS = 120

export function listenOnBun(app: App, { port, hostname }: ListenOptions): Listener {
  const server = Bun.serve({
    port,
    ...(hostname === '' ? {} : { hostname }),
    idleTimeout: IDLE_SECONDS,
    // The engine has a limit of its own, and says so in its answer.
    maxRequestBodySize: Number.MAX_SAFE_INTEGER,
    fetch: (request, own) => {
      const address = () => own.requestIP(request)?.address ?? ''
      const answer = app.handle(new WebIncoming(request, address))
      if (answer instanceof Promise) return answer.then(toResponse)
      if (answer) return toResponse(answer)
      // What is streamed may be silent for as long as it likes; who sends something may not.
      if (request.method === 'GET') own.timeout(request, 0)
      return app.fetch?.(request, address()) ?? failed()
    },
    error: failed,
  })
  const actual = server.port as number
  return {
    port: actual,
    url: localUrl(hostname, actual),
    drain: () => server.stop(),
    close: () => server.stop(true),
  }
}

const failed = (): Response => new Response(FAILED, { status: 500 })
