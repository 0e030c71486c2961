// Why a server can't be reached, in words: each runtime has its own codes for it.
import { MockhostError, messageOf } from '../../core/errors.ts'

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection is refused',
  ConnectionRefused: 'the connection is refused',
  FailedToOpenSocket: 'the connection is refused, or there is no such host',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: "its name can't be looked up",
  ECONNRESET: 'the connection broke off',
  ConnectionClosed: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  ETIMEDOUT: 'it does not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer in time',
  Timeout: 'it does not answer in time',
}

/** @param error what `fetch`, or reading its answer, failed with */
export function unreachable(url: string, error: unknown): MockhostError {
  return new MockhostError('server-unreachable', `${url} can't be reached: ${reasonOf(error)}`, {
    cause: error,
  })
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const code = codeOf(cause) ?? codeOf(error)
  if (code !== undefined && REASONS[code]) return REASONS[code]
  return messageOf(cause ?? error)
}

function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : ''
  return typeof code === 'string' && code !== '' ? code : undefined
}
