// Decides a request, stage by stage, and changes nothing: from what was read of it to the answer that is to be given.
import {
  type Answer,
  assertFinal,
  conditional,
  type HeaderEntry,
  HeaderList,
  problemAnswer,
} from './answer/index.ts'
import { type PlannedCallbacks, planCallbacks } from './callbacks/index.ts'
import { preflight } from './cors.ts'
import type { Exchange } from './exchange.ts'
import { delay } from './latency.ts'
import type { Outcome } from './outcome.ts'
import { planWork } from './plan-work.ts'
import { needsOf } from './prepare.ts'
import { failure, noRoute, notImplemented } from './problems.ts'
import type { CompiledResponse, Endpoint, Needs, Program } from './program.ts'
import { planProxy } from './proxy/index.ts'
import { generateWaiting, renderHeaders, renderResponse } from './render/index.ts'
import { assertDecodable, isDecodable, type RequestView } from './request/index.ts'
import { type Choice, choose } from './rules/index.ts'
import type { Work } from './work.ts'

/** What must be brought before a request can be decided. */
export interface Missing {
  readonly needs: Needs
}

/** An endpoint and the response that it was chosen to give. */
interface Match {
  readonly endpoint: Endpoint
  readonly choice: Choice<CompiledResponse>
}

/**
 * Decides a request, and changes nothing: neither the program nor the state below the exchange.
 * @param has whether what a route needs is there; where it is not, the answer is what is missing
 */
export function decide(
  program: Program,
  exchange: Exchange,
  has: (needs: Needs) => boolean,
): Outcome | Missing {
  const request = exchange.request as RequestView
  let match: Match | undefined
  let headers: readonly HeaderEntry[] = []
  try {
    assertDecodable(request.path)
    if (!has(program.needs)) return { needs: program.needs }
    headers = program.mockHeaders ?? renderHeaders([], program.headers, exchange)
    const found = findMatch(program, exchange, has)
    if (found && 'needs' in found) return found
    match = found
    if (!match) return unmatched(program, exchange, headers)
    const { endpoint, choice } = match
    generateWaiting(endpoint.route.waitingBuckets, exchange)
    const answer = renderResponse({
      route: endpoint.route,
      response: choice.response,
      operation: endpoint.operation,
      exchange,
      mockHeaders: headers,
      dialect: program.dialect,
    })
    assertFinal(answer)
    const work = planWork(choice.response, exchange, program, headers)
    const { callbacks } = choice.response
    const planned =
      callbacks.length === 0
        ? undefined
        : planCallbacks(callbacks, exchange, program.mock.endpointPrefix)
    const given = work ? answer : conditional(answer, request)
    return outcomeOf(program, exchange, given, { match, work, planned })
  } catch (error) {
    const needs = needsOf(error)
    if (needs) return { needs }
    // What failed half way changes nothing.
    const place = { route: exchange.route, response: match?.choice.response }
    const problem = failure(error, place, program.dialect)
    const answer = problemAnswer(problem, headers)
    return {
      ...outcomeOf(program, exchange, answer, { match, problem: problem.detail }),
      changes: undefined,
    }
  }
}

/** The first endpoint that matches and has a response for the request. */
function findMatch(
  program: Program,
  exchange: Exchange,
  has: (needs: Needs) => boolean,
): Match | Missing | undefined {
  const request = exchange.request as RequestView
  const endpoints = program.router.find(request.path)
  const wanted = wantedMethod(request, endpoints)
  for (const endpoint of endpoints) {
    if (endpoint.method !== wanted && endpoint.method !== 'ALL') continue
    const parameters = endpoint.path.match(request.path)
    if (!parameters) continue
    const { route, needs } = endpoint
    if (!has(needs)) return { needs }
    exchange.parameters = parameters
    exchange.route = route
    const choice = choose(route, exchange, exchange.requestNumber(route.uuid))
    if (choice) return { endpoint, choice }
  }
  return undefined
}

/** Whether a route is there for a request's method and path, whatever its rules say. */
export function hasRoute({ router }: Program, request: RequestView): boolean {
  if (!isDecodable(request.path)) return false
  const endpoints = router.find(request.path)
  const wanted = wantedMethod(request, endpoints)
  return endpoints.some(
    ({ method, path }) => (method === wanted || method === 'ALL') && path.match(request.path),
  )
}

const wantedMethod = ({ method, path }: RequestView, endpoints: readonly Endpoint[]): string =>
  method === 'HEAD' && !isHeadAnswered(endpoints, path) ? 'GET' : method

/** HEAD is answered by GET routes, unless a route of its own is there. */
const isHeadAnswered = (endpoints: readonly Endpoint[], path: string): boolean =>
  endpoints.some(
    ({ method, path: own }) => (method === 'HEAD' || method === 'ALL') && own.match(path),
  )

/** Until the other server has answered. */
const HANDED_ON: Answer = { status: 502, headers: new HeaderList([]), body: null }

/** What is said where no route answers. */
function unmatched(program: Program, exchange: Exchange, headers: readonly HeaderEntry[]): Outcome {
  const request = exchange.request as RequestView
  const { mock, proxy, webSockets } = program
  if (
    webSockets.find(request.path).length > 0 &&
    request.header('upgrade')?.toLowerCase() === 'websocket'
  ) {
    const problem = 'This is a WebSocket route, and what brought the request can not carry one'
    const answer = notImplemented('WebSocket', problem, headers)
    return outcomeOf(program, exchange, answer, { problem, isPassedOn: true })
  }
  if (request.method === 'OPTIONS' && mock.cors && request.path.startsWith('/')) {
    return outcomeOf(program, exchange, preflight(headers), { isPreflight: true })
  }
  if (proxy) {
    const work = planProxy(proxy, exchange, program, headers)
    return outcomeOf(program, exchange, HANDED_ON, { work, isPassedOn: true })
  }
  const answer = noRoute(program, request, exchange, headers)
  return outcomeOf(program, exchange, answer, { problem: 'no route answers', isPassedOn: true })
}

interface OutcomeDetails {
  readonly match?: Match | undefined
  readonly problem?: string
  readonly isPreflight?: boolean
  readonly work?: Work | undefined
  readonly planned?: PlannedCallbacks | undefined
  readonly isPassedOn?: boolean
}

export function outcomeOf(
  program: Program,
  exchange: Exchange,
  answer: Answer,
  details: OutcomeDetails,
): Outcome {
  const { match, problem, isPreflight, work, planned, isPassedOn = false } = details
  return {
    answer,
    delayMs:
      delay(program.mock.latency, exchange) + delay(match?.choice.response.latency ?? 0, exchange),
    source: isPreflight ? 'preflight' : match ? 'response' : work ? 'proxy' : 'none',
    route: match?.endpoint.route,
    response: match?.choice.response,
    work,
    callbacks: planned?.calls,
    aftermath: planned?.aftermath,
    reason: match?.choice.reason,
    problem,
    changes: exchange.changes,
    isPassedOn,
    ordinal: exchange.ordinal,
  }
}
