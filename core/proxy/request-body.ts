// The body of a request on its way to another server: from memory where it was read, else as it comes, with its
// beginning noted for the log.
import { Relay } from '../answer/index.ts'
import type { RequestView } from '../request/index.ts'
import { SentBody } from '../trace/index.ts'

export interface RequestBody {
  readonly body: string | Uint8Array | ReadableStream<Uint8Array> | null
  /** How long it is, where the client has said so. */
  readonly length: string | undefined
}

export function requestBody(request: RequestView): RequestBody {
  const body = request.bodyToHandOn()
  if (!(body instanceof ReadableStream)) return { body, length: undefined }
  const sent = new SentBody()
  request.handedOn = sent
  return {
    body: new Relay(body, { onChunk: (chunk) => sent.add(chunk) }).stream,
    length: request.header('content-length'),
  }
}
