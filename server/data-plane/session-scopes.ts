// The sessions of a deployment: what each has of its own, and what all of them together take.
import type { Engine, Layer, Program } from '../../core/index.ts'
import { type SessionInfo, Sessions } from '../../core/session/index.ts'
import type { RecordedExchange } from '../transactions/index.ts'
import { type CompileOverride, Scope, type ScopeParts } from './scope.ts'
import { SessionCalls } from './session-calls.ts'
import { weightOfSessions } from './weight.ts'

export interface SessionScopesParts {
  /** What sessions begin with. */
  readonly root: Scope
  readonly createEngine: ScopeParts['createEngine']
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export class SessionScopes {
  readonly calls = new SessionCalls()
  readonly #parts: SessionScopesParts
  readonly #sessions: Sessions
  readonly #scopes = new Map<string, Scope>()
  #stateBytes = 0

  constructor(parts: SessionScopesParts) {
    this.#parts = parts
    this.#sessions = new Sessions({
      base: () => parts.root.engine,
      now: parts.now,
      create: (program, state, id) => this.#engineFor(id, program, state),
      onEnd: (id) => {
        const engine = this.#scopes.get(id)?.engine
        engine?.streams.stop()
        engine?.sockets.endAll(1001, 'the session has ended')
        this.#scopes.delete(id)
        this.calls.forget(id)
      },
    })
  }

  /** How many there are; those that have expired are ended. */
  get size(): number {
    return this.#sessions.size
  }

  /** Whether a body is being sent to any of them. */
  get areStreaming(): boolean {
    return [...this.#scopes.values()].some(({ engine }) => engine.streams.size > 0)
  }

  /** Ends streams that would not end by themselves. */
  endStreams(): void {
    for (const { engine } of this.#scopes.values()) engine.streams.stop()
  }

  /** Bytes of what their states hold that the deployment's does not, as they were weighed last. */
  get stateBytes(): number {
    return this.#stateBytes
  }

  /**
   * A session, which is made where there is none.
   * @throws MockhostError `session-invalid`
   */
  of(id: string): Scope {
    this.#sessions.engine(id)
    return this.#scopes.get(id) as Scope
  }

  /** A session that is there. */
  find(id: string): Scope | undefined {
    return this.#sessions.has(id) ? this.of(id) : undefined
  }

  /** The one used last comes last. */
  list(): SessionInfo[] {
    return this.#sessions.list()
  }

  /** @returns whether there was one */
  end(id: string): boolean {
    return this.#sessions.end(id)
  }

  /** Begins a session anew, with what the deployment has now. */
  reset(scope: Scope): void {
    scope.reset()
    this.calls.forget(scope.session ?? '')
  }

  /** Notes a request of a session, unless the session has ended while it was under way. */
  note({ session }: Scope, exchange: RecordedExchange, id: number): void {
    if (session !== null && this.#scopes.has(session))
      this.calls.add(session, exchange, id, this.#parts.now())
  }

  /** All of them go on with another mock. */
  rebase(program: Program, compile: CompileOverride): void {
    for (const scope of this.#scopes.values()) scope.rebase(program, compile)
  }

  /** All of them go on under other settings. */
  renew(): void {
    this.#sessions.renew()
  }

  /** Finds out what they take by now: bytes, more or less. */
  weigh(): number {
    const count = this.size
    const { state: base } = this.#parts.root.engine
    this.#stateBytes = 0
    for (const scope of this.#scopes.values()) this.#stateBytes += scope.ownBytes(base)
    return weightOfSessions(count, { stateBytes: this.#stateBytes, callBytes: this.calls.bytes })
  }

  #engineFor(id: string, program: Program, state: Layer): Engine {
    const known = this.#scopes.get(id)
    if (known) return known.renew()
    const { root: parent, createEngine } = this.#parts
    const scope = new Scope({ session: id, parent, program, state, createEngine })
    this.#scopes.set(id, scope)
    return scope.engine
  }
}
