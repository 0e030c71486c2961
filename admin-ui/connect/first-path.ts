// A path of a mock that can be asked as it stands: of its first route that takes GET and has no parameters.

/** @param mock as it was written, in short form or not */
export function firstPath(mock: unknown): string {
  if (!isRecord(mock) || !Array.isArray(mock.routes)) return '/'
  const prefix = textOf(mock.endpointPrefix)
  for (const route of mock.routes) {
    const path = isRecord(route) && isAskable(route) ? textOf(route.endpoint) : undefined
    if (path !== undefined && isPlain(path)) return pathOf(prefix, path)
  }
  return '/'
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** One of a CRUD route answers with the list. */
const isAskable = ({ type, method, disabled }: Readonly<Record<string, unknown>>): boolean =>
  disabled !== true && type !== 'ws' && (type === 'crud' || /^(get|all|)$/i.test(textOf(method)))

/** Without parameters, wildcards and patterns. */
const isPlain = (endpoint: string): boolean => !/[:*()[\]{}+?\\]/.test(endpoint)

const pathOf = (...parts: readonly string[]): string =>
  `/${parts
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .map(encodeURI)
    .join('/')}`
