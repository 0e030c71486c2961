// A recorded request as a line for a shell that sends it again.
import type { Transaction } from '../../../../sdk/client/index.ts'

export interface CurlOptions {
  /** Where the deployment answers, without the path. */
  readonly url: string
  /** A key of the deployment, where it wants one. */
  readonly key?: string | undefined
}

type Request = Transaction['request']

/** What curl says by itself, or what belongs to the connection that is gone. */
const OWN = new Set([
  'host',
  'content-length',
  'connection',
  'accept-encoding',
  'transfer-encoding',
])
const REDACTED = '[REDACTED]'

/** For POSIX shells. Headers whose values were not recorded are named in a comment before it. */
export function toCurl(
  { request, session }: Pick<Transaction, 'request' | 'session'>,
  options: CurlOptions,
): string {
  const headers = request.headers.filter(([name]) => !OWN.has(name.toLowerCase()))
  const [known, redacted] = partition(headers)
  const extra: [string, string][] = []
  if (options.key !== undefined) extra.push(['X-Mockhost-Key', options.key])
  if (session !== null) extra.push(['X-Mockhost-Session', session])
  const isBinary = request.bodyEncoding === 'base64' && request.body !== null
  const command = [
    `curl${methodOf(request)} ${urlOf(request, options.url)}`,
    ...[...known, ...extra].map(headerOf),
    ...typeOf(request),
    ...dataOf(request),
  ].join(' \\\n  ')
  const source = isBinary ? `printf %s ${quote(request.body ?? '')} | base64 -d | ` : ''
  return [...notes(request, redacted), source + command].join('\n')
}

function partition(headers: readonly [string, string][]): [[string, string][], string[]] {
  const isRedacted = ([, value]: readonly [string, string]) => value.endsWith(REDACTED)
  return [
    headers.filter((header) => !isRedacted(header)),
    headers.filter(isRedacted).map(([name]) => name),
  ]
}

function notes(request: Request, redacted: readonly string[]): string[] {
  const { body, bodyBytes } = request
  return [
    ...(redacted.length > 0
      ? [`# Add yourself, for it was not recorded: ${redacted.join(', ')}`]
      : []),
    ...(bodyBytes > 0 && keptBytes(request) < bodyBytes
      ? [
          `# Of the body of ${bodyBytes} bytes, ${body === null ? 'none' : 'only the beginning'} was recorded`,
        ]
      : []),
  ]
}

/** How much of the body was recorded. */
export function keptBytes({ body, bodyEncoding }: Pick<Request, 'body' | 'bodyEncoding'>): number {
  if (body === null) return 0
  return bodyEncoding === 'text' ? new TextEncoder().encode(body).length : atob(body).length
}

/** Only where curl would not take it by itself. */
function methodOf({ method, body }: Request): string {
  if (method === 'HEAD') return ' --head'
  const own = body === null ? 'GET' : 'POST'
  return method === own ? '' : ` -X ${/^[A-Z]+$/.test(method) ? method : quote(method)}`
}

function urlOf({ path, query }: Request, url: string): string {
  const target = `${url.replace(/\/$/, '')}${path}${query === '' ? '' : `?${query}`}`
  // What curl would take for a pattern of many URLs.
  return `${/[[\]{}]/.test(target) ? '--globoff ' : ''}${quote(target)}`
}

/** Where a body came without a type, curl must be kept from giving it one. */
const typeOf = ({ headers, body }: Request): string[] =>
  body === null || headers.some(([name]) => name.toLowerCase() === 'content-type')
    ? []
    : [`-H 'Content-Type:'`]

function dataOf({ body, bodyEncoding }: Request): string[] {
  if (body === null) return []
  return [bodyEncoding === 'base64' ? '--data-binary @-' : `--data-raw ${quote(body)}`]
}

/** A header without a value is written with a semicolon, or curl would take it away. */
const headerOf = ([name, value]: readonly [string, string]): string =>
  `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
