// Answers for the admin UI: its files, and at each address of a screen the page that shows it.
import { randomBytes } from 'node:crypto'
import { encoded, encodingFor } from './encoding.ts'
import type { PackedFile } from './pack.ts'
import { type PackedFiles, packedFiles } from './packed-files.ts'
import { fetchingPolicy, textPolicy, uiPolicy } from './policy.ts'

/** What the server's own domain answers beside the UI. */
const OTHERS = /^\/(api|metrics|healthz|readyz|mockoon-admin)(\/|$)|^\/@/

/** The answer to a request on the bare domain; undefined where the UI has none. */
export async function serveUi(request: Request): Promise<Response | undefined> {
  const { method, url, headers } = request
  const path = new URL(url).pathname
  if ((method !== 'GET' && method !== 'HEAD') || OTHERS.test(path)) return undefined
  const isScreen = path === '/' || path === PAGE || isNavigation(path, headers)
  const files = await packedFiles()
  if (!files) return isScreen ? notBuilt(method) : undefined
  if (isScreen) return page(files, method)
  const file = files.get(path)
  return file && answer(file, path, request)
}

const PAGE = '/index.html'
/** Fetches documents for the UI. */
const FETCHING_PAGE = '/fetch.html'
const FETCHING_SCRIPT = '/fetch.js'

/** An address that somebody has opened, and not a file that a page asks for. */
const isNavigation = (path: string, headers: Headers): boolean =>
  !/\.\w+$/.test(path) && (headers.get('accept') ?? '').includes('text/html')

const SAFE = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

const YEAR_SECONDS = 31_536_000

/** Names in this folder have a hash of their content in them. */
const cachingOf = (path: string): string =>
  path.startsWith('/assets/') ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache'

async function answer(
  file: PackedFile,
  path: string,
  { method, headers }: Request,
): Promise<Response> {
  const common = {
    ETag: file.etag,
    'Cache-Control': cachingOf(path),
    Vary: 'Accept-Encoding',
    ...SAFE,
    ...(path === FETCHING_PAGE ? { 'Content-Security-Policy': fetchingPolicy } : {}),
    // Its page has no origin, so that to the browser it is another one.
    ...(path === FETCHING_SCRIPT ? { 'Cross-Origin-Resource-Policy': 'cross-origin' } : {}),
  }
  if (isKnown(file.etag, headers)) return new Response(null, { status: 304, headers: common })
  const encoding = encodingFor(headers.get('accept-encoding') ?? '')
  const body = await encoded(file, encoding)
  return respond(method, body, {
    'Content-Type': file.type,
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    ...common,
  })
}

const isKnown = (etag: string, headers: Headers): boolean =>
  (headers.get('if-none-match') ?? '').split(',').some((known) => known.trim() === etag)

/** Style elements that scripts make have the page's nonce, which is another each time; so the page is never kept. */
async function page(files: PackedFiles, method: string): Promise<Response> {
  const file = files.get(PAGE)
  if (!file) throw new Error(`the packed admin UI has no ${PAGE}`)
  const html = Buffer.from(await encoded(file, 'identity')).toString()
  const nonce = randomBytes(16).toString('base64')
  return respond(method, Buffer.from(html.replace('nonce=""', `nonce="${nonce}"`)), {
    ...HTML,
    'Content-Security-Policy': uiPolicy(nonce),
  })
}

const HTML = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  ...SAFE,
}

function notBuilt(method: string): Response {
  const text =
    '<!doctype html><html lang="en"><title>mockhost</title><p>The admin UI is not built. Run <code>npm run build</code>, and load this page again. The management API is described at <a href="/api/openapi.json">/api/openapi.json</a>.'
  const headers = { ...HTML, 'Content-Security-Policy': textPolicy }
  return respond(method, Buffer.from(text), headers, 503)
}

function respond(
  method: string,
  body: Uint8Array,
  headers: Record<string, string>,
  status = 200,
): Response {
  return new Response(method === 'HEAD' ? null : new Uint8Array(body), {
    status,
    headers: { ...headers, 'Content-Length': String(body.length) },
  })
}
