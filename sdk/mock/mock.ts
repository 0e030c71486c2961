// What a mock at work can do. In this process its methods give their results at once; those of a deployment promise
// the same, so that a test that awaits them runs against both.
import type { Transaction } from '../../core/api/index.ts'
import type {
  Answer,
  BucketView,
  Engine,
  IncomingRequest,
  Program,
  Proposal,
} from '../../core/index.ts'
import type { MockRoute } from '../define/index.ts'
import type { CallDetails, CallExpectation, CallFilter } from '../expect/index.ts'
import type { MockClock } from './clock.ts'

/** What a request is sent to: a path such as `/users/1`, a URL, or a whole request. */
export type FetchInput = string | URL | Request

export interface FetchOptions extends RequestInit {
  /** Sent as JSON, with that content type, by POST where no method is given. */
  readonly json?: unknown
}

export interface UseOptions {
  /** How many requests they answer in all; as many as come, where it is left out. */
  readonly times?: number
}

/** Routes to put in front, and perhaps for how many requests. */
export type UseArguments =
  | readonly MockRoute[]
  | readonly [...routes: readonly MockRoute[], options: UseOptions]

/** A response that no request has reached. */
export interface UnusedResponse {
  /** As in `GET /users/:id`. */
  readonly route: string
  /** Its place in the route, from 1. */
  readonly response: number
  readonly label: string
}

export interface ListenOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** Default `127.0.0.1`: this machine only. */
  readonly hostname?: string
}

/** A port that a mock answers on. */
export interface Listening extends AsyncDisposable {
  readonly url: string
  readonly port: number
  /** Stops; requests under way are cut off. */
  close(): Promise<void>
}

/** A data bucket of the state; its value is read as a copy, and changed by setting it. */
export interface LocalBucket<T = unknown> extends BucketView<T> {
  /** The same as setting `value`. */
  set(value: T): void
}

/** What requests have changed, and a test may read and change. */
export interface LocalState {
  /** @param name its id or name */
  bucket<T = unknown>(name: string): LocalBucket<T>
  /** A global variable; undefined where there is none. */
  variable(name: string): unknown
  /** Sets a global variable; undefined removes it. */
  setVariable(name: string, value: unknown): void
  /** How often a route has answered: `GET /users/:id`, or its uuid. */
  counter(route: string): number
}

/** A mock in this process. Its functions need no `this`: `afterEach(mock.reset)`. */
export interface LocalMock {
  /** Answers a request. Redirects are not followed. */
  fetch(input: FetchInput, options?: FetchOptions): Promise<Response>
  /** What would answer a request, and why; nothing is changed or recorded. */
  match(input: FetchInput, options?: FetchOptions): Promise<Transaction>
  /** Answers on a port, for browsers and other processes. */
  listen(options?: ListenOptions): Promise<Listening>

  /** The requests since the mock was made or reset, oldest first, each with its answer and why it was that one. */
  calls(filter?: CallFilter): Transaction[]
  /** @throws MockhostError `expectation-failed`, with the calls that were nearly it */
  expectCalled(filter: CallFilter, expectation?: CallExpectation): void
  /** @throws MockhostError `expectation-failed`, with the calls */
  expectNotCalled(filter: CallFilter, details?: CallDetails): void
  /** The responses of the document that no request has reached, of any session, resets or not. */
  unused(): UnusedResponse[]

  /**
   * Puts routes in front of the mock's own, the newest first, until they are taken away or the mock is reset.
   * @returns what takes them away again
   * @example mock.use(get('/users', { error: 'down' }, { status: 503 }), { times: 1 })
   */
  use(...routesAndOptions: UseArguments): () => void
  /** Forgets the state, the overrides and the calls; random data and the clock begin anew. */
  reset(): void
  /**
   * A mock beside this one, whose requests, state, overrides and calls are its own. It begins with what this one has
   * now. Requests that come to this one with the header `X-Mockhost-Session: ID` go to it.
   * @param id 1 to 128 of `A-Z a-z 0-9 . _ : -`; a new one where it is left out
   */
  session(id?: string): LocalMock

  readonly state: LocalState
  /** Shared by all sessions. */
  readonly clock: MockClock
  /** The session's id; null for the mock itself. */
  readonly sessionId: string | null
  /** Waits until random data of buckets is there, so that `state` can be read before the first request. */
  ready(): Promise<void>

  /** Waits until no callback is under way any more, retries included. In this process only. */
  settled(): Promise<void>

  /** For adapters: answers a request of any front, in the session that it names. */
  handle(incoming: IncomingRequest): Answer | Promise<Answer>
  /** For adapters: decides a request, and leaves it to the caller whether it is answered. */
  propose(incoming: IncomingRequest): Promise<Proposal>
  /** For adapters: the program with all overrides. */
  readonly program: Program
  /** For adapters: what answers. */
  readonly engine: Engine
}
