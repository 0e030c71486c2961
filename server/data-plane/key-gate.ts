// The key of a deployment in a request: found, checked, and taken away before the mock sees the request.
import type { IncomingRequest } from '../../core/index.ts'
import type { DeploymentRecord, RecordKey } from '../deployments/index.ts'
import { digestOf, isSameDigest, KEY_PREFIX } from '../keys/index.ts'
import { AlteredIncoming } from './incoming.ts'

export interface Admission {
  /** Whether the request may go on. */
  readonly isAdmitted: boolean
  /** The request without the key. */
  readonly incoming: IncomingRequest
}

/**
 * Lets a request in: to a public deployment always, to a private one with a key, in `X-Mockhost-Key`, or in
 * `Authorization` with or without `Bearer`. An `Authorization` that is no key of ours is the mocked API's own.
 */
export function admit(
  incoming: IncomingRequest,
  { visibility, keys }: DeploymentRecord,
  now: () => number,
): Admission {
  const own = incoming.header('x-mockhost-key')
  const authorization = keyIn(incoming.header('authorization'))
  const isOpen = visibility === 'public'
  if (own === undefined && authorization === undefined) return { isAdmitted: isOpen, incoming }
  const isOwnKey = own !== undefined && isKey(own, keys, now())
  const isAuthorizationKey = authorization !== undefined && isKey(authorization, keys, now())
  const hidden = [
    ...(own === undefined ? [] : ['x-mockhost-key']),
    ...(isAuthorizationKey ? ['authorization'] : []),
  ]
  return {
    isAdmitted: isOpen || isOwnKey || isAuthorizationKey,
    incoming: hidden.length === 0 ? incoming : new AlteredIncoming(incoming, { hidden }),
  }
}

/** Whether a text is one of the keys, at a time in milliseconds since 1970. */
export function isKey(text: string, keys: readonly RecordKey[], now: number): boolean {
  const digest = digestOf(text.trim())
  // Every key is compared, so that the time tells nothing of which one it is.
  let isFound = false
  for (const key of keys) {
    const isLive = key.expiresAt === null || key.expiresAt > now
    if (isSameDigest(digest, key.digest) && isLive) isFound = true
  }
  return isFound
}

/** What looks like a key of ours in an `Authorization` header. */
export function keyIn(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined
  const text = authorization.trim().replace(/^bearer +/i, '')
  return text.startsWith(KEY_PREFIX) ? text : undefined
}
