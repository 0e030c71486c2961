// The WebSocket routes of a mock as a handler of MSW: it takes connections that one of them answers, and no others.
import * as msw from 'msw'
import type { SocketEnd, Wire } from '../../core/index.ts'
import type { MswMock } from './handlers.ts'
import type { Origins } from './origins.ts'
import { SocketIncoming } from './socket-incoming.ts'

/** What both versions of MSW hand over of a client. */
type Client = msw.WebSocketHandlerConnection['client']

/** Undefined where the mock has no WebSocket routes, or stands for every origin: not every connection is for it. */
export function createSocketHandler(
  mock: MswMock,
  origins: Origins,
): msw.WebSocketHandler | undefined {
  if (mock.program.sockets.length === 0 || origins.areAll) return undefined
  const handler = msw.ws.link(NOTHING).addEventListener('connection', ({ client, info }) => {
    void connect(mock, client, info.protocols)
  })
  handler.predicate = ({ url }) => isAnswered(mock, origins, String(url))
  return handler
}

/**
 * A path pattern of MSW says less than the routes of the mock do, so that they are asked instead. By a pattern MSW
 * would also take upgrades of Node's HTTP client, on which it carries no messages: they go to the network.
 */
const NOTHING = /(?!)/

function isAnswered({ program }: MswMock, origins: Origins, text: string): boolean {
  const url = new URL(text.replace(/^ws/, 'http'))
  if (!origins.include(url.href)) return false
  const path = url.pathname.replace(/\/\/+/g, '/')
  try {
    return program.webSockets.find(path).some((endpoint) => endpoint.path.match(path))
  } catch {
    // What it is matched with is not loaded yet, or its escapes are none: the mock says more.
    return true
  }
}

async function connect(
  mock: MswMock,
  client: Client,
  protocols: string | readonly string[] | undefined,
): Promise<void> {
  const incoming = new SocketIncoming(new URL(client.url), protocols)
  const early = new Early(client)
  const { socket, status } = await mock.handle(incoming)
  if (!socket) {
    client.close(1011, `the handshake is refused with status ${status}`)
    return
  }
  socket.open(new ClientWire(client))
  early.passOn(socket)
}

/** What the client does before the mock has answered. */
class Early {
  #end: SocketEnd | undefined
  readonly #waiting: ((end: SocketEnd) => void)[] = []

  constructor(client: Client) {
    client.addEventListener('message', ({ data }) => {
      const message = toMessage(data)
      this.#do((end) => void message.then((whole) => end.message(whole)))
    })
    client.addEventListener('close', ({ code, reason }) =>
      this.#do((end) => end.closed(code, reason)),
    )
  }

  #do(work: (end: SocketEnd) => void): void {
    if (this.#end) work(this.#end)
    else this.#waiting.push(work)
  }

  passOn(end: SocketEnd): void {
    this.#end = end
    for (const work of this.#waiting.splice(0)) work(end)
  }
}

async function toMessage(data: msw.WebSocketData): Promise<string | Uint8Array> {
  if (typeof data === 'string') return data
  return new Uint8Array(data instanceof Blob ? await data.arrayBuffer() : (data as ArrayBuffer))
}

class ClientWire implements Wire {
  readonly bufferedBytes = 0
  readonly #client: Client

  constructor(client: Client) {
    this.#client = client
  }

  send(message: string | Uint8Array): void {
    this.#client.send(message as msw.WebSocketData)
  }

  close(code: number, reason: string): void {
    this.#client.close(code, reason)
  }

  terminate(): void {
    this.#client.close(1011)
  }
}
