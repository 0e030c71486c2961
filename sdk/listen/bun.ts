// Bun's own HTTP server: the fastest way to an app, for everything that Web objects can carry.
import {
  type Answer,
  defaultLimits,
  type SocketEnd,
  StreamedBody,
  toResponse,
} from '../../core/index.ts'
import { BunIncoming, bunSockets, upgrade } from './bun-sockets.ts'
import { type Clients, STRANGER } from './clients.ts'
import {
  type App,
  FAILED,
  IDLE_SECONDS,
  type Listener,
  type ListenOptions,
  localUrl,
} from './listener.ts'
import { OpenBodies } from './open-bodies.ts'
import { OpenSockets } from './open-sockets.ts'
import { guardStalls } from './stall-guard.ts'

export function listenOnBun(
  app: App,
  {
    port,
    hostname,
    idleSeconds = IDLE_SECONDS,
    messageBytes = defaultLimits.socketMessageBytes,
    clients,
  }: ListenOptions & { clients?: Clients },
): Listener {
  const open = new OpenBodies()
  const sockets = new OpenSockets()
  const addressOf = clients
    ? (peer: Bun.SocketAddress | null) => clients.addressOf(peer?.port)
    : (peer: Bun.SocketAddress | null) => peer?.address
  const server = Bun.serve<SocketEnd>({
    port,
    ...(hostname === '' ? {} : { hostname }),
    idleTimeout: idleSeconds,
    // The engine has a limit of its own, and says so in its answer.
    maxRequestBodySize: Number.MAX_SAFE_INTEGER,
    fetch: (request, own) => {
      const address = () => addressOf(own.requestIP(request)) ?? ''
      if (clients && address() === '') return new Response(STRANGER, { status: 403 })
      const answer = app.handle(new BunIncoming(request, address))
      if (answer instanceof Promise)
        return answer.then((late) => respond(late, { request, own, open, idleSeconds }))
      if (answer) return answer.status === 101 ? upgrade(answer, request, own) : toResponse(answer)
      // What is streamed may be silent for as long as it likes; who sends something may not.
      if (request.method === 'GET') own.timeout(request, 0)
      return app.fetch?.(request, address()) ?? failed()
    },
    websocket: bunSockets(sockets, { messageBytes, idleSeconds }),
    error: failed,
  })
  const actual = server.port as number
  return {
    port: actual,
    url: localUrl(hostname, actual),
    drain: () => {
      open.stop()
      sockets.stop()
      return server.stop()
    },
    close: () => server.stop(true),
  }
}

interface Responding {
  readonly request: Request
  readonly own: Bun.Server<SocketEnd>
  readonly open: OpenBodies
  readonly idleSeconds: number
}

function respond(
  answer: Answer,
  { request, own, open, idleSeconds }: Responding,
): Response | undefined {
  const { body } = answer
  if (answer.status === 101) return upgrade(answer, request, own)
  if (!(body instanceof StreamedBody)) return toResponse(answer)
  if (request.signal.aborted) {
    body.cancel()
    return failed()
  }
  const onEnd = () => {
    open.delete(body)
    own.timeout(request, idleSeconds)
  }
  const guarded = () => {
    const opened = body.open()
    if (opened instanceof Blob) return opened
    // It may be silent for as long as it likes; who is to take it, and the next request of the connection, may not.
    own.timeout(request, 0)
    open.add(body)
    return guardStalls(opened, { stallMs: idleSeconds * 1_000, onEnd })
  }
  const sent = new StreamedBody({ length: body.length, open: guarded, cancel: () => body.cancel() })
  return toResponse({ ...answer, body: sent }, request.method)
}

const failed = (): Response => new Response(FAILED, { status: 500 })
