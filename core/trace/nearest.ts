// The routes nearest to a request that none answered, each with the reason why it did not.
import { distance } from 'fastest-levenshtein'
import type { Exchange } from '../exchange.ts'
import type { CompiledRoute, Endpoint, Program } from '../program.ts'
import type { RequestView } from '../request/index.ts'
import { describeRule, describeValue } from './sentences.ts'

export interface NearMiss {
  /** As in `GET /users/:id`. */
  readonly route: string
  /** A sentence. */
  readonly reason: string
}

const MOST = 3
/** How many endpoints are looked at: what nobody answers must not cost more than an answer. */
const MOST_COMPARED = 2_000

interface Candidate extends NearMiss {
  /** 0 is the nearest. */
  readonly score: number
}

export function nearMisses(program: Program, request: RequestView, exchange: Exchange): NearMiss[] {
  const onPath = new Set(
    program.router.find(request.path).filter(({ path }) => path.match(request.path)),
  )
  const candidates = program.endpoints
    .slice(0, MOST_COMPARED)
    .map((endpoint) => judge(endpoint, onPath.has(endpoint), request, exchange))
  const sockets = program.webSockets
    .find(request.path)
    .filter(({ path }) => path.match(request.path))
    .map(({ route }) => ({
      route: route.title,
      reason: 'It is a WebSocket route, and this request is no upgrade.',
      score: 1,
    }))
  const seen = new Set<string>()
  return [...candidates, ...sockets]
    .filter((candidate) => candidate.score < TOO_FAR)
    .sort((a, b) => a.score - b.score)
    .filter(({ reason }) => seen.size < MOST && !seen.has(reason) && seen.add(reason))
    .map(({ route, reason }) => ({ route, reason }))
}

const TOO_FAR = 100

function judge(
  endpoint: Endpoint,
  isOnPath: boolean,
  request: RequestView,
  exchange: Exchange,
): Candidate {
  const title = `${endpoint.method} ${endpoint.path.written}`
  const isMethod = endpoint.method === request.method || endpoint.method === 'ALL'
  if (isOnPath) {
    const reason = isMethod
      ? whyRules(endpoint.route, exchange)
      : `It answers ${endpoint.method}, not ${request.method}.`
    return { route: title, reason, score: isMethod ? 0 : 1 }
  }
  const { reason, score } = comparePaths(endpoint.path.written, request.path)
  return { route: title, reason, score: score + (isMethod ? 2 : 4) }
}

/** Why a route that is only for requests under its rules passed this one on. */
function whyRules(route: CompiledRoute, exchange: Exchange): string {
  const requestNumber = exchange.state.counter(route.uuid) + 1
  const unmet = route.responses
    .flatMap(({ rules }) => rules)
    .filter((rule) => !rule.holds(exchange, requestNumber))
    .slice(0, MOST)
    .map(
      (rule) =>
        `${describeRule(rule.source)} (it is ${describeValue(rule.actual(exchange, requestNumber))})`,
    )
  if (unmet.length === 0) return 'Its mode is FALLBACK and none of its responses has rules.'
  return `Its mode is FALLBACK and its rules do not hold: ${unmet.join('; ')}.`
}

/** How far two paths are from each other, segment by segment, and the first difference. */
function comparePaths(pattern: string, path: string): { reason: string; score: number } {
  const expected = pattern.split('/').filter(Boolean)
  const actual = path.split('/').filter(Boolean)
  const lengths = Math.abs(expected.length - actual.length)
  let score = lengths * 3
  let reason = ''
  for (const [index, segment] of expected.entries()) {
    const found = actual[index]
    if (found === undefined || /[:*{(]/.test(segment)) continue
    const difference = distance(segment.toLowerCase(), found.toLowerCase())
    if (difference === 0) continue
    score += difference > segment.length / 2 ? TOO_FAR : difference
    reason ||= `Its path has "${segment}" where the request has "${found}".`
  }
  reason ||= `Its path has ${segments(expected.length)}, the request has ${segments(actual.length)}.`
  return { reason, score }
}

const segments = (count: number): string => (count === 1 ? '1 segment' : `${count} segments`)
