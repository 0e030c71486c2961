// What tests do with a deployment: sessions, overrides, dry runs, beginning anew.
import type {
  AddedOverride,
  NewOverride,
  OfSession,
  Override,
  ResponseUsage,
  Session,
  Transaction,
  TriedRequest,
} from '../../core/api/index.ts'
import { assertDeployable } from './assert-deployable.ts'
import type { Connection } from './connection.ts'
import { path } from './path.ts'

const PAGE = 200

/**
 * `name` is always a deployment's subdomain, or its id; `of` names a session of it, or else it is itself meant. Every
 * method throws as those of the client do.
 */
export class TestsClient {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** The one used last comes last. */
  sessions(name: string): Promise<Session[]> {
    return this.#connection.read('GET', path`/deployments/${name}/sessions`)
  }

  /** Makes a session, unless it is there. */
  openSession(name: string, session: string): Promise<Session> {
    return this.#connection.read('PUT', path`/deployments/${name}/sessions/${session}`)
  }

  endSession(name: string, session: string): Promise<void> {
    return this.#connection.read('DELETE', path`/deployments/${name}/sessions/${session}`)
  }

  /** The requests of a session since it was made or reset, oldest first and whole. */
  async sessionCalls(name: string, session: string): Promise<Transaction[]> {
    const calls: Transaction[] = []
    for (;;) {
      const page = await this.#connection.read<Transaction[]>(
        'GET',
        path`/deployments/${name}/sessions/${session}/transactions`,
        { query: { after: calls.at(-1)?.id ?? 0, limit: PAGE } },
      )
      calls.push(...page)
      if (page.length < PAGE) return calls
    }
  }

  /** Begins anew: state, overrides, random data, and the recorded requests of a session. */
  reset(name: string, of: OfSession = {}): Promise<void> {
    return this.#connection.read('POST', path`/deployments/${name}/reset`, { query: of })
  }

  /** The routes in front of the mock's own; those added last are tried first. */
  overrides(name: string, of: OfSession = {}): Promise<Override[]> {
    return this.#connection.read('GET', path`/deployments/${name}/overrides`, { query: of })
  }

  /**
   * Puts routes in front of the mock's own, until they are taken away.
   * @throws MockhostError `not-deployable` for functions
   */
  async use(name: string, override: NewOverride, of: OfSession = {}): Promise<AddedOverride> {
    assertDeployable('use(…)', override.routes, 'routes')
    return this.#connection.read('POST', path`/deployments/${name}/overrides`, {
      query: of,
      json: override,
    })
  }

  /** Takes one override away, or all of them. */
  unuse(name: string, { id, ...of }: OfSession & { readonly id?: string } = {}): Promise<void> {
    return this.#connection.read('DELETE', path`/deployments/${name}/overrides`, {
      query: { ...of, id },
    })
  }

  /** Every response of the mock, and how many requests it has answered. */
  responses(name: string, of: OfSession = {}): Promise<ResponseUsage[]> {
    return this.#connection.read('GET', path`/deployments/${name}/responses`, { query: of })
  }

  /** What would answer a request, and why; nothing is changed and nothing recorded. */
  match(name: string, request: TriedRequest, of: OfSession = {}): Promise<Transaction> {
    return this.#connection.read('POST', path`/deployments/${name}/match`, {
      query: of,
      json: request,
    })
  }
}
