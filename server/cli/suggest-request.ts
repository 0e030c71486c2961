// A first request to try a mock with, as a `curl` command.
import { parseText } from '../../core/formats/index.ts'

/** @param key for a mock that is private */
export async function suggestRequest(url: string, mockText: string, key?: string): Promise<string> {
  const header = key === undefined ? '' : `-H 'X-Mockhost-Key: ${key}' `
  const { value } = await parseText(mockText)
  return `curl ${header}${quote(`${url}/${firstPath(value)}`)}`
}

/** Quoted only where the shell would read something into it. */
const quote = (text: string): string =>
  /^[\w:/.@%+,-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

interface Written {
  readonly endpointPrefix?: unknown
  readonly routes?: unknown
}

/** The path of the first GET route that needs no parameters, or else of the first; empty where there is none. */
function firstPath(mock: unknown): string {
  const { endpointPrefix, routes } = mock as Written
  if (!Array.isArray(routes)) return ''
  const endpoints = routes.filter(isAsked).map((route) => trimmed(route.endpoint))
  const endpoint = endpoints.find((path) => !/[:*({?+]/.test(path)) ?? endpoints[0]
  if (endpoint === undefined) return ''
  return [trimmed(endpointPrefix), filledIn(endpoint)].filter((part) => part !== '').join('/')
}

/** Whether a GET request reaches a route. */
function isAsked(route: unknown): route is { endpoint?: unknown } {
  if (typeof route !== 'object' || route === null) return false
  const { method = 'get', type = 'http' } = route as { method?: unknown; type?: unknown }
  if (type === 'crud') return true
  return type === 'http' && /^(get|all)?$/i.test(String(method))
}

const trimmed = (path: unknown): string =>
  typeof path === 'string' ? path.replace(/^\/+|\/+$/g, '') : ''

const filledIn = (endpoint: string): string =>
  endpoint.replace(/:\w+(\([^)]*\))?\??/g, '1').replace(/[*{}()?+].*$/, '')
