// The WebSockets of an engine that are open, by what their routes have become, and those that come.
import { type Answer, HeaderList, problemAnswer } from '../answer/index.ts'
import { Exchange } from '../exchange.ts'
import type { Outcome } from '../outcome.ts'
import type { Endpoint, Program } from '../program.ts'
import { isDecodable, type RequestView } from '../request/index.ts'
import { Aftermath } from '../trace/index.ts'
import { Bridges } from './bridges.ts'
import { Broadcast } from './broadcast.ts'
import { Connection } from './connection.ts'
import { Conversation } from './conversation.ts'
import { handshakeRefusal, protocolHeaders } from './handshake.ts'
import { OneToOne } from './one-to-one.ts'
import { Pace } from './pace.ts'
import { noSocketRoute, tooManySockets } from './refusals.ts'
import type { SocketHost } from './socket-host.ts'
import type { Speaker, Take } from './speaker.ts'
import type { Tempo } from './ticker.ts'
import { takeTurn } from './turn.ts'

export class OpenSockets {
  #host: SocketHost
  readonly #open = new Set<Connection>()
  readonly #bridges = new Bridges()
  readonly #pace = new Pace()
  /** By the uuid of their route. */
  readonly #broadcasts = new Map<string, Broadcast>()

  constructor(host: SocketHost) {
    this.#host = host
  }

  get size(): number {
    return this.#open.size + this.#bridges.size
  }

  /** Goes on with another engine, which has the same state. */
  moveTo(host: SocketHost): this {
    this.#host = host
    return this
  }

  /**
   * Decides on a request for a WebSocket: 101 and what speaks on it, or why there is none.
   * @throws MissingModule where a path can't be matched yet
   */
  accept(request: RequestView): Outcome | Promise<Outcome> {
    const { program, state, surroundings } = this.#host
    const exchange = new Exchange(request, state, surroundings)
    const endpoint = findSocket(program, request)
    if (!endpoint) {
      const input = { program, state, surroundings, others: this.#open.size }
      const bridged = this.#bridges.ask(request, input)
      if (bridged) return bridged
    }
    if (!endpoint) return refusal(exchange, noSocketRoute(program, exchange))
    const refused = handshakeRefusal(request)
    if (refused) return refusal(exchange, problemAnswer(refused.problem, refused.headers), endpoint)
    const { openSockets } = surroundings.limits
    if (this.size >= openSockets) return refusal(exchange, tooManySockets(openSockets), endpoint)
    return this.#connect(endpoint, request, exchange)
  }

  #connect(endpoint: Endpoint, request: RequestView, exchange: Exchange): Outcome {
    const { limits, world } = exchange.surroundings
    const aftermath = new Aftermath()
    const connection = new Connection({
      request,
      endpoint,
      aftermath,
      limits,
      world,
      speakerFor: (own) => this.#speakerFor(own, outcome),
      onClosed: (own) => this.#open.delete(own),
    })
    const headers = new HeaderList(protocolHeaders(request))
    const answer: Answer = { status: 101, headers, body: null, socket: connection }
    const outcome = { ...outcomeOf(exchange, answer, endpoint), aftermath }
    this.#open.add(connection)
    return outcome
  }

  #speakerFor(connection: Connection, connected: Outcome): Speaker {
    const tempo = { world: this.#host.surroundings.world, pace: this.#pace }
    const take: Take = (text, number, endpoint) => {
      const host = this.#host
      const isLenient = host.program.dialect === 'mockhost'
      const request = connection.request.withMessage(text, isLenient)
      return takeTurn({ host, endpoint, request, connected, number })
    }
    const { uuid, streaming } = connection.endpoint.route
    switch (streaming?.mode) {
      case 'BROADCAST':
        return this.#broadcastOf(uuid, tempo).join(connection, take)
      case 'UNICAST':
        return new OneToOne(connection, take, tempo)
      default:
        return new Conversation(connection, take)
    }
  }

  #broadcastOf(routeUuid: string, tempo: Tempo): Broadcast {
    const known = this.#broadcasts.get(routeUuid)
    if (known) return known
    const broadcast = new Broadcast(tempo)
    this.#broadcasts.set(routeUuid, broadcast)
    return broadcast
  }

  /** Goes on with what a program has; connections of a route that is there no more are ended, unless it is spent. */
  keep(program: Program, isSpent: boolean): void {
    const uuids = new Set(program.sockets.map(({ route }) => route.uuid))
    for (const uuid of this.#broadcasts.keys()) if (!uuids.has(uuid)) this.#broadcasts.delete(uuid)
    for (const connection of [...this.#open]) {
      const { uuid } = connection.endpoint.route
      const endpoint = findAgain(program, connection.request, uuid)
      if (endpoint) connection.goOn(endpoint)
      else if (isSpent) connection.outlivesRoute = true
      else if (!connection.outlivesRoute) connection.end(1012, 'the mock has this route no more')
    }
  }

  /** Says goodbye to all of them. */
  endAll(code: number, reason: string): void {
    for (const connection of [...this.#open]) connection.end(code, reason)
    this.#bridges.endAll(code, reason)
  }
}

/** @param uuid of its route, where it must be a certain one */
const findSocket = (
  { webSockets }: Program,
  { path }: RequestView,
  uuid?: string,
): Endpoint | undefined => {
  if (!isDecodable(path)) return undefined
  const isMeant = ({ route }: Endpoint) => uuid === undefined || route.uuid === uuid
  return webSockets.find(path).find((endpoint) => isMeant(endpoint) && endpoint.path.match(path))
}

/** What it is matched with may not be loaded yet: it goes on until it is asked. */
function findAgain(program: Program, request: RequestView, uuid: string): Endpoint | undefined {
  try {
    return findSocket(program, request, uuid)
  } catch {
    return program.sockets.find(({ route }) => route.uuid === uuid)
  }
}

function refusal(exchange: Exchange, answer: Answer, endpoint?: Endpoint): Outcome {
  const problem = endpoint ? 'the connection is refused' : 'no WebSocket route answers'
  return { ...outcomeOf(exchange, answer, endpoint), source: 'none', problem }
}

const outcomeOf = (
  { ordinal }: Exchange,
  answer: Answer,
  endpoint: Endpoint | undefined,
): Outcome => ({
  source: 'websocket',
  answer,
  delayMs: 0,
  route: endpoint?.route,
  response: undefined,
  reason: undefined,
  problem: undefined,
  changes: undefined,
  isPassedOn: false,
  ordinal,
})
