// WebSockets that no route of a mock answers, and that the other server of its proxy is asked for.
import { type Answer, HeaderBuilder, problemAnswer } from '../answer/index.ts'
import { Exchange, type Surroundings } from '../exchange.ts'
import type { Outcome } from '../outcome.ts'
import { failure } from '../problems.ts'
import type { Program } from '../program.ts'
import { answerHeaders, type ProxyWork, planProxy } from '../proxy/index.ts'
import { renderHeaders } from '../render/index.ts'
import type { RequestView } from '../request/index.ts'
import type { Layer } from '../state/index.ts'
import { Aftermath } from '../trace/index.ts'
import type { ConnectUpstream } from '../world/index.ts'
import { Bridge } from './bridge.ts'
import { handshakeRefusal, offeredProtocols } from './handshake.ts'
import { tooManySockets } from './refusals.ts'

export interface BridgeInput {
  readonly program: Program
  readonly state: Layer
  readonly surroundings: Surroundings
  /** How many WebSockets are open beside. */
  readonly others: number
}

export class Bridges {
  readonly #open = new Set<Bridge>()

  get size(): number {
    return this.#open.size
  }

  /**
   * Asks the other server; undefined where the mock has none, or none may be asked for a WebSocket.
   * @throws MissingModule where a header can't be rendered yet
   */
  ask(request: RequestView, { others, ...input }: BridgeInput): Promise<Outcome> | undefined {
    const { program, state, surroundings } = input
    const { proxy } = program
    const { limits, world } = surroundings
    const connect = world.upstream?.connect
    if (!proxy || !connect) return undefined
    const exchange = new Exchange(request, state, surroundings)
    const refused = handshakeRefusal(request)
    if (refused) return said(exchange, problemAnswer(refused.problem, refused.headers))
    if (this.size + others >= limits.openSockets)
      return said(exchange, tooManySockets(limits.openSockets))
    const mockHeaders = program.mockHeaders ?? renderHeaders([], program.headers, exchange)
    const work = planProxy(proxy, exchange, program, mockHeaders)
    return this.#connect(connect, work, exchange).catch((error) => {
      const problem = failure(error, {}, program.dialect)
      return outcomeOf(exchange, problemAnswer(problem, mockHeaders), problem.detail, work)
    })
  }

  async #connect(connect: ConnectUpstream, work: ProxyWork, exchange: Exchange): Promise<Outcome> {
    const request = exchange.request as RequestView
    const { limits, world } = exchange.surroundings
    const far = await connect({
      url: work.url,
      headers: work.headers.filter(([name]) => !/^sec-websocket-/i.test(name)),
      protocols: offeredProtocols(request.header('sec-websocket-protocol') ?? ''),
      timeoutMs: work.timeoutMs,
      messageBytes: limits.socketMessageBytes,
    })
    if ('refused' in far) {
      const { status, headers } = far.refused
      const answer = { status, headers: answerHeaders(headers, work), body: null }
      return outcomeOf(exchange, answer, `the other server answered ${status}`, work)
    }
    const aftermath = new Aftermath()
    const onClosed = (own: Bridge) => this.#open.delete(own)
    const bridge = new Bridge({ far, aftermath, limits, world, onClosed })
    this.#open.add(bridge)
    const headers = new HeaderBuilder()
    if (far.protocol !== undefined) headers.set('Sec-WebSocket-Protocol', far.protocol)
    const answer: Answer = { status: 101, headers: headers.list, body: null, socket: bridge }
    return { ...outcomeOf(exchange, answer, undefined, work), aftermath }
  }

  /** Says goodbye to all of them. */
  endAll(code: number, reason: string): void {
    for (const bridge of [...this.#open]) bridge.end(code, reason)
  }
}

const said = async (exchange: Exchange, answer: Answer): Promise<Outcome> =>
  outcomeOf(exchange, answer, 'the connection is refused')

const outcomeOf = (
  { ordinal }: Exchange,
  answer: Answer,
  problem: string | undefined,
  work?: ProxyWork,
): Outcome => ({
  source: work ? 'proxy' : 'none',
  answer,
  delayMs: 0,
  route: undefined,
  response: undefined,
  reason: undefined,
  problem,
  work,
  changes: undefined,
  isPassedOn: true,
  ordinal,
})
