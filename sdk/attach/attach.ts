// Attaches a test to a deployment, so that what was written for a mock in its own process runs against a server.
import { MockhostError } from '../../core/index.ts'
import { assertSessionId } from '../../core/session/index.ts'
import { checkOptions, nameValue, refuse } from '../argument/index.ts'
import { type Fetch, MockhostClient } from '../client/index.ts'
import { type Attached, newestTransaction } from './attached.ts'
import type { RemoteMock } from './remote-mock.ts'
import { createRemoteView, newSessionId } from './remote-view.ts'

export interface AttachOptions {
  /** The server's own URL, as in `http://localhost:4000`. */
  readonly url: string
  /** A key of the management API, of the scope `deploy`. */
  readonly key: string
  /** Of the deployment, or its id. */
  readonly subdomain: string
  /** A session by its id, or `true` for a new one; the deployment itself where it is left out. */
  readonly session?: string | boolean | undefined
  /** Instead of the platform's. */
  readonly fetch?: Fetch | undefined
}

/**
 * Attaches to a deployment.
 * @throws MockhostError `server-refused`, `server-unreachable`, `argument-invalid`
 * @example
 * const mock = await attach({ url: 'http://localhost:4000', key: 'mh_…', subdomain: 'shop', session: true })
 * await mock.fetch('/users/7')
 * await mock.expectCalled('GET /users/7', { times: 1 })
 */
export async function attach(options: AttachOptions): Promise<RemoteMock> {
  const { url, key, subdomain: name, session, fetch } = checkAttach(options)
  const client = new MockhostClient({ url, key, fetch })
  const [deployment, keys, responses, lastTransaction] = await Promise.all([
    client.get(name),
    client.keys(name),
    client.tests.responses(name),
    newestTransaction(client, name),
  ])
  const { subdomain, visibility, quotas } = deployment
  const valid = keys.find(
    ({ expiresAt }) => expiresAt === null || Date.parse(expiresAt) > Date.now(),
  )
  if (visibility === 'private' && !valid) throw keyless(subdomain)
  const attached: Attached = {
    client,
    subdomain,
    url: deployment.url,
    key: valid?.key,
    keepsLog: quotas.logEntries > 0,
    before: new Map(responses.map(({ routeResponse, requests }) => [routeResponse.uuid, requests])),
    lastTransaction,
  }
  const mock = createRemoteView(attached, null)
  if (session === undefined || session === false) return mock
  return mock.session(session === true ? newSessionId() : session)
}

const WHAT = 'attach(…)'
const NAMES = ['url', 'key', 'subdomain', 'session', 'fetch'] as const

/** @throws MockhostError `argument-invalid` */
function checkAttach(options: unknown): AttachOptions {
  if (options === undefined)
    refuse(WHAT, 'it has no options', 'Give { url, key, subdomain } of a deployment.')
  const given = checkOptions(WHAT, options, NAMES)
  for (const name of ['url', 'key', 'subdomain'] as const) {
    const value = given[name]
    if (typeof value !== 'string' || value.trim() === '')
      refuse(WHAT, `\`${name}\` is ${nameValue(value)}`, HINTS[name])
  }
  const { session, fetch } = given
  if (session !== undefined && typeof session !== 'boolean') assertSessionId(session)
  if (fetch !== undefined && typeof fetch !== 'function')
    refuse(WHAT, `\`fetch\` is ${nameValue(fetch)}`, 'Give a function, or leave it out.')
  return given as unknown as AttachOptions
}

const HINTS = {
  url: "Give the server's URL, as in 'http://localhost:4000'.",
  key: 'Give a key of the management API, which begins with mh_.',
  subdomain: "Give that of a deployment, as in 'shop'.",
} as const

const keyless = (subdomain: string): MockhostError =>
  new MockhostError(
    'argument-invalid',
    `${WHAT}: ${subdomain} is private, and none of its keys is valid any more. Make one: mockhost keys ${subdomain} create NAME`,
  )
