// A body as a transaction shows it: text where it is text, else base64, and its beginning where it is long.
import { StreamedBody } from '../answer/index.ts'
import { toBase64 } from './base64.ts'
import type { SentBody } from './sent-body.ts'

export interface BodyFields {
  body: string | null
  bodyEncoding: 'text' | 'base64'
  bodyBytes: number
}

export const noBody = (bodyBytes = 0): BodyFields => ({
  body: null,
  bodyEncoding: 'text',
  bodyBytes,
})

/**
 * At most so many bytes of a body, never half a character.
 * @param sent what of a streamed body has been sent
 */
export function toBodyFields(
  body: string | Uint8Array | StreamedBody | null,
  maxBytes: number,
  sent?: SentBody,
): BodyFields {
  if (body instanceof StreamedBody) return sent ? sentFields(sent, maxBytes) : noBody(body.length)
  if (body === null || body.length === 0) return noBody()
  if (typeof body === 'string') return textFields(body, maxBytes)
  return bytesFields(body.subarray(0, maxBytes), body.length)
}

/** Of a body that passes, and is not held. */
export const sentFields = (
  { beginning, bytes }: Pick<SentBody, 'beginning' | 'bytes'>,
  maxBytes: number,
): BodyFields => (bytes === 0 ? noBody() : bytesFields(beginning.subarray(0, maxBytes), bytes))

function bytesFields(kept: Uint8Array, bodyBytes: number): BodyFields {
  const text = decode(kept, kept.length < bodyBytes)
  return {
    body: text ?? toBase64(kept),
    bodyEncoding: text === undefined ? 'base64' : 'text',
    bodyBytes,
  }
}

function textFields(text: string, maxBytes: number): BodyFields {
  const bytes = encoder.encode(text)
  const { length } = bytes
  if (length <= maxBytes) return { body: text, bodyEncoding: 'text', bodyBytes: length }
  const beginning = decode(bytes.subarray(0, maxBytes), true)
  return { body: beginning ?? '', bodyEncoding: 'text', bodyBytes: length }
}

const encoder = new TextEncoder()

/** The text that the bytes are; where they are cut, without the character that is. Undefined where they are no UTF-8. */
function decode(bytes: Uint8Array, isCut: boolean): string | undefined {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return decoder.decode(bytes, { stream: isCut })
  } catch {
    // That is what `fatal` says no with.
    return undefined
  }
}
