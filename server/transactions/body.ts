// A body as a transaction shows it: text where it is text, else base64, and its beginning where it is long.

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

/** At most so many bytes of a body, never half a character. */
export function toBodyFields(body: string | Uint8Array | null, maxBytes: number): BodyFields {
  if (body === null || body.length === 0) return noBody()
  if (typeof body === 'string') return textFields(body, maxBytes)
  const kept = body.subarray(0, maxBytes)
  const text = decode(kept, kept.length < body.length)
  return {
    body: text ?? Buffer.from(kept).toString('base64'),
    bodyEncoding: text === undefined ? 'base64' : 'text',
    bodyBytes: body.length,
  }
}

function textFields(text: string, maxBytes: number): BodyFields {
  const bodyBytes = Buffer.byteLength(text)
  if (bodyBytes <= maxBytes) return { body: text, bodyEncoding: 'text', bodyBytes }
  // A character is at least one byte.
  const beginning = Buffer.from(text.slice(0, maxBytes)).subarray(0, maxBytes)
  return { body: decode(beginning, true) ?? '', bodyEncoding: 'text', bodyBytes }
}

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
