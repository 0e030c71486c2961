// How much memory the bodies of an exchange take, more or less, as long as a log holds it.
import { StreamedBody } from '../answer/index.ts'
import type { RecordedExchange } from './recorded.ts'
import { KEPT_BYTES } from './sent-body.ts'
import { SocketRecord } from './socket-record.ts'

export function heldBytes({ answer, request, outcome }: RecordedExchange): number {
  const unpacked = outcome?.aftermath && answer.headers.get('content-encoding') ? KEPT_BYTES : 0
  // A body that was made when the mock was compiled is there anyhow.
  const isShared = outcome?.response?.body.kind === 'text'
  const own = isShared ? 0 : bytesOf(answer.body)
  const spoken = outcome?.aftermath?.socket ? SocketRecord.mostBytes : 0
  return own + (request.raw?.length ?? 0) + handedOn(request) + unpacked + spoken
}

/** Of what is sent or handed on as it comes, the beginning is kept. */
function bytesOf(body: RecordedExchange['answer']['body']): number {
  if (body instanceof StreamedBody) return Math.min(body.length ?? KEPT_BYTES, KEPT_BYTES)
  return body?.length ?? 0
}

const handedOn = (request: RecordedExchange['request']): number =>
  request.handedOn
    ? Math.min(Number(request.header('content-length')) || KEPT_BYTES, KEPT_BYTES)
    : 0
