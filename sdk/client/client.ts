// The management API as methods: one for each thing that a server can do.
import type {
  ApiRecordedRoute,
  ChangedMock,
  Clone,
  ControlKey,
  CreatedControlKey,
  Deployed,
  Deployment,
  DeploymentChange,
  DeploymentFile,
  DeploymentKey,
  LiveChange,
  Me,
  NewControlKey,
  NewDeployment,
  NewDeploymentKey,
  OfSession,
  PartKind,
  Recording,
  RecordingChoices,
  Recover,
  RenewKey,
  Replay,
  ResetState,
  Revision,
  RevisionDetail,
  RevisionPage,
  Rollback,
  ServerInfo,
  State,
  StateChange,
  SubdomainCheck,
  TakeRecording,
  TrafficFigures,
  Transaction,
  TransactionFilter,
  TransactionPage,
} from '../../core/api/index.ts'
import { assertDeployable } from './assert-deployable.ts'
import { type ClientOptions, Connection } from './connection.ts'
import { type FollowOptions, follow } from './follow.ts'
import { type FollowChangesOptions, followChanges } from './follow-changes.ts'
import { path } from './path.ts'
import { TestsClient } from './tests-client.ts'

export interface ListFilter {
  /** A part of the subdomain or of the mock's name. */
  readonly search?: string | undefined
  /** Only those that are deleted and can be recovered. */
  readonly isDeleted?: boolean | undefined
  /** Only those behind the one with this subdomain or id: the last one of the page before. */
  readonly after?: string | undefined
  /** Of a page. */
  readonly limit?: number | undefined
}

export interface ReplaceOptions {
  /** Why, for the list of revisions. */
  readonly message?: string | undefined
  /** Refused with 412 where another revision is live: someone else changed it meanwhile. */
  readonly ifRevision?: number | undefined
}

/** `json` is the mock as it was written, `mockoon` a file that Mockoon opens. */
export type MockFormat = 'json' | 'yaml' | 'mockoon'

export interface MockText {
  readonly text: string
  readonly revision: number
  /** Where the mock holds what the format has no word for: `routes[2].disabled`. */
  readonly lost: readonly string[]
}

export interface ReadMock {
  readonly mock: unknown
  readonly revision: number
}

export interface Backup {
  /** A SQLite file. */
  readonly stream: ReadableStream<Uint8Array>
  /** How long it is, where the server says so. */
  readonly bytes: number | undefined
}

const PAGE = 1_000

/**
 * The client of a mockhost server. `name` is always a deployment's subdomain, or its id.
 * Every method throws a MockhostError: `server-refused` with the server's `problem`, or `server-unreachable`.
 * @example
 * const client = new MockhostClient({ url: 'http://localhost:4000', key: 'mh_…' })
 * const { url, key } = await client.deploy({ mock: { routes: [{ endpoint: '/', body: 'Hi' }] } })
 */
export class MockhostClient {
  readonly url: string
  /** Sessions, overrides, dry runs. */
  readonly tests: TestsClient
  readonly #connection: Connection

  constructor(options: ClientOptions) {
    this.#connection = new Connection(options)
    this.url = this.#connection.url
    this.tests = new TestsClient(this.#connection)
  }

  /**
   * Sends a request to a mock, through the server's own domain; every status is an answer. Redirects are not followed.
   * @param target path and query, as in `/users?page=2`
   * @throws MockhostError `server-unreachable`
   */
  fetch(subdomain: string, target: string, init: RequestInit = {}): Promise<Response> {
    return this.#connection.ask(path`/@${subdomain}` + target, { redirect: 'manual', ...init })
  }

  /** Whose key it is, and what it may do. */
  me(): Promise<Me> {
    return this.#connection.read('GET', '/me')
  }

  server(): Promise<ServerInfo> {
    return this.#connection.read('GET', '/server')
  }

  /** Figures of the server, as Prometheus reads them. */
  metrics(): Promise<string> {
    return this.#connection.readText('/metrics')
  }

  /** A mock to begin with, as YAML. */
  sample(): Promise<string> {
    return this.#connection.readText('/api/v1/sample')
  }

  /**
   * How busy deployments were in the last hour: those with these names, at most 200, without those that are not there;
   * the 200 busiest where no names are given.
   */
  traffic(names?: readonly string[]): Promise<TrafficFigures> {
    return this.#connection.read('GET', '/traffic', { query: { names: names?.join(',') } })
  }

  checkSubdomain(subdomain: string): Promise<SubdomainCheck> {
    return this.#connection.read('GET', path`/subdomains/${subdomain}`)
  }

  /** A copy of the whole database, consistent while the server goes on. */
  async backup(): Promise<Backup> {
    const response = await this.#connection.send('GET', '/backup', {
      headers: { accept: 'application/vnd.sqlite3, application/json' },
    })
    const length = response.headers.get('content-length')
    return {
      stream: response.body ?? new Blob([]).stream(),
      bytes: length === null ? undefined : Number(length),
    }
  }

  /**
   * Makes a mock live.
   * @throws MockhostError `not-deployable` for a mock with functions, which run in one process only
   */
  async deploy(deployment: NewDeployment): Promise<Deployed> {
    assertDeployable('deploy(…)', deployment.mock)
    return this.#connection.read('POST', '/deployments', { json: deployment })
  }

  /** One page of deployments, by subdomain. */
  list({ isDeleted, ...filter }: ListFilter = {}): Promise<Deployment[]> {
    return this.#connection.read('GET', '/deployments', {
      query: { ...filter, deleted: isDeleted },
    })
  }

  /** All deployments, by subdomain, page after page. */
  async *deployments(filter: ListFilter = {}): AsyncGenerator<Deployment, void, undefined> {
    const { limit = PAGE } = filter
    let { after } = filter
    while (true) {
      const page = await this.list({ ...filter, limit, after })
      yield* page
      const last = page.at(-1)
      if (!last || page.length < limit) return
      // Several deleted ones may have had the same subdomain.
      after = filter.isDeleted ? last.id : last.subdomain
    }
  }

  get(name: string): Promise<Deployment> {
    return this.#connection.read('GET', path`/deployments/${name}`)
  }

  /** Changes everything but the mock. */
  change(name: string, change: DeploymentChange): Promise<Deployment> {
    return this.#connection.read('PATCH', path`/deployments/${name}`, { json: change })
  }

  /** Deletes a deployment; it can be recovered for 30 days. */
  remove(name: string): Promise<Deployment> {
    return this.#connection.read('DELETE', path`/deployments/${name}`)
  }

  recover(name: string, recover: Recover = {}): Promise<Deployment> {
    return this.#connection.read('POST', path`/deployments/${name}/recover`, { json: recover })
  }

  clone(name: string, clone: Clone = {}): Promise<Deployed> {
    return this.#connection.read('POST', path`/deployments/${name}/clone`, { json: clone })
  }

  /** The mock as it was written: of the live revision, or of another. */
  async mock(name: string, options: { revision?: number | undefined } = {}): Promise<ReadMock> {
    const { value: mock, response } = await this.#connection.readWhole<unknown>(
      'GET',
      path`/deployments/${name}/mock`,
      { query: { revision: options.revision } },
    )
    return { mock, revision: revisionOf(response) }
  }

  /** The mock as a text. */
  async mockText(
    name: string,
    options: { format?: MockFormat | undefined; revision?: number | undefined } = {},
  ): Promise<MockText> {
    const response = await this.#connection.send('GET', path`/deployments/${name}/mock`, {
      query: { format: options.format, revision: options.revision },
      headers: { accept: '*/*' },
    })
    const lost = response.headers.get('x-mockhost-lost')?.split(', ').map(decodeURI) ?? []
    return { text: await this.#connection.textOf(response), revision: revisionOf(response), lost }
  }

  /**
   * Takes another mock live, as a new revision.
   * @param mock the document, or its text in JSON or YAML, whose mistakes are then told with their lines
   * @throws MockhostError `not-deployable` for a mock with functions, which run in one process only
   */
  async replaceMock(
    name: string,
    mock: object | string,
    { message, ifRevision }: ReplaceOptions = {},
  ): Promise<ChangedMock> {
    assertDeployable('replaceMock(…)', mock)
    return this.#connection.read('PUT', path`/deployments/${name}/mock`, {
      query: { message },
      headers: ifMatch(ifRevision),
      ...(typeof mock === 'string' ? { text: mock } : { json: mock }),
    })
  }

  /** Changes fields of one route, response, data bucket or callback; those left out stay. */
  changePart(
    name: string,
    part: { readonly kind: PartKind; readonly uuid: string },
    fields: Readonly<Record<string, unknown>>,
    { ifRevision }: Pick<ReplaceOptions, 'ifRevision'> = {},
  ): Promise<ChangedMock> {
    return this.#connection.read('PATCH', path`/deployments/${name}/${part.kind}/${part.uuid}`, {
      headers: ifMatch(ifRevision),
      json: fields,
    })
  }

  /** Newest first; a page of 1,000 where it is not said. Those before the last of them are the next page. */
  revisions(name: string, page: RevisionPage = {}): Promise<Revision[]> {
    return this.#connection.read('GET', path`/deployments/${name}/revisions`, { query: page })
  }

  /** A revision with its mock, and what it changed: from the one before it, or from `against`. */
  revision(name: string, number: number, against?: number): Promise<RevisionDetail> {
    return this.#connection.read('GET', path`/deployments/${name}/revisions/${number}`, {
      query: { against },
    })
  }

  /** Takes the mock of an earlier revision live, as a new one. */
  rollback(name: string, rollback: Rollback): Promise<ChangedMock> {
    return this.#connection.read('POST', path`/deployments/${name}/rollback`, { json: rollback })
  }

  /** What was recorded of the API behind a deployment, as routes to look over. */
  recording(name: string): Promise<Recording> {
    return this.#connection.read('GET', path`/deployments/${name}/recording`)
  }

  /** Begins or ends to record what is proxied. */
  switchRecording(name: string, isRecording: boolean): Promise<Recording> {
    return this.#connection.read('PUT', path`/deployments/${name}/recording`, {
      json: { isRecording },
    })
  }

  /** The routes as they come out by other choices; nothing is changed. */
  reviewRecording(name: string, choices: RecordingChoices): Promise<ApiRecordedRoute[]> {
    return this.#connection.read('POST', path`/deployments/${name}/recording/review`, {
      json: choices,
    })
  }

  /** Takes recorded routes into the mock, as a new revision. */
  takeRecording(name: string, take: TakeRecording): Promise<ChangedMock> {
    return this.#connection.read('POST', path`/deployments/${name}/recording/take`, { json: take })
  }

  clearRecording(name: string): Promise<void> {
    return this.#connection.read('DELETE', path`/deployments/${name}/recording`)
  }

  /** The files that were uploaded to a deployment, which its mock sends; by path. */
  files(name: string): Promise<DeploymentFile[]> {
    return this.#connection.read('GET', path`/deployments/${name}/files`)
  }

  /**
   * Uploads a file, in the place of what has its path; it is live at once.
   * @param file its path as the mock has it, as in `data/users.json`
   */
  putFile(
    name: string,
    file: string,
    content: Uint8Array | Blob | string,
  ): Promise<DeploymentFile> {
    return this.#connection.read('PUT', path`/deployments/${name}/files`, {
      query: { path: file },
      bytes: typeof content === 'string' ? new Blob([content]) : content,
    })
  }

  /** What is in a file. */
  async file(name: string, file: string): Promise<ReadableStream<Uint8Array>> {
    const response = await this.#connection.send('GET', path`/deployments/${name}/files/content`, {
      query: { path: file },
      headers: { accept: 'application/octet-stream, application/json' },
    })
    return response.body ?? new Blob([]).stream()
  }

  removeFile(name: string, file: string): Promise<void> {
    return this.#connection.read('DELETE', path`/deployments/${name}/files`, {
      query: { path: file },
    })
  }

  keys(name: string): Promise<DeploymentKey[]> {
    return this.#connection.read('GET', path`/deployments/${name}/keys`)
  }

  createKey(name: string, key: NewDeploymentKey): Promise<DeploymentKey> {
    return this.#connection.read('POST', path`/deployments/${name}/keys`, { json: key })
  }

  /** A new secret; the old one goes on working for a while. */
  renewKey(name: string, id: string, renew: RenewKey = {}): Promise<DeploymentKey> {
    return this.#connection.read('POST', path`/deployments/${name}/keys/${id}/renew`, {
      json: renew,
    })
  }

  revokeKey(name: string, id: string): Promise<void> {
    return this.#connection.read('DELETE', path`/deployments/${name}/keys/${id}`)
  }

  /** One page of transactions, newest first. */
  transactionPage(name: string, filter: TransactionFilter = {}): Promise<TransactionPage> {
    return this.#connection.read('GET', path`/deployments/${name}/transactions`, { query: filter })
  }

  /** All transactions that pass the filter, newest first; `limit` is that of a page. */
  async *transactions(
    name: string,
    filter: TransactionFilter = {},
  ): AsyncGenerator<Transaction, void, undefined> {
    let cursor: number | null | undefined = filter.before
    do {
      const page: TransactionPage = await this.transactionPage(name, {
        ...filter,
        ...(cursor === undefined ? {} : { before: cursor }),
      })
      yield* page.transactions
      cursor = page.cursor
    } while (cursor !== null)
  }

  /** Transactions as they happen, also across broken connections, until the signal. */
  async *follow(
    name: string,
    options: FollowOptions = {},
  ): AsyncGenerator<Transaction, void, undefined> {
    const after = options.after ?? (await this.#newestTransaction(name))
    yield* follow(this.#connection, path`/deployments/${name}/transactions/stream`, {
      ...options,
      after,
    })
  }

  /**
   * How the deployment is, then each change of it as it is made, also across broken connections: until it is deleted,
   * or the signal. Of changes that come very fast, the newest of each kind is told.
   */
  followChanges(
    name: string,
    options: FollowChangesOptions = {},
  ): AsyncGenerator<LiveChange, void, undefined> {
    return followChanges(this.#connection, path`/deployments/${name}/changes`, options)
  }

  transaction(name: string, id: number): Promise<Transaction> {
    return this.#connection.read('GET', path`/deployments/${name}/transactions/${id}`)
  }

  /** Sends the request of a transaction again, to the mock as it is now. */
  replay(name: string, id: number, replay: Replay = {}): Promise<Transaction> {
    return this.#connection.read('POST', path`/deployments/${name}/transactions/${id}/replay`, {
      json: replay,
    })
  }

  clearTransactions(name: string): Promise<void> {
    return this.#connection.read('DELETE', path`/deployments/${name}/transactions`)
  }

  /** Of the deployment itself, or of a session of it. */
  state(name: string, of: OfSession = {}): Promise<State> {
    return this.#connection.read('GET', path`/deployments/${name}/state`, { query: of })
  }

  /** Sets what is given; the rest stays. */
  changeState(name: string, change: StateChange, of: OfSession = {}): Promise<State> {
    return this.#connection.read('PUT', path`/deployments/${name}/state`, {
      query: of,
      json: change,
    })
  }

  /** Forgets what requests changed, or changed of one bucket. */
  resetState(name: string, reset: ResetState = {}): Promise<State> {
    return this.#connection.read('DELETE', path`/deployments/${name}/state`, { query: reset })
  }

  /** The keys of the management API itself. */
  controlKeys(): Promise<ControlKey[]> {
    return this.#connection.read('GET', '/keys')
  }

  createControlKey(key: NewControlKey): Promise<CreatedControlKey> {
    return this.#connection.read('POST', '/keys', { json: key })
  }

  revokeControlKey(id: string): Promise<void> {
    return this.#connection.read('DELETE', path`/keys/${id}`)
  }

  async #newestTransaction(name: string): Promise<number> {
    const { transactions } = await this.transactionPage(name, { limit: 1 })
    return transactions[0]?.id ?? 0
  }
}

const ifMatch = (revision: number | undefined): Record<string, string> =>
  revision === undefined ? {} : { 'if-match': `"${revision}"` }

const revisionOf = (response: Response): number =>
  Number(response.headers.get('etag')?.replace(/^W\//, '').replaceAll('"', ''))
