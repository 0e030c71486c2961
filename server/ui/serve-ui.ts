// Answers for the admin UI: its files, and for each address of a screen the page that shows it.
import { randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { type PackedFile, type PackedFiles, packedFiles } from './packed-files.ts'

/** What the server's own domain answers beside the UI. */
const OTHERS = /^\/(api|metrics|healthz|readyz|mockoon-admin)(\/|$)|^\/@/

export const isUiPath = (path: string): boolean => !OTHERS.test(path)

/** The answer to a request at a path of the UI; undefined where there is nothing. */
export async function serveUi(request: Request): Promise<Response | undefined> {
  const { method, url, headers } = request
  if (method !== 'GET' && method !== 'HEAD') return undefined
  const path = new URL(url).pathname
  const isScreen = path === '/' || (isNavigation(headers) && !/\.\w+$/.test(path))
  const files = await packedFiles()
  if (!files) return isScreen ? notBuilt() : undefined
  if (isScreen || path === '/index.html') return page(files, method)
  const file = Object.hasOwn(files, path) ? files[path] : undefined
  return file && answer(file, path, request)
}

const isNavigation = (headers: Headers): boolean =>
  (headers.get('accept') ?? '').includes('text/html')

/** Names in this folder have a hash of their content in them. */
const isLasting = (path: string): boolean => path.startsWith('/assets/')

const YEAR = 31_536_000

function answer(file: PackedFile, path: string, { method, headers }: Request): Response {
  const caching = isLasting(path) ? `public, max-age=${YEAR}, immutable` : 'no-cache'
  const common = { ETag: file.etag, 'Cache-Control': caching, Vary: 'Accept-Encoding', ...SAFE }
  if (headers.get('if-none-match')?.includes(file.etag))
    return new Response(null, { status: 304, headers: common })
  const gzip = Buffer.from(file.gzip, 'base64')
  const isCompressed = /\bgzip\b/.test(headers.get('accept-encoding') ?? '')
  const body = isCompressed ? gzip : gunzipSync(gzip)
  return new Response(method === 'HEAD' ? null : new Uint8Array(body), {
    headers: {
      'Content-Type': file.type,
      'Content-Length': String(body.length),
      ...(isCompressed ? { 'Content-Encoding': 'gzip' } : {}),
      ...common,
    },
  })
}

const SAFE = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' }

/** Style elements that the editor makes have the page's nonce, which is another each time. */
function page(files: PackedFiles, method: string): Response {
  const nonce = randomBytes(16).toString('base64')
  const html = gunzipSync(Buffer.from(files['/index.html']?.gzip ?? '', 'base64')).toString()
  const text = html.replace('nonce=""', `nonce="${nonce}"`)
  return htmlResponse(method === 'HEAD' ? null : text, 200, `'nonce-${nonce}'`)
}

function notBuilt(): Response {
  const text =
    '<!doctype html><html lang="en"><title>mockhost</title><p>The admin UI was not built. Run <code>npm run build</code>. The API is at <a href="/api/openapi.json">/api</a>.</p></html>'
  return htmlResponse(text, 503, '')
}

function htmlResponse(text: string | null, status: number, styleNonce: string): Response {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${styleNonce}`.trim(),
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return new Response(text, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy,
      'X-Frame-Options': 'DENY',
      ...SAFE,
    },
  })
}
