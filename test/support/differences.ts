// Compares an answer with the recorded one, in the way that the conformance corpus asks for.

export interface RecordedRequest {
  name?: string
  method?: string
  path: string
  headers?: Record<string, string | string[]>
  host?: string
  body?: unknown
  bodyBase64?: string
  pauseMs?: number
  expect: RecordedAnswer
  compare?: ('status' | 'headers' | 'body')[]
  /** An anchored regular expression that the body must match, instead of the recorded body. */
  bodyPattern?: string
}

export interface RecordedAnswer {
  status: number
  headers: Record<string, string | string[]>
  body: string
}

export interface RecordedCase {
  name: string
  environment: unknown
  options?: Record<string, unknown>
  requests: RecordedRequest[]
}

/** The differences, one line each; none means that they agree. */
export function differences(request: RecordedRequest, actual: RecordedAnswer): string[] {
  const compare = request.compare ?? ['status', 'headers', 'body']
  const { expect } = request
  const found: string[] = []
  if (compare.includes('status') && expect.status !== actual.status) {
    found.push(`status ${actual.status}, expected ${expect.status}`)
  }
  if (compare.includes('headers')) found.push(...headerDifferences(expect, actual))
  if (request.bodyPattern !== undefined) {
    if (!new RegExp(request.bodyPattern, 's').test(actual.body)) {
      found.push(`body ${shown(actual.body)} does not match ${request.bodyPattern}`)
    }
  } else if (compare.includes('body') && !isSameBody(expect.body, actual.body, mediaType(expect))) {
    found.push(`body ${shown(actual.body)}, expected ${shown(expect.body)}`)
  }
  return found
}

function headerDifferences(expect: RecordedAnswer, actual: RecordedAnswer): string[] {
  return Object.entries(expect.headers).flatMap(([name, value]) => {
    const isSame =
      name === 'content-type'
        ? mediaType(expect) === mediaType(actual)
        : JSON.stringify(actual.headers[name]) === JSON.stringify(value)
    return isSame
      ? []
      : [
          `header ${name}: ${JSON.stringify(actual.headers[name])}, expected ${JSON.stringify(value)}`,
        ]
  })
}

const shown = (text: string): string => JSON.stringify(text.slice(0, 200))

const mediaType = ({ headers }: RecordedAnswer): string =>
  String(headers['content-type'] ?? '')
    .replace(/;\s*charset=utf-8/i, '')
    .toLowerCase()

function isSameBody(expected: string, actual: string, type: string): boolean {
  if (expected === actual) return true
  if (!type.includes('json')) return false
  try {
    return (
      JSON.stringify(sorted(JSON.parse(expected))) === JSON.stringify(sorted(JSON.parse(actual)))
    )
  } catch {
    return false
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  )
}
