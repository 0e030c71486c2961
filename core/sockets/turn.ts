// One message of the mock: decided once what it needs is there, kept, and handed to who sends it.
import { type Answer, HeaderList } from '../answer/index.ts'
import { type CompiledFile, readMessage } from '../files/index.ts'
import { optionalModules } from '../optional-modules.ts'
import type { Outcome } from '../outcome.ts'
import type { BodySource, Endpoint, Needs } from '../program.ts'
import type { RequestView } from '../request/index.ts'
import type { Finish } from '../respond/index.ts'
import { explain } from '../trace/index.ts'
import { type DecidedMessage, decideMessage, failed } from './decide-message.ts'
import { MessageExchange } from './message-exchange.ts'
import type { SocketHost } from './socket-host.ts'

export interface Turn {
  readonly host: SocketHost
  readonly endpoint: Endpoint
  /** That of the connection, with a message as its body. */
  readonly request: RequestView
  /** What the connection came to. */
  readonly connected: Outcome
  /** Which message it is, from 1. */
  readonly number: number
}

/** Undefined where the route has nothing to say. */
export type Taken = DecidedMessage | undefined

/** Undefined where the route has nothing to say. Never throws for what a mock or a client does. */
export function takeTurn(turn: Turn): Taken | Promise<Taken> {
  const { host, endpoint, request, connected, number } = turn
  if (request.bodyKind === 'xml' && !optionalModules.has('sax')) return loadParser(turn)
  const { program, state, surroundings } = host
  const exchange = new MessageExchange({
    request,
    route: endpoint.route,
    state,
    surroundings,
    ordinal: connected.ordinal,
    number,
  })
  const has = (needs: Needs) => host.has(needs, request)
  const decided = decideMessage({ program, endpoint, exchange, connected, has })
  if (!decided) return undefined
  if ('needs' in decided) return provide(decided.needs, turn)
  const body = decided.outcome.response?.body
  if (decided.outcome.problem !== undefined) return keep(decided, turn)
  if (body?.kind === 'function') return askFunction(body, exchange, decided, turn)
  if (body?.kind === 'file') return sayFile(body.file, exchange, decided, turn)
  return keep(decided, turn)
}

async function sayFile(
  file: CompiledFile,
  exchange: MessageExchange,
  decided: DecidedMessage,
  turn: Turn,
): Promise<Taken> {
  try {
    const message = await readMessage(file, exchange)
    const outcome = { ...decided.outcome, changes: exchange.changes }
    return keep({ ...decided, outcome, message }, turn)
  } catch (error) {
    return failed(error, decided.outcome, turn.host.program)
  }
}

async function loadParser(turn: Turn): Promise<Taken> {
  try {
    await optionalModules.load('sax')
  } catch (error) {
    return failed(error, turn.connected, turn.host.program)
  }
  return takeTurn(turn)
}

async function provide(needs: Needs, turn: Turn): Promise<Taken> {
  const { host, request, connected } = turn
  const unprovided = await host.provide(needs, request)
  if (!unprovided) return takeTurn(turn)
  const { problem, answer } = unprovided
  const outcome = { ...connected, problem, changes: undefined }
  return { outcome, message: String(answer.body), delayMs: 0, why: problem ?? '', isFatal: false }
}

/** Until the function has answered. */
const UNANSWERED: Answer = { status: 200, headers: new HeaderList([]), body: null }

function askFunction(
  { respond }: BodySource & { kind: 'function' },
  exchange: MessageExchange,
  decided: DecidedMessage,
  turn: Turn,
): Taken | Promise<Taken> {
  const { program, state } = turn.host
  const asked = { ...decided.outcome, answer: UNANSWERED, changes: undefined }
  const finish = respond({ program, exchange, decided: asked, state })
  const done = (finish: Finish): Taken => {
    const outcome = finish()
    const { body } = outcome.answer
    const message = typeof body === 'string' || body instanceof Uint8Array ? body : ''
    return keep({ ...decided, outcome, message, why: explain(outcome) }, turn)
  }
  return finish instanceof Promise ? finish.then(done) : done(finish)
}

/** Keeps what it changes; where that is refused, the client is told so in its place. */
function keep(decided: DecidedMessage, { host, request }: Turn): DecidedMessage {
  const { outcome } = decided
  const { route, response, changes } = outcome
  const refused = changes && host.keep(outcome, request)
  if (refused) return withoutChanges(decided, String(refused.body))
  if (route && response) host.onSent({ route, response })
  return decided
}

function withoutChanges(decided: DecidedMessage, message: string): DecidedMessage {
  const why = 'its changes are refused'
  return {
    ...decided,
    message,
    why,
    outcome: { ...decided.outcome, problem: why, changes: undefined },
  }
}
