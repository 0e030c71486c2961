// Names of headers that are offered where one is typed, and values that fit them.

export const RESPONSE_HEADERS: readonly string[] = [
  'Content-Type',
  'Cache-Control',
  'ETag',
  'Last-Modified',
  'Location',
  'Retry-After',
  'Set-Cookie',
  'WWW-Authenticate',
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Allow-Credentials',
  'Access-Control-Expose-Headers',
  'Access-Control-Max-Age',
  'Content-Disposition',
  'Content-Encoding',
  'Content-Language',
  'Content-Security-Policy',
  'Expires',
  'Link',
  'Server',
  'Strict-Transport-Security',
  'Vary',
  'X-Content-Type-Options',
  'X-Frame-Options',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'X-Request-Id',
]

export const REQUEST_HEADERS: readonly string[] = [
  'Accept',
  'Accept-Language',
  'Authorization',
  'Cache-Control',
  'Content-Type',
  'Cookie',
  'Host',
  'If-Match',
  'If-None-Match',
  'Idempotency-Key',
  'Origin',
  'Referer',
  'User-Agent',
  'X-API-Key',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'X-Request-Id',
]

const CONTENT_TYPES = [
  'application/json',
  'application/problem+json',
  'application/xml',
  'application/x-www-form-urlencoded',
  'text/plain; charset=utf-8',
  'text/html; charset=utf-8',
  'text/csv; charset=utf-8',
  'text/event-stream',
  'application/octet-stream',
]

const VALUES: Readonly<Record<string, readonly string[]>> = {
  'content-type': CONTENT_TYPES,
  accept: CONTENT_TYPES,
  'cache-control': ['no-store', 'no-cache', 'private, max-age=60', 'public, max-age=3600'],
  'access-control-allow-origin': ['*'],
  'access-control-allow-credentials': ['true'],
  'access-control-allow-methods': ['GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS'],
  'www-authenticate': ['Bearer', 'Basic realm="mock"'],
  'x-content-type-options': ['nosniff'],
  'x-frame-options': ['DENY', 'SAMEORIGIN'],
  'x-request-id': ['{{uuid}}'],
  'content-encoding': ['gzip', 'br'],
  vary: ['Accept', 'Accept-Encoding', 'Origin'],
}

/** Values that fit a header; none for most. */
export const valuesForHeader = (name: string): readonly string[] => VALUES[name.toLowerCase()] ?? []
