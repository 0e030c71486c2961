// Lets a client that is still sending hear its answer: closing the connection under its hands would take that away
// from it before it has read it. Source: RFC 9112, 9.6.
import type { IncomingMessage, ServerResponse } from 'node:http'

/** How long, and for how many bytes more, a client is listened to that has its answer. */
const LINGER_MS = 2_000
const LINGER_BYTES = 256 * 1024 * 1024

/** Whether the connection ends with the answer while a body is still on its way. */
export const isCutShort = (message: IncomingMessage, response: ServerResponse): boolean =>
  response.shouldKeepAlive === false &&
  !message.complete &&
  (message.headers['content-length'] !== undefined ||
    message.headers['transfer-encoding'] !== undefined)

/** Sends the rest of an answer whose head is written, and ends the connection when the client has fallen silent. */
export function endLate(
  bytes: Uint8Array | undefined,
  message: IncomingMessage,
  response: ServerResponse,
): void {
  if (bytes && bytes.length > 0) response.write(bytes)
  else response.flushHeaders()
  let left = LINGER_BYTES
  const end = () => {
    clearTimeout(timer)
    response.end()
  }
  const timer = setTimeout(end, LINGER_MS)
  message.on('data', (chunk: Uint8Array) => {
    left -= chunk.length
    if (left < 0) end()
  })
  message.once('end', end)
  message.once('close', end)
  message.once('error', end)
}
