// What the engine answers with one response of a route, in this page, for a request that somebody wrote.
import type { Mock, Response, Route } from '../../../../sdk/editing/index.ts'
import type { KeyValue } from '../../../kit/index.ts'

export interface PreviewRequest {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly headers: readonly KeyValue[]
  readonly body: string
}

export interface Rendered {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly text: string
  readonly isCut: boolean
}

const MAX_SHOWN = 20_000
/** The same dice for each keystroke, so that only what is edited moves. */
const SEED = 1

/** @throws MockhostError for a mock that is not valid */
export async function renderResponse(mock: Mock, request: PreviewRequest): Promise<Rendered> {
  const { createMock } = await import('../../../../sdk/index.ts')
  const { lastMigration: _, ...document } = mock
  const { method, target, headers, body } = request
  const response = await createMock(document, { seed: SEED }).fetch(target, {
    method: method.toUpperCase(),
    headers: headersOf(headers),
    ...(takesBody(method) && body !== '' ? { body } : {}),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: [...response.headers],
    text: text.slice(0, MAX_SHOWN),
    isCut: text.length > MAX_SHOWN,
  }
}

export const takesBody = (method: string): boolean => !/^(get|head)$/i.test(method)

function headersOf(rows: readonly KeyValue[]): Headers {
  const headers = new Headers()
  for (const { key, value } of rows) if (key !== '') headers.append(key, value)
  return headers
}

/** The mock with this route and this response alone, so that no rule leads elsewhere. */
export function onlyThis(mock: Mock, route: Route, response: Response): Mock {
  const only: Route = {
    ...route,
    disabled: false,
    responseMode: null,
    responses: [{ ...response, rules: [], default: true, callbacks: [], latency: 0 }],
  }
  return { ...mock, latency: 0, routes: [only], folders: [], rootChildren: [], callbacks: [] }
}

/** A method that the route answers. */
export const methodOf = ({ type, method }: Route): string =>
  type === 'http' && method !== 'all' && method !== '' ? method : 'get'

/** A path that the route answers: `/users/1`. */
export function exampleOf({ endpointPrefix }: Mock, { endpoint }: Route): string {
  const path = endpoint.replace(/:(\w+)(\([^)]*\))?[?*+]?/g, '1').replaceAll('*', 'a')
  return `/${endpointPrefix}/${path}`.replace(/\/{2,}/g, '/')
}
