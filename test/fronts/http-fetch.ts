// `fetch` over a connection of its own, with any host: the global one sets that header itself, and keeps connections.
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export async function httpFetch(
  own: Readonly<Record<string, string>>,
  url: string,
  init: RequestInit = {},
): Promise<Response> {
  const { signal } = init
  signal?.throwIfAborted()
  const asked = new Request(url, { ...init, signal: null })
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { ...Object.fromEntries(asked.headers), ...own }
    const sent = httpRequest(url, { method: asked.method, agent: false, headers }, resolve)
    sent.on('error', reject)
    const abort = () => sent.destroy(signal?.reason)
    signal?.addEventListener('abort', abort)
    sent.on('close', () => signal?.removeEventListener('abort', abort))
    if (asked.body) pipeline(Readable.fromWeb(asked.body as never), sent).catch(reject)
    else sent.end()
  })
  const { statusCode: status = 0, statusMessage: statusText = '', rawHeaders } = message
  const isWithoutBody = asked.method === 'HEAD' || [204, 205, 304].includes(status)
  if (isWithoutBody) message.resume()
  const body = isWithoutBody ? null : (Readable.toWeb(message) as unknown as BodyInit)
  return new Response(body, { status, statusText, headers: pairsOf(rawHeaders) })
}

const pairsOf = (raw: readonly string[]): [string, string][] =>
  Array.from({ length: raw.length / 2 }, (_, at) => [
    raw[2 * at] as string,
    raw[2 * at + 1] as string,
  ])
