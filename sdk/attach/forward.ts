// Sends requests that came to a port of this machine on to an attached deployment.
import { messageOf } from '../../core/index.ts'
import type { Attached } from './attached.ts'
import { send } from './send.ts'

/** What is said from one end of a connection to the other, and not further. */
const BY_HOP = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'te',
  'transfer-encoding',
  'upgrade',
]

export async function forward(
  attached: Attached,
  session: string | null,
  request: Request,
): Promise<Response> {
  const headers = new Headers(request.headers)
  for (const name of BY_HOP) headers.delete(name)
  try {
    return decoded(await send(attached, session, new Request(request, { headers })))
  } catch (error) {
    return new Response(`mockhost: ${messageOf(error)}\n`, { status: 502 })
  }
}

/** `fetch` has decoded the body already. */
function decoded(response: Response): Response {
  if (!response.headers.has('content-encoding')) return response
  const copy = new Response(response.body, response)
  for (const name of ['content-encoding', 'content-length']) copy.headers.delete(name)
  return copy
}
