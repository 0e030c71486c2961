// Web `Response` objects as functions may give them.
import { MockhostError } from '../errors.ts'
import { type Reply, reply } from './reply.ts'

export const isWebResponse = (value: unknown): value is Response =>
  typeof Response !== 'undefined' && value instanceof Response

/** @throws MockhostError `responder-failed` for one that is no answer, or that was used already */
export async function readWebResponse(response: Response): Promise<Reply> {
  if (response.type === 'error')
    throw new MockhostError('responder-failed', 'it gave a network error, which is no answer')
  if (response.bodyUsed)
    throw new MockhostError(
      'responder-failed',
      'it gave a Response whose body was read already: make a new one for each request',
    )
  const body = response.body === null ? undefined : new Uint8Array(await response.arrayBuffer())
  return reply(body, { status: response.status, headers: response.headers })
}
