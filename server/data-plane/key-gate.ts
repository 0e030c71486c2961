// What in a request is for us and not for the mock: the key, which is checked, and the session. Both are taken away.
import type { Answer, IncomingRequest } from '../../core/index.ts'
import { NamedSocketRequest, SESSION_HEADER } from '../../core/session/index.ts'
import type { DeploymentRecord, RecordKey } from '../deployments/index.ts'
import { digestOf, isSameDigest, KEY_PREFIX } from '../keys/index.ts'
import { AlteredIncoming } from './incoming.ts'

export interface Admission {
  /** Whether the request may go on. */
  readonly isAdmitted: boolean
  /** The request as the mock is to see it. */
  readonly incoming: IncomingRequest
}

export interface SocketAdmission extends Admission {
  /** The session that it names; undefined for none. */
  readonly session: string | undefined
  /** Asked as long as the connection is open. */
  isStillAdmitted(record: DeploymentRecord): boolean
  /** The answer as the client takes it. */
  answered(answer: Answer): Answer
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
  const own = new OwnIncoming(incoming, (text) => isKey(text, keys, now()))
  const isAdmitted = visibility === 'public' || own.isOpened()
  return { isAdmitted, incoming: own }
}

/**
 * The same for a request for a WebSocket, which browsers send without headers of a page: a key may also stand in the
 * query, as `key`, or in a sub-protocol, as `mockhost.key.KEY`.
 */
export function admitSocket(
  incoming: IncomingRequest,
  record: DeploymentRecord,
  now: () => number,
): SocketAdmission {
  const named = new NamedSocketRequest(incoming, (text) => text.startsWith(KEY_PREFIX))
  const { isAdmitted, incoming: own } = admit(named, record, now)
  const texts = [
    ...named.keys,
    incoming.header(KEY_HEADER) ?? '',
    keyIn(incoming.header('authorization')) ?? '',
  ]
  const isStillAdmitted = ({ visibility, keys }: DeploymentRecord) =>
    visibility === 'public' || texts.some((text) => isKey(text, keys, now()))
  return {
    isAdmitted: isAdmitted || isStillAdmitted(record),
    incoming: own,
    session: named.session,
    isStillAdmitted,
    answered: (answer) => named.answered(answer),
  }
}

const KEY_HEADER = 'x-mockhost-key'
const HIDDEN = [KEY_HEADER, SESSION_HEADER, 'authorization']

/** A request without what is for us. Only when somebody asks for a header that may hold one is it looked for. */
class OwnIncoming extends AlteredIncoming {
  readonly #isKey: (text: string) => boolean
  #isAuthorizationKey: boolean | undefined

  constructor(incoming: IncomingRequest, isKey: (text: string) => boolean) {
    super(incoming)
    this.#isKey = isKey
  }

  /** Whether a key came with it. */
  isOpened(): boolean {
    const own = this.incoming.header(KEY_HEADER)
    return (own !== undefined && this.#isKey(own)) || this.#hasAuthorizationKey()
  }

  override header(name: string): string | undefined {
    return this.#isHidden(name) ? undefined : super.header(name)
  }

  override headers(): Record<string, string> {
    const headers = super.headers()
    for (const name of HIDDEN) if (name in headers && this.#isHidden(name)) delete headers[name]
    return headers
  }

  #isHidden(name: string): boolean {
    if (name === 'authorization') return this.#hasAuthorizationKey()
    return name === KEY_HEADER || name === SESSION_HEADER
  }

  #hasAuthorizationKey(): boolean {
    if (this.#isAuthorizationKey === undefined) {
      const key = keyIn(this.incoming.header('authorization'))
      this.#isAuthorizationKey = key !== undefined && this.#isKey(key)
    }
    return this.#isAuthorizationKey
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
