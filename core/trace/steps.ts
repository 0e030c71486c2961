// What each stage saw and decided on one request, a sentence each.
import type { TraceStep } from '../api/index.ts'
import type { Outcome } from '../outcome.ts'
import type { CompiledResponse, CompiledRoute, Endpoint, Program } from '../program.ts'
import type { RequestView } from '../request/index.ts'
import { describeValue, explainChoice, handedOn, nameResponse } from './sentences.ts'
import { thrownAt } from './thrown-at.ts'

/** What the steps need to know of a request. */
export type TracedRequest = Pick<
  RequestView,
  'method' | 'target' | 'path' | 'header' | 'hasBody' | 'text'
>

export interface TraceContext {
  /** What decided: parameters and data buckets are named by it. */
  readonly program?: Program | undefined
  /** How long it took in all, in milliseconds. */
  readonly ms?: number | undefined
}

/** The way of a request through the stages, as far as it came. */
export function describeOutcome(
  outcome: Outcome,
  request: TracedRequest,
  { program, ms }: TraceContext = {},
): TraceStep[] {
  const steps: TraceStep[] = [
    describeRequest(request),
    { stage: 'match', text: describeMatch(outcome, request, program) },
  ]
  const { route, response, source } = outcome
  if (route && response)
    steps.push({ stage: 'choose', text: describeChoice(outcome, route, response) })
  if (response || source === 'preflight')
    steps.push({ stage: 'render', text: describeRendering(outcome, program) })
  steps.push({ stage: 'answer', text: describeAnswer(outcome, ms) })
  return steps
}

/** What was read: `POST /orders?draft=1, with a body of 312 bytes`. */
export function describeRequest(request: TracedRequest): TraceStep {
  const { method, target, hasBody } = request
  const bytes = request.header('content-length') ?? (hasBody ? String(utf8Length(request)) : '0')
  const type = request.header('content-type')
  const body = `with a body of ${bytes} bytes${type === undefined ? '' : ` (${type})`}`
  const unread = hasBody ? '' : ', which was not read'
  return {
    stage: 'read',
    text: `${method} ${target}${bytes === '0' ? '' : `, ${body}${unread}`}.`,
  }
}

const utf8Length = ({ text }: TracedRequest): number => new TextEncoder().encode(text).length

function describeMatch(
  { source, route, problem, work }: Outcome,
  request: TracedRequest,
  program: Program | undefined,
): string {
  if (source === 'preflight') return 'No route answers OPTIONS here: it is a preflight of CORS.'
  if (source === 'proxy') return sentence(`no route answers, so ${handedOn(work)}`)
  if (!route) return sentence(problem ?? 'no route answers')
  const router = source === 'websocket' ? program?.webSockets : program?.router
  const endpoint = router
    ?.find(request.path)
    .find((candidate) => candidate.route === route && isFor(candidate, request))
  const parameters = Object.entries(endpoint?.path.match(request.path) ?? {})
    .map(([name, value]) => `${name} is ${describeValue(value)}`)
    .join(', ')
  const title = endpoint?.operation ? `${route.title} (${endpoint.operation})` : route.title
  return `${title} answers${parameters === '' ? '' : `: ${parameters}`}.`
}

/** Whether an endpoint may have answered: HEAD is answered by GET routes too. */
const isFor = ({ method, path }: Endpoint, request: TracedRequest): boolean =>
  (method === request.method ||
    method === 'ALL' ||
    method === 'WS' ||
    (request.method === 'HEAD' && method === 'GET')) &&
  path.match(request.path) !== undefined

function describeChoice(
  outcome: Outcome,
  route: CompiledRoute,
  response: CompiledResponse,
): string {
  const isOnly = route.responses.length === 1
  const why = isOnly && outcome.reason !== 'rules' ? '' : explainChoice(outcome)
  const name = isOnly
    ? 'the only response'
    : `${nameResponse(response)} of ${route.responses.length}`
  return sentence(`${name}${why}`)
}

function describeRendering(outcome: Outcome, program: Program | undefined): string {
  const { answer, problem, response } = outcome
  const body =
    answer.body === null
      ? ', without a body'
      : response
        ? BODIES[response.body.kind] + fileOf(outcome)
        : ''
  const at = thrownAt(outcome.thrown)
  const why = problem === undefined ? body : `: ${problem}${at === undefined ? '' : `, at ${at}`}`
  const status = `Status ${answer.status}${why}.`
  const changed = describeChanges(outcome, program)
  return changed === '' ? status : `${status} ${changed}`
}

const fileOf = ({ work }: Outcome): string =>
  work?.kind === 'file' && typeof work.path === 'string' ? `, ${work.path}` : ''

const BODIES: Record<CompiledResponse['body']['kind'], string> = {
  text: ', the body as it is written',
  template: ', the body made by a template',
  function: ', the body made by a function',
  bucket: ', the body from a data bucket',
  proxy: ', the body from another server',
  stream: ', the body piece by piece',
  file: ', the body from a file',
  unsupported: '',
}

function describeChanges({ changes }: Outcome, program: Program | undefined): string {
  if (!changes) return ''
  const { buckets, variables } = changes.contents
  const names = [
    ...[...buckets.keys()].map((uuid) => `the data bucket ${nameBucket(uuid, program)}`),
    ...[...variables.keys()].map((name) => `the variable ${JSON.stringify(name)}`),
  ]
  return names.length === 0 ? '' : `It changed ${names.join(', ')}.`
}

function nameBucket(uuid: string, program: Program | undefined): string {
  const bucket = program?.buckets.find((candidate) => candidate.uuid === uuid)
  return JSON.stringify(bucket ? bucket.name || bucket.id : uuid)
}

function describeAnswer({ delayMs, answer }: Outcome, ms: number | undefined): string {
  const wait = delayMs === 0 ? 'at once' : `after a latency of ${delayMs} ms`
  const total = ms === undefined ? '' : `, ${ms.toFixed(1)} ms after the request came`
  return `Status ${answer.status} was sent ${wait}${total}.`
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
