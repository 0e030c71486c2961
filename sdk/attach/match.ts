// What an attached deployment would answer to a request.
import type { Transaction, TriedRequest } from '../../core/api/index.ts'
import { SESSION_HEADER } from '../../core/session/index.ts'
import { type Attached, ofSession } from './attached.ts'
import { bytesOf, targetOf } from './send.ts'

export async function match(
  { client, subdomain, url }: Attached,
  session: string | null,
  request: Request,
): Promise<Transaction> {
  const bytes = await bytesOf(request)
  const { [SESSION_HEADER]: named, ...headers } = Object.fromEntries(request.headers)
  const tried: TriedRequest = {
    method: request.method,
    target: targetOf(request),
    headers: {
      host: new URL(url).host,
      ...(bytes.length === 0 ? {} : { 'content-length': String(bytes.length) }),
      ...headers,
    },
    ...(bytes.length === 0 ? {} : { body: toBase64(bytes), bodyEncoding: 'base64' }),
  }
  return client.tests.match(subdomain, tried, ofSession(named ?? session))
}

const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
