// The engines of one deployment: its own and those of its sessions, and what is noted of each request that they answer.
import {
  type Engine,
  type Files,
  type IncomingRequest,
  type Layer,
  type OpenSockets,
  type Outcome,
  type Program,
  type RequestView,
  StreamedBody,
  type Upstream,
} from '../../core/index.ts'
import { createEngine } from './create-engine.ts'
import { overridesFor } from './live-overrides.ts'
import type { Noted, RecordedDeployment, Recorder } from './recorder.ts'
import { Scope } from './scope.ts'
import { SessionScopes } from './session-scopes.ts'

/** The deployment, as it is when something is asked of it. */
export interface ScopedDeployment extends RecordedDeployment {
  readonly saved: { readonly bytes: number }
}

export interface LiveScopesParts {
  readonly deployment: ScopedDeployment
  readonly program: Program
  readonly state: Layer
  readonly recorder: Recorder
  readonly now: () => number
  /** Asks other servers for it. */
  readonly upstream: Upstream
  /** Those that were uploaded to it. */
  readonly files: Files
}

export class LiveScopes {
  /** What is outside of all sessions. */
  readonly root: Scope
  readonly #parts: LiveScopesParts
  #sessions: SessionScopes | undefined

  constructor(parts: LiveScopesParts) {
    const { program, state } = parts
    this.#parts = parts
    this.root = new Scope({ session: null, program, state, createEngine: this.#createEngine })
  }

  get sessions(): SessionScopes {
    this.#sessions ??= new SessionScopes({
      root: this.root,
      createEngine: this.#createEngine,
      now: this.#parts.now,
    })
    return this.#sessions
  }

  get sessionCount(): number {
    return this.#sessions?.size ?? 0
  }

  /** Whether tests count on what is gone when it leaves memory: sessions, and overrides. */
  get areUnderTest(): boolean {
    return this.root.overrides.all.length > 0 || this.sessionCount > 0
  }

  /** Whether a body is being sent. */
  get areStreaming(): boolean {
    return this.root.engine.streams.size > 0 || (this.#sessions?.areStreaming ?? false)
  }

  /** Ends streams that would not end by themselves. */
  endStreams(): void {
    this.root.engine.streams.stop()
    this.#sessions?.endStreams()
  }

  /** Finds out what sessions take: bytes, more or less. */
  weighSessions(): number {
    return this.#sessions?.weigh() ?? 0
  }

  /** Begins anew: all that is outside of sessions, or one of them. */
  reset(scope: Scope): void {
    if (scope === this.root) scope.reset()
    else this.sessions.reset(scope)
  }

  /** All of them go on with another mock. */
  rebase(program: Program): void {
    const compile = overridesFor(program)
    this.root.rebase(program, compile)
    this.#sessions?.rebase(program, compile)
  }

  /** All of them go on under other settings. */
  renew(): void {
    this.root.renew()
    this.#sessions?.renew()
  }

  /** Answers a request, and gives what is recorded of it. */
  async replay(incoming: IncomingRequest, scope: Scope): Promise<Noted> {
    const { program, state } = scope.engine
    let noted: Noted | undefined
    const engine = this.#createEngine(scope, program, state, undefined, (one) => {
      noted = one
    })
    if (scope !== this.root) engine.forkOf(() => this.root.engine)
    const { body } = await engine.handle(incoming)
    // It is about what was decided: nobody is there to whom a body could be sent.
    if (body instanceof StreamedBody) body.cancel()
    if (!noted) throw new Error('the request was answered, and nothing noted')
    return noted
  }

  #createEngine = (
    scope: Scope,
    program: Program,
    state: Layer,
    sockets?: OpenSockets,
    onNoted?: (noted: Noted) => void,
  ): Engine => {
    const { deployment, now } = this.#parts
    const isSession = scope.session !== null
    return createEngine(program, {
      state,
      record: deployment.record,
      isSession,
      now,
      upstream: this.#parts.upstream,
      files: this.#parts.files,
      bytes: () => (isSession ? this.sessions.stateBytes : deployment.saved.bytes),
      onOutcome: (outcome, request, ms) => {
        const noted = this.#note(scope, outcome, request, ms)
        onNoted?.(noted)
      },
      onSent: ({ response }) => this.#noteSent(scope, response.uuid),
      sockets,
    })
  }

  #noteSent(scope: Scope, responseUuid: string): void {
    scope.usage.count(responseUuid)
    if (scope !== this.root) this.root.usage.count(responseUuid)
  }

  /** On the request's path. */
  #note(scope: Scope, outcome: Outcome, request: RequestView, ms: number): Noted {
    const noted = this.#parts.recorder.note(scope, outcome, request, ms)
    scope.note(outcome)
    if (scope !== this.root) this.#noteInSession(scope, noted)
    return noted
  }

  #noteInSession(scope: Scope, { exchange, id }: Noted): void {
    this.sessions.note(scope, exchange, id)
    const { response } = exchange.outcome ?? {}
    if (response) this.root.usage.count(response.uuid)
  }
}
