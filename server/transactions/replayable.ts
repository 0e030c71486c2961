// A transaction's request, so that it can be sent once more.
import type { Transaction } from '../../core/api/index.ts'
import { redactedNames } from '../../core/trace/index.ts'

export interface ReplayableRequest {
  readonly method: string
  /** Path and query string. */
  readonly target: string
  readonly address: string
  /** As they were recorded: what is redacted stays so. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** The session that it was in. */
  readonly session: string | null
  /** The names of the headers whose values are redacted. */
  readonly redacted: readonly string[]
  readonly body: string | Uint8Array | null
  /** Why it can't be sent once more as it was, in a sentence; undefined where it can. */
  readonly obstacle: string | undefined
}

export function toReplayable({ request, session, source }: Transaction): ReplayableRequest {
  const { method, path, query, headers, address } = request
  return {
    method,
    target: query === '' ? path : `${path}?${query}`,
    address,
    headers,
    session,
    redacted: redactedNames(headers),
    body: bodyOf(request),
    obstacle:
      source === 'websocket'
        ? 'It is a WebSocket connection, of which no messages can be sent again.'
        : obstacleOf(request),
  }
}

function bodyOf({ body, bodyEncoding }: Transaction['request']): string | Uint8Array | null {
  return body === null || bodyEncoding === 'text'
    ? body
    : new Uint8Array(Buffer.from(body, 'base64'))
}

function obstacleOf({ body, bodyEncoding, bodyBytes }: Transaction['request']): string | undefined {
  if (body === null)
    return bodyBytes === 0 ? undefined : `Its body of ${bodyBytes} bytes was not recorded.`
  const kept = Buffer.byteLength(body, bodyEncoding === 'text' ? 'utf8' : 'base64')
  if (kept === bodyBytes) return undefined
  return kept < bodyBytes
    ? `Only ${kept} of the ${bodyBytes} bytes of its body were recorded.`
    : 'Its body is no UTF-8 and was recorded as if it were.'
}
