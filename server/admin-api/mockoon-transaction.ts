// A transaction as Mockoon's log has it. Source of the form: Mockoon 9.9, `Transaction` of @mockoon/commons.
import { STATUS_CODES } from 'node:http'
import type { Transaction } from '../../core/api/index.ts'
import { uuidFrom } from '../../core/document/index.ts'
import { defaultLimits, type Program, RequestView } from '../../core/index.ts'

type Body = Pick<Transaction['request'], 'body' | 'bodyEncoding'>
type Headers = Transaction['request']['headers']

/** What Mockoon writes for a body that is no text. */
const BINARY = '#######BINARY-CONTENT#######'

/** @param program what names the path's parameters, if it still has the route */
export function mockoonTransaction(transaction: Transaction, program: Program): object {
  const { id, time, request, response, route, routeResponse } = transaction
  const matched = matchedBy(transaction, program)
  return {
    request: {
      method: request.method.toLowerCase(),
      urlPath: request.path,
      route: matched.route,
      params: matched.params,
      query: decoded(request.query),
      queryParams: queryOf(request.query),
      body: bodyOf(request),
      headers: headersOf(request.headers),
    },
    response: {
      statusCode: response.status,
      statusMessage: STATUS_CODES[response.status] ?? '',
      headers: headersOf(response.headers),
      body: bodyOf(response),
    },
    routeResponseUUID: routeResponse?.uuid ?? null,
    routeUUID: route?.uuid ?? null,
    proxied: false,
    timestampMs: Date.parse(time),
    uuid: uuidFrom(`transaction ${id}`),
  }
}

/** The pattern that the path matched, and what it found in it. */
function matchedBy({ route, request }: Transaction, { router }: Program) {
  const path = request.path
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const own = router.find(path).filter((endpoint) => endpoint.route.uuid === route?.uuid)
  for (const endpoint of own) {
    if (endpoint.method !== method && endpoint.method !== 'ALL') continue
    const parameters = endpoint.path.match(path)
    if (!parameters) continue
    const params = Object.entries(parameters).map(([name, value]) => ({ name, value }))
    const isCrud = endpoint.operation !== undefined
    return { route: isCrud ? endpoint.path.written : endpoint.route.pattern, params }
  }
  return { route: route ? route.title.replace(/^\S+ /, '') : null, params: [] }
}

function bodyOf({ body, bodyEncoding }: Body): string {
  if (body === null) return ''
  return bodyEncoding === 'base64' ? BINARY : body
}

/** By name, in lower case; those with a name in common as one. */
function headersOf(headers: Headers): { key: string; value: string }[] {
  const values = new Map<string, string[]>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    values.set(key, [...(values.get(key) ?? []), value])
  }
  return [...values.keys()].sort().map((key) => ({ key, value: (values.get(key) ?? []).join(',') }))
}

function decoded(query: string): string {
  try {
    return decodeURI(query)
  } catch {
    // It is shown as it was sent.
    return query
  }
}

/** Parsed as templates and rules see it. */
const queryOf = (query: string): unknown =>
  new RequestView(
    {
      method: 'GET',
      target: `/?${query}`,
      address: '',
      header: () => undefined,
      headers: () => ({}),
      bytes: async () => new Uint8Array(),
      text: async () => '',
    },
    defaultLimits,
  ).query
