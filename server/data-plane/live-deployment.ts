// One deployment at work: its engine, its sessions, what it counts, and the checks before a request reaches an engine.
import type {
  Answer,
  Engine,
  IncomingRequest,
  Layer,
  Outcome,
  Program,
  RequestView,
} from '../../core/index.ts'
import { SESSION_HEADER } from '../../core/session/index.ts'
import type { DeploymentRecord } from '../deployments/index.ts'
import type { Ring } from '../transactions/index.ts'
import { createEngine } from './create-engine.ts'
import { Gate } from './gate.ts'
import { admit } from './key-gate.ts'
import type { MonthlyCalls } from './rate.ts'
import { type Noted, Recorder } from './recorder.ts'
import { Scope } from './scope.ts'
import { sessionRefusal } from './session-refusal.ts'
import { SessionScopes } from './session-scopes.ts'
import type { Traffic } from './traffic.ts'

export interface LiveDeploymentParts {
  readonly record: DeploymentRecord
  readonly program: Program
  readonly state: Layer
  /** Calls in this month so far. */
  readonly calls: number
  /** Bytes of the state as it was saved last. */
  readonly stateBytes: number
  readonly ring: Ring
  readonly now: () => number
}

/** What of it was saved last: the state as it was then, and the figures. */
interface SavedMarks {
  edition: number
  requests: number
  calls: number
  /** Bytes of the state. */
  bytes: number
}

export class LiveDeployment {
  /** What it has outside of all sessions. */
  readonly root: Scope
  readonly #now: () => number
  readonly #gate: Gate
  readonly #recorder: Recorder
  #record: DeploymentRecord
  #sessions: SessionScopes | undefined
  /** What is under way: requests that are not answered yet, and changes of the state. */
  #pending = 0
  /** When it was asked for last. */
  lastUsed: number
  readonly saved: SavedMarks

  constructor({ record, program, state, stateBytes, calls, ring, now }: LiveDeploymentParts) {
    this.lastUsed = now()
    this.#record = record
    this.#now = now
    this.#gate = new Gate(record, calls, now())
    this.#recorder = new Recorder(this, ring)
    // What came from the store is there already; what did not, begins with the first change.
    this.saved = { edition: state.edition, requests: state.requests, calls, bytes: stateBytes }
    this.root = new Scope({
      session: null,
      program,
      state,
      createEngine: this.#createEngine,
    })
  }

  get record(): DeploymentRecord {
    return this.#record
  }

  /** Its engine outside of all sessions. */
  get engine(): Engine {
    return this.root.engine
  }

  get calls(): MonthlyCalls {
    return this.#gate.calls
  }

  get traffic(): Traffic {
    return this.#recorder.traffic
  }

  get sessions(): SessionScopes {
    this.#sessions ??= new SessionScopes({
      root: this.root,
      createEngine: this.#createEngine,
      now: this.#now,
    })
    return this.#sessions
  }

  get isIdle(): boolean {
    return this.#pending === 0
  }

  /** Whether tests count on what is gone when it leaves memory: sessions, and overrides. */
  get isUnderTest(): boolean {
    return this.root.overrides.all.length > 0 || (this.#sessions?.size ?? 0) > 0
  }

  /** Finds out what its sessions take: bytes, more or less. */
  weighSessions(): number {
    return this.#sessions?.weigh() ?? 0
  }

  /** Begins anew: itself, or one of its sessions. */
  reset(scope: Scope): void {
    if (scope === this.root) scope.reset()
    else this.sessions.reset(scope)
  }

  /** Goes on with another mock; the next request sees it whole. */
  replaceProgram(program: Program, record: DeploymentRecord): void {
    this.#record = record
    this.root.rebase(program)
    this.#sessions?.rebase(program)
    this.#warmUp()
  }

  /** Goes on under other settings. */
  replaceRecord(record: DeploymentRecord): void {
    this.#record = record
    this.#recorder.ring.resize(record.quotas.logEntries)
    this.root.renew()
    this.#sessions?.renew()
  }

  /** Answers a request, or says why the mock is not asked. */
  handle(incoming: IncomingRequest): Answer | Promise<Answer> {
    const now = this.#now()
    this.lastUsed = now
    this.calls.count(now)
    const { isAdmitted, incoming: own } = admit(incoming, this.#record, this.#now)
    const refused = this.#gate.refusal(this.#record, isAdmitted, now)
    if (refused) return this.#recorder.noteRefused(refused, own)
    const session = incoming.header(SESSION_HEADER)
    const answer =
      session === undefined ? this.engine.handle(own) : this.#handleInSession(session, own)
    return answer instanceof Promise ? this.keepDuring(answer) : answer
  }

  #handleInSession(id: string, incoming: IncomingRequest): Answer | Promise<Answer> {
    const refused = sessionRefusal(id)
    return refused
      ? this.#recorder.noteRefused(refused, incoming)
      : this.sessions.of(id).engine.handle(incoming)
  }

  /** Answers a request whoever sends it, and gives what is recorded of it. */
  async replay(incoming: IncomingRequest, scope: Scope): Promise<Noted> {
    const { program, state } = scope.engine
    let noted: Noted | undefined
    const engine = this.#createEngine(scope, program, state, (one) => {
      noted = one
    })
    if (scope !== this.root) engine.forkOf(() => this.engine)
    await this.keepDuring(Promise.resolve(engine.handle(incoming)))
    if (!noted) throw new Error('the request was answered, and nothing noted')
    return noted
  }

  /** Stays in memory as long as this takes, so that what it changes is not lost. */
  async keepDuring<T>(work: Promise<T>): Promise<T> {
    this.#pending++
    try {
      return await work
    } finally {
      this.#pending--
    }
  }

  #createEngine = (
    scope: Scope,
    program: Program,
    state: Layer,
    onNoted?: (noted: Noted) => void,
  ): Engine =>
    createEngine(program, {
      state,
      record: this.#record,
      isSession: scope.session !== null,
      now: this.#now,
      bytes: () => (scope.session === null ? this.saved.bytes : this.sessions.stateBytes),
      onOutcome: (outcome, request, ms) => {
        const noted = this.#note(scope, outcome, request, ms)
        onNoted?.(noted)
      },
    })

  #note(scope: Scope, outcome: Outcome, request: RequestView, ms: number): Noted {
    const noted = this.#recorder.note(scope, outcome, request, ms)
    scope.note(outcome)
    if (scope !== this.root) this.#noteInSession(scope, noted)
    return noted
  }

  #noteInSession(scope: Scope, { exchange, id }: Noted): void {
    this.sessions.note(scope, exchange, id)
    const { response } = exchange.outcome ?? {}
    if (response) this.root.usage.count(response.uuid)
  }

  /** What the mock uses is loaded while nobody waits for it; where that fails, the request that needs it says so. */
  #warmUp(): void {
    this.engine.warmUp().catch(() => {})
  }
}
