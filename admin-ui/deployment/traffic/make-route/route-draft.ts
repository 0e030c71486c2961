// A route made from what was recorded of one request: it answers as it was answered, or 200 where nothing was there.
import type { Transaction } from '../../../../sdk/client/index.ts'
import { formatJson } from '../body/index.ts'

export interface RouteDraft {
  /** In small letters, as documents have it. */
  readonly method: string
  readonly statusCode: number
  readonly headers: readonly { readonly key: string; readonly value: string }[]
  readonly body: string
  /** Whether the body holds what would be taken for a template. */
  readonly disableTemplating: boolean
  /** What of the answer could not be taken, in sentences. */
  readonly notes: readonly string[]
}

const METHODS = new Set(
  'get post put patch delete head options propfind proppatch move copy mkcol lock unlock'.split(
    ' ',
  ),
)

/** Headers of the connection, of the moment, or that the mock makes itself. */
const TRANSPORT = new Set(
  'connection keep-alive transfer-encoding content-length content-encoding date etag trailer te upgrade vary x-powered-by'.split(
    ' ',
  ),
)
const isTransport = (name: string): boolean =>
  TRANSPORT.has(name) || name.startsWith('access-control-') || name.startsWith('proxy-')

/** @param own the headers that the mock gives every answer */
export function draftRoute(
  transaction: Pick<Transaction, 'request' | 'response' | 'source'>,
  own: readonly { readonly key: string; readonly value: string }[] = [],
): RouteDraft {
  const method = methodOf(transaction.request.method)
  return transaction.source === 'none' || transaction.source === 'refused'
    ? { method, ...emptyAnswer(transaction.request) }
    : { method, ...recordedAnswer(transaction.response, own) }
}

/** HEAD is answered by GET routes. */
function methodOf(method: string): string {
  const lower = method.toLowerCase()
  if (lower === 'head') return 'get'
  return METHODS.has(lower) ? lower : 'all'
}

type Answer = Omit<RouteDraft, 'method'>

/** Something to begin with: what was sent is often what comes back. */
function emptyAnswer({ method, body, bodyEncoding }: Transaction['request']): Answer {
  const sent =
    method !== 'DELETE' && body !== null && bodyEncoding === 'text' ? formatJson(body) : undefined
  const text = sent ?? '{\n}'
  return {
    statusCode: 200,
    headers: [{ key: 'Content-Type', value: 'application/json' }],
    body: text,
    disableTemplating: text.includes('{{'),
    notes: [],
  }
}

function recordedAnswer(response: Transaction['response'], own: RouteDraft['headers']): Answer {
  const kept = response.headers.filter(([name]) => !isTransport(name.toLowerCase()))
  const redacted = kept.filter(([, value]) => value.endsWith('[REDACTED]'))
  const headers = kept
    .filter((header) => !redacted.includes(header))
    .filter(([name, value]) => !own.some((header) => isSame(header, name, value)))
    // Values are templates, and what was recorded is none.
    .map(([key, value]) => ({ key, value: value.replaceAll('{{', '\\{{') }))
  const isBinary = response.bodyEncoding === 'base64' && response.body !== null
  const body = isBinary ? '' : (response.body ?? '')
  return {
    statusCode: response.status,
    headers,
    body: formatJson(body) ?? body,
    disableTemplating: body.includes('{{'),
    notes: notesOf(
      response,
      redacted.map(([name]) => name),
    ),
  }
}

const isSame = (header: { key: string; value: string }, name: string, value: string): boolean =>
  header.key.toLowerCase() === name.toLowerCase() && header.value === value

function notesOf(response: Transaction['response'], redacted: readonly string[]): string[] {
  const { body, bodyEncoding, bodyBytes } = response
  const isText = bodyEncoding === 'text'
  const kept = body === null || !isText ? 0 : new TextEncoder().encode(body).length
  return [
    ...(redacted.length > 0 ? [`The value of ${redacted.join(', ')} was not recorded.`] : []),
    ...(body !== null && !isText
      ? [`The body of ${bodyBytes} bytes is no text and is left out.`]
      : []),
    ...(isText && kept < bodyBytes
      ? [`Only ${kept} of the ${bodyBytes} bytes of the body were recorded.`]
      : []),
  ]
}
