// Makes a transaction, as the API shows it, of what was recorded.
import type { HeaderEntry } from '../answer/index.ts'
import type { TraceStep, Transaction } from '../api/index.ts'
import { type BodyFields, noBody, sentFields, toBodyFields } from './body.ts'
import type { RecordedExchange, RecordedRequest } from './recorded.ts'
import { redactHeaders } from './redact.ts'
import { explain } from './sentences.ts'
import { describeOutcome, describeRequest } from './steps.ts'

export interface TransactionDetails {
  readonly id: number
  /** In milliseconds. */
  readonly time: number
  /** How much of a body is kept. */
  readonly bodyBytes: number
  /** Whether secrets are taken out of headers: always, but for who sent them. */
  readonly redacts: boolean
}

export function describeTransaction(
  exchange: RecordedExchange,
  { id, time, bodyBytes, redacts }: TransactionDetails,
): Transaction {
  const { request, answer, ms, revision, outcome } = exchange
  const headersOf = redacts ? redactHeaders : copyHeaders
  const { socket, body, unpacked } = outcome?.aftermath ?? {}
  const why = exchange.why ?? (outcome ? explain(outcome) : '')
  return {
    id,
    time: new Date(time).toISOString(),
    durationMs: Math.round(ms * 1_000) / 1_000,
    request: requestFields(exchange, headersOf, bodyBytes),
    response: {
      status: answer.status,
      headers: headersOf(answer.headers.entries),
      ...(request.method === 'HEAD'
        ? noBody()
        : unpacked
          ? sentFields(unpacked, bodyBytes)
          : toBodyFields(answer.body, bodyBytes, body)),
    },
    source: outcome?.source ?? 'refused',
    ...routeFields(exchange),
    why,
    trace: traceOf(exchange, why),
    nearest: nearestOf(exchange),
    revision,
    session: exchange.session ?? null,
    ...(socket ? { socket: socket.describe() } : {}),
  }
}

type HeadersOf = (entries: readonly HeaderEntry[]) => [string, string][]

const copyHeaders: HeadersOf = (entries) => entries.map(([name, value]) => [name, value])

function requestFields(
  { request, address }: RecordedExchange,
  headersOf: HeadersOf,
  maxBytes: number,
): Transaction['request'] {
  const { method, target, path } = request
  const question = target.indexOf('?')
  return {
    method,
    path,
    query: question < 0 ? '' : target.slice(question + 1),
    address,
    headers: headersOf(Object.entries(request.headers())),
    ...requestBody(request, maxBytes),
  }
}

function requestBody(request: RecordedRequest, maxBytes: number): BodyFields {
  const { hasBody, raw = null, handedOn } = request
  const declared = Number(request.header('content-length')) || 0
  if (handedOn) return sentFields(handedOn, maxBytes)
  if (!hasBody) return noBody(declared)
  const fields = toBodyFields(raw, maxBytes)
  // What was read as text may not be what was sent: it can have been none.
  return declared > 0 && typeof raw === 'string' ? { ...fields, bodyBytes: declared } : fields
}

function routeFields({ outcome }: RecordedExchange): Pick<Transaction, 'route' | 'routeResponse'> {
  const { route, response } = outcome ?? {}
  return {
    route: route ? { uuid: route.uuid, title: route.title } : null,
    routeResponse: response
      ? { uuid: response.uuid, number: response.index + 1, label: response.label }
      : null,
  }
}

function traceOf({ outcome, request, program, ms }: RecordedExchange, why: string): TraceStep[] {
  if (outcome)
    return [
      ...describeOutcome(outcome, request, { program, ms }),
      ...(outcome.aftermath?.steps ?? []),
    ]
  return [describeRequest(request), { stage: 'answer', text: `The mock was not asked: ${why}.` }]
}

/** The 404 of a mock has the nearest routes in its body already. */
function nearestOf({ outcome, answer }: RecordedExchange): Transaction['nearest'] {
  const isMiss = outcome?.source === 'none' && answer.status === 404
  if (!isMiss || typeof answer.body !== 'string' || !answer.body.startsWith('{')) return []
  const { nearest = [] } = JSON.parse(answer.body) as Partial<Pick<Transaction, 'nearest'>>
  return nearest
}
