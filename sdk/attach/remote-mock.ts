// What an attached deployment can do: what a mock in this process can, as promises.
import type { Transaction } from '../../core/api/index.ts'
import type { CallDetails, CallExpectation, CallFilter } from '../expect/index.ts'
import type {
  FetchInput,
  FetchOptions,
  Listening,
  ListenOptions,
  MockClock,
  UnusedResponse,
  UseArguments,
} from '../mock/index.ts'

/** A data bucket of the state; what is read is a copy. */
export interface RemoteBucket<T = unknown> {
  readonly id: Promise<string>
  readonly name: Promise<string>
  readonly value: Promise<T>
  set(value: T): Promise<void>
  /** Adds items to a list. */
  push(...items: unknown[]): Promise<void>
  /**
   * Reads the value, and sets what the function makes of it: it either changes what it is given or returns another
   * value. What requests change in between is overwritten.
   */
  update(change: (value: T) => unknown): Promise<void>
}

/** What requests have changed, and a test may read and change. */
export interface RemoteState {
  /** @param name its id or name */
  bucket<T = unknown>(name: string): RemoteBucket<T>
  /** A global variable; undefined where there is none. */
  variable(name: string): Promise<unknown>
  /** Sets a global variable; undefined or null removes it. */
  setVariable(name: string, value: unknown): Promise<void>
  /** How often a route has answered: `GET /users/:id`, or its uuid. */
  counter(route: string): Promise<number>
}

/** A deployment, or a session of it, as a test sees it. Its functions need no `this`: `afterEach(mock.reset)`. */
export interface RemoteMock {
  /** Sends a request to the deployment, with its key and in the session. Redirects are not followed. */
  fetch(input: FetchInput, options?: FetchOptions): Promise<Response>
  /** What would answer a request, and why; nothing is changed or recorded. */
  match(input: FetchInput, options?: FetchOptions): Promise<Transaction>
  /** Listens on a port of this machine, and sends what comes on to the deployment, with its key and in the session. */
  listen(options?: ListenOptions): Promise<Listening>

  /**
   * The requests since it was attached or reset, oldest first, each with its answer and why it was that one. Those of
   * a session are whole. Outside of sessions they are those of the deployment's log: of anybody, the newest that it
   * keeps, with bodies cut and secrets in headers redacted.
   */
  calls(filter?: CallFilter): Promise<Transaction[]>
  /** @throws MockhostError `expectation-failed`, with the calls that were nearly it */
  expectCalled(filter: CallFilter, expectation?: CallExpectation): Promise<void>
  /** @throws MockhostError `expectation-failed`, with the calls */
  expectNotCalled(filter: CallFilter, details?: CallDetails): Promise<void>
  /** The responses of the mock that no request has reached since it was attached, of any session, resets or not. */
  unused(): Promise<UnusedResponse[]>

  /**
   * Puts routes in front of the mock's own, the newest first, until they are taken away or it is reset.
   * @returns what takes them away again
   * @throws MockhostError `not-deployable` for functions
   */
  use(...routesAndOptions: UseArguments): Promise<() => Promise<void>>
  /** Forgets the state, the overrides and the calls; random data begins anew. */
  reset(): Promise<void>
  /**
   * A session of the deployment, whose requests, state, overrides and calls are its own. It begins with what the
   * deployment has now, and ends when it is not used for an hour. Requests of other clients with the header
   * `X-Mockhost-Session: ID` go to it.
   * @param id 1 to 128 of `A-Z a-z 0-9 . _ : -`; a new one where it is left out
   */
  session(id?: string): Promise<RemoteMock>

  readonly state: RemoteState
  /** There for the tests that run elsewhere as well: it throws `not-deployable`. */
  readonly clock: MockClock
  /** The session's id; null for the deployment itself. */
  readonly sessionId: string | null
  /** Done at once: the server sees to it. */
  ready(): Promise<void>

  /** Where the deployment answers. */
  readonly url: string
  /** What requests of other clients must carry to be in the session, and to be let in. */
  readonly headers: Readonly<Record<string, string>>
}
