// Sends a body as it comes, no faster than the client reads it, and lets go of it where the client does.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer, StreamedBody } from '../../core/index.ts'

export async function sendStream(
  { status, headers }: Answer,
  body: StreamedBody,
  { method }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (response.destroyed) {
    body.cancel()
    return
  }
  const length = body.length === undefined ? [] : ['Content-Length', String(body.length)]
  response.writeHead(status, [...headers.flat, ...length])
  if (method === 'HEAD') {
    body.cancel()
    response.end()
    return
  }
  response.flushHeaders()
  const opened = body.open()
  const reader = (opened instanceof Blob ? opened.stream() : opened).getReader()
  // A client that goes away is no error: what stands behind the body hears of it.
  const letGo = () => void reader.cancel(new Error('the client went away')).catch(() => {})
  response.once('close', letGo)
  try {
    await pump(reader, response)
    response.end()
  } catch {
    // The head is sent already, so that a broken connection is all that can be said.
    response.destroy()
  } finally {
    response.off('close', letGo)
  }
}

/** Asks for the next chunk only when the one before it has left. */
async function pump(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  response: ServerResponse,
): Promise<void> {
  for (;;) {
    const { done, value } = await reader.read()
    if (done || response.destroyed) return
    if (!response.write(value)) await hasDrained(response)
  }
}

const hasDrained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const settle = () => {
      response.off('drain', settle)
      response.off('close', settle)
      resolve()
    }
    response.on('drain', settle)
    response.on('close', settle)
  })
