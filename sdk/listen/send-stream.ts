// Sends a body as it comes, no faster than the client reads it, and lets go of it where the client does.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import type { Answer, StreamedBody } from '../../core/index.ts'

export function sendStream(
  { status, headers }: Answer,
  body: StreamedBody,
  { method }: IncomingMessage,
  response: ServerResponse,
): void {
  const length = body.length === undefined ? [] : ['Content-Length', String(body.length)]
  response.writeHead(status, [...headers.flat, ...length])
  if (method === 'HEAD') {
    body.cancel()
    response.end()
    return
  }
  response.flushHeaders()
  const opened = body.open()
  const stream = opened instanceof Blob ? opened.stream() : opened
  // A client that goes away, or a body that breaks off, ends both sides; the head is sent already.
  pipeline(Readable.fromWeb(stream as unknown as NodeStream<Uint8Array>), response).catch(() => {
    response.destroy()
  })
}
