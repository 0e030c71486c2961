// Sends requests to an attached deployment: by the server's own domain, for which no name has to be looked up.
import { SESSION_HEADER } from '../../core/session/index.ts'
import type { Attached } from './attached.ts'

const KEY_HEADER = 'x-mockhost-key'

/** What a request must carry to be let in, and to be in the session. */
export const ownHeaders = ({ key }: Attached, session: string | null): Record<string, string> => ({
  ...(key === undefined ? {} : { [KEY_HEADER]: key }),
  ...(session === null ? {} : { [SESSION_HEADER]: session }),
})

/** @throws MockhostError `server-unreachable` */
export async function send(
  attached: Attached,
  session: string | null,
  request: Request,
): Promise<Response> {
  const { method, signal } = request
  const headers = new Headers(request.headers)
  // A session that the request names itself goes before.
  for (const [name, value] of Object.entries(ownHeaders(attached, session)))
    if (!headers.has(name)) headers.set(name, value)
  const bytes = await bytesOf(request)
  return attached.client.fetch(attached.subdomain, targetOf(request), {
    method,
    headers,
    signal,
    ...(bytes.length === 0 ? {} : { body: bytes }),
  })
}

/** Path and query; what host they are on does not matter. */
export function targetOf({ url }: Request): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}

export async function bytesOf(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const { method } = request
  return method === 'GET' || method === 'HEAD'
    ? new Uint8Array()
    : new Uint8Array(await request.arrayBuffer())
}
