// A transaction's request, so that it can be sent once more.
import type { Transaction } from '../../core/api/index.ts'

export interface ReplayableRequest {
  readonly method: string
  /** Path and query string. */
  readonly target: string
  /** As they were recorded: what is redacted stays so. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** The names of the headers whose values are redacted. */
  readonly redacted: readonly string[]
  readonly body: string | Uint8Array | null
  readonly address: string
  /** Why it can't be sent once more as it was; undefined where it can. */
  readonly obstacle: string | undefined
}

const REDACTED = /(^|\s)\[REDACTED\]$/

export function toReplayable({ request }: Transaction): ReplayableRequest {
  const { method, path, query, headers, address } = request
  return {
    method,
    target: query === '' ? path : `${path}?${query}`,
    headers,
    redacted: headers.filter(([, value]) => REDACTED.test(value)).map(([name]) => name),
    body: bodyOf(request),
    address,
    obstacle: obstacleOf(request),
  }
}

function bodyOf({ body, bodyEncoding }: Transaction['request']): string | Uint8Array | null {
  return body === null || bodyEncoding === 'text' ? body : Buffer.from(body, 'base64')
}

function obstacleOf({ body, bodyEncoding, bodyBytes }: Transaction['request']): string | undefined {
  if (body === null)
    return bodyBytes === 0 ? undefined : `Its body of ${bodyBytes} bytes was not recorded.`
  const kept = Buffer.byteLength(body, bodyEncoding === 'text' ? 'utf8' : 'base64')
  return kept === bodyBytes
    ? undefined
    : `Only ${kept} of the ${bodyBytes} bytes of its body were recorded.`
}
