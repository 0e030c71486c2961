// One deployment at work: its engines, what it counts, and the checks before a request reaches one of them.
import {
  type Answer,
  type Engine,
  type Files,
  type IncomingRequest,
  type Layer,
  type Program,
  takesUpgrades,
  type Upstream,
} from '../../core/index.ts'
import { SESSION_HEADER } from '../../core/session/index.ts'
import type { DeploymentRecord } from '../deployments/index.ts'
import type { Ring } from '../transactions/index.ts'
import { allowOwnHeaders } from './allow-own-headers.ts'
import { Gate } from './gate.ts'
import { admit, admitSocket } from './key-gate.ts'
import { LiveScopes } from './live-scopes.ts'
import { LiveSockets } from './live-sockets.ts'
import type { MonthlyCalls } from './rate.ts'
import { type Noted, Recorder } from './recorder.ts'
import type { Scope } from './scope.ts'
import { sessionRefusal } from './session-refusal.ts'
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
  /** Asks other servers for it. */
  readonly upstream: Upstream
  /** Those that were uploaded to it. */
  readonly files: Files
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
  /** Its engines: its own, and those of its sessions. */
  readonly scopes: LiveScopes
  /** Its WebSocket connections. */
  readonly sockets: LiveSockets
  readonly #now: () => number
  readonly #gate: Gate
  readonly #recorder: Recorder
  #record: DeploymentRecord
  /** What is under way: requests that are not answered yet, and changes of the state. */
  #pending = 0
  /** When it was asked for last. */
  lastUsed: number
  readonly saved: SavedMarks

  constructor(parts: LiveDeploymentParts) {
    const { record, program, state, stateBytes, calls, ring, now, upstream, files } = parts
    this.lastUsed = now()
    this.#record = record
    this.#now = now
    this.#gate = new Gate(record, calls, now())
    this.#recorder = new Recorder(this, ring)
    this.sockets = new LiveSockets({
      record: () => this.#record,
      messageRefusal: () => this.#gate.messageRefusal(this.#record, this.#now()),
    })
    // What came from the store is there already; what did not, begins with the first change.
    this.saved = { edition: state.edition, requests: state.requests, calls, bytes: stateBytes }
    const recorder = this.#recorder
    this.scopes = new LiveScopes({
      deployment: this,
      program,
      state,
      recorder,
      now,
      upstream,
      files,
    })
  }

  get record(): DeploymentRecord {
    return this.#record
  }

  /** Its engine outside of all sessions. */
  get engine(): Engine {
    return this.scopes.root.engine
  }

  get calls(): MonthlyCalls {
    return this.#gate.calls
  }

  get traffic(): Traffic {
    return this.#recorder.traffic
  }

  get isIdle(): boolean {
    return this.#pending === 0 && !this.scopes.areStreaming && this.sockets.size === 0
  }

  /** Goes on with another mock; the next request sees it whole. */
  replaceProgram(program: Program, record: DeploymentRecord): void {
    this.#record = record
    this.scopes.rebase(program)
    this.#warmUp()
  }

  /** Goes on under other settings. */
  replaceRecord(record: DeploymentRecord): void {
    this.#record = record
    this.#recorder.ring.resize(record.quotas.logEntries)
    this.scopes.renew()
    this.sockets.check()
  }

  /** Answers a request, or says why the mock is not asked. */
  handle(incoming: IncomingRequest): Answer | Promise<Answer> {
    const now = this.#now()
    this.lastUsed = now
    if (takesUpgrades(this.engine.program) && incoming.isUpgrade)
      return this.keepDuring(this.#connect(incoming, now))
    const { isAdmitted, incoming: own } = admit(incoming, this.#record, this.#now)
    // Who has no key must not be able to use the quota up.
    if (isAdmitted) this.calls.count(now)
    const refused = this.#gate.refusal(this.#record, isAdmitted, now)
    if (refused) return this.#recorder.noteRefused(refused, own)
    const session = incoming.header(SESSION_HEADER)
    const answer =
      session === undefined ? this.engine.handle(own) : this.#handleInSession(session, own)
    const final = own.method === 'OPTIONS' ? allowOwnHeaders(own, answer) : answer
    return final instanceof Promise ? this.keepDuring(final) : final
  }

  /** Answers a request for a WebSocket, and ends the connection with what let it in. */
  async #connect(incoming: IncomingRequest, now: number): Promise<Answer> {
    const admission = admitSocket(incoming, this.#record, this.#now)
    const { isAdmitted, incoming: own, session } = admission
    if (isAdmitted) this.calls.count(now)
    const refused = this.#gate.refusal(this.#record, isAdmitted, now) ?? this.sockets.refusal()
    if (refused) return this.#recorder.noteRefused(refused, own)
    const answer = await (session === undefined
      ? this.engine.handle(own)
      : this.#handleInSession(session, own))
    if (!answer.socket) return answer
    const socket = this.sockets.guard(answer.socket, admission.isStillAdmitted)
    return admission.answered({ ...answer, socket })
  }

  #handleInSession(id: string, incoming: IncomingRequest): Answer | Promise<Answer> {
    const refused = sessionRefusal(id)
    return refused
      ? this.#recorder.noteRefused(refused, incoming)
      : this.scopes.sessions.of(id).engine.handle(incoming)
  }

  /** Answers a request whoever sends it, and gives what is recorded of it. */
  replay(incoming: IncomingRequest, scope: Scope): Promise<Noted> {
    return this.keepDuring(this.scopes.replay(incoming, scope))
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

  /** What the mock uses is loaded while nobody waits for it; where that fails, the request that needs it says so. */
  #warmUp(): void {
    this.engine.warmUp().catch(() => {})
  }
}
