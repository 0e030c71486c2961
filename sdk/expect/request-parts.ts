// The parts of a recorded request that expectations are about, as values.
import type { Transaction } from '../../core/api/index.ts'
import { defaultLimits, type IncomingRequest, RequestView } from '../../core/index.ts'

type Recorded = Transaction['request']

/** The query as the mock sees it: brackets nest, repeated names make lists. */
export const queryOf = ({ method, path, query }: Recorded): Record<string, unknown> =>
  new RequestView(incoming(method, `${path}?${query}`), defaultLimits).query

/** Several values of a name are joined with commas. */
export function headersOf({ headers }: Recorded): Record<string, string> {
  const joined: Record<string, string> = {}
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    joined[key] = Object.hasOwn(joined, key) ? `${joined[key]}, ${value}` : value
  }
  return joined
}

/** The body parsed as JSON or as a form where it is one, else its text; undefined for none. */
export function bodyOf(request: Recorded): unknown {
  const { body } = request
  if (body === null) return undefined
  const type = headersOf(request)['content-type']?.toLowerCase() ?? ''
  if (type.includes('application/x-www-form-urlencoded'))
    return queryOf({ ...request, query: body })
  return jsonOf(body)
}

/** What a text says as JSON; what is none is compared as a text. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Enough of a request to have its query read. */
function incoming(method: string, target: string): IncomingRequest {
  return {
    method,
    target,
    address: '',
    header: () => undefined,
    headers: () => ({}),
    bytes: async () => new Uint8Array(),
    text: async () => '',
  }
}
