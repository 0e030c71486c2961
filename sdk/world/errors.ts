// What goes wrong between this process and another server, in the words of mocks.
import { MockhostError, messageOf, type UpstreamRequest } from '../../core/index.ts'

type Asked = Pick<UpstreamRequest, 'url' | 'timeoutMs'>

export const tooLate = ({ url, timeoutMs }: Asked): MockhostError =>
  new MockhostError('upstream-late', `${originOf(url)} did not answer within ${timeoutMs} ms`)

const REFUSED =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ConnectionRefused|FailedToOpenSocket|DNSException|Unable to connect/i

export function refused({ url }: Asked, error: unknown): MockhostError {
  if (error instanceof MockhostError) return error
  const { code, cause } = error as { code?: string; cause?: { code?: string; message?: string } }
  const reason = [code, messageOf(error), cause?.code, cause?.message].filter(Boolean).join(' ')
  const isRefused = REFUSED.test(reason)
  const what = isRefused ? 'can’t be reached' : 'broke the connection'
  return new MockhostError(
    isRefused ? 'upstream-refused' : 'upstream-broken',
    `${originOf(url)} ${what}: ${cause?.message ?? messageOf(error)}`,
    { cause: error },
  )
}

const originOf = (url: string): string => new URL(url).origin
