// Node's HTTP server, which Bun has too: a thin adapter, because Web objects made for each request would cost more
// than everything else. It carries what Web objects can't: bodies of GET, any status.
import { type IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type Answer, defaultLimits, StreamedBody } from '../../core/index.ts'
import { type Clients, STRANGER } from './clients.ts'
import { endLate, isCutShort } from './linger.ts'
import {
  type App,
  FAILED,
  IDLE_SECONDS,
  type Listener,
  type ListenOptions,
  localUrl,
} from './listener.ts'
import { NodeIncoming } from './node-incoming.ts'
import { createNodeServer } from './node-server.ts'
import { NodeSockets, type Upgrade } from './node-sockets.ts'
import { OpenBodies } from './open-bodies.ts'
import { OpenSockets } from './open-sockets.ts'
import { sendStream } from './send-stream.ts'

export async function listenOnNode(
  app: App,
  {
    port,
    hostname,
    idleSeconds = IDLE_SECONDS,
    messageBytes = defaultLimits.socketMessageBytes,
    tls,
    clients,
  }: ListenOptions & { clients?: Clients },
): Promise<Listener> {
  const open = new OpenBodies()
  const openSockets = new OpenSockets()
  const sockets = new NodeSockets(openSockets, { messageBytes, idleSeconds })
  const take = (message: IncomingMessage, response: ServerResponse, upgrade?: Upgrade) => {
    const sendThis = (answer: Answer) => {
      if (!upgrade || !answer.socket) return send(answer, { message, response, open })
      response.detachSocket(message.socket)
      void sockets.upgrade(answer, answer.socket, upgrade)
    }
    const address = clients?.addressOf(message.socket.remotePort)
    if (clients && address === undefined) return refuse(response)
    try {
      const incoming = new NodeIncoming(message, upgrade !== undefined, address)
      const answer = app.handle(incoming)
      if (answer && !(answer instanceof Promise)) {
        sendThis(answer)
        return
      }
      keepWaiting(message, response)
      if (answer) answer.then(sendThis).catch(() => fail(response))
      else fetchFrom(app, incoming.address, message, response).catch(() => fail(response))
    } catch {
      fail(response)
    }
  }
  const { server, scheme, renew } = await createNodeServer(
    (message, response) => take(message, response),
    idleSeconds,
    tls,
  )
  sockets.listen(
    server,
    (upgrade) => take(upgrade.message, lastResponse(upgrade), upgrade),
    (plain) => take(plain.message, lastResponse(plain)),
  )
  server.timeout = idleSeconds * 1_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, hostname === '' ? undefined : hostname, resolve)
  })
  const actual = (server.address() as AddressInfo).port
  const closed = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return {
    port: actual,
    url: localUrl(hostname, actual, scheme),
    drain: () => {
      const drained = closed()
      open.stop()
      openSockets.stop()
      server.closeIdleConnections()
      return drained
    },
    close: () => {
      const ended = closed()
      server.closeAllConnections()
      openSockets.cut()
      return ended
    },
    ...(renew ? { renew } : {}),
  }
}

/** What answers a request for a WebSocket that gets none; the connection ends with it. */
function lastResponse({ message }: Upgrade): ServerResponse {
  const response = new ServerResponse(message)
  response.shouldKeepAlive = false
  response.assignSocket(message.socket)
  response.on('finish', () => message.socket.end())
  return response
}

/** Web objects, for what must be streamed. */
async function fetchFrom(
  app: App,
  address: string,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { createRequest, sendResponse } = await import('@remix-run/node-fetch-server')
  const request = createRequest(message, response)
  const answer = await app.fetch?.(request, address)
  if (answer) await sendResponse(response, answer)
  else fail(response)
}

function refuse(response: ServerResponse): void {
  response.writeHead(403, { 'Content-Type': 'text/plain' })
  response.end(STRANGER)
}

/** What the engine does not answer itself would be a bug of ours; it must not take the other requests with it. */
function fail(response: ServerResponse): void {
  if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' })
  response.end(FAILED)
}

interface Sending {
  readonly message: IncomingMessage
  readonly response: ServerResponse
  readonly open: OpenBodies
}

function send(answer: Answer, { message, response, open }: Sending): void {
  const { status, headers, body } = answer
  if (body instanceof StreamedBody) {
    open.add(body)
    sendStream(answer, body, message, response).finally(() => open.delete(body))
    return
  }
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const length =
    status === 204 || status === 304 ? [] : ['Content-Length', String(bytes?.length ?? 0)]
  response.writeHead(status, [...headers.flat, ...length])
  const sent = message.method === 'HEAD' ? undefined : (bytes ?? undefined)
  if (isCutShort(message, response)) endLate(sent, message, response)
  else response.end(sent)
}

/** On a connection on which nothing moves, an answer that takes its time is waited for; a client is not. */
function keepWaiting(message: IncomingMessage, response: ServerResponse): void {
  response.on('timeout', (socket: Socket) => {
    if (!message.complete || socket.writableLength > 0) socket.destroy()
  })
}
