// The sessions of one mock: made when they are first named, ended when nobody has named them for long.
import type { Engine, Layer, Program } from '../index.ts'
import { assertSessionId } from './session-id.ts'

export interface SessionsOptions {
  /** The engine whose state sessions begin with, and whose program they share. */
  base(): Engine
  /** Makes an engine for a session, on a state that is made already. */
  create(program: Program, state: Layer, id: string): Engine
  /** Milliseconds since 1970. */
  now(): number
  /** How long a session may be left unused; default an hour. */
  readonly idleMs?: number
  /** How many there may be; the one that was used least lately gives way to one more. Default 10,000. */
  readonly most?: number
  /** Told of a session that has ended, whatever ended it. */
  onEnd?(id: string): void
}

export interface SessionInfo {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly usedAt: number
  /** How many it has answered. */
  readonly requests: number
}

interface Session {
  engine: Engine
  /** The state that its own was copied from. */
  readonly origin: Layer
  readonly createdAt: number
  usedAt: number
}

const HOUR_MS = 3_600_000

export class Sessions {
  readonly #options: SessionsOptions
  readonly #idleMs: number
  readonly #most: number
  /** Those used least lately come first. */
  readonly #sessions = new Map<string, Session>()

  constructor(options: SessionsOptions) {
    this.#options = options
    this.#idleMs = options.idleMs ?? HOUR_MS
    this.#most = options.most ?? 10_000
  }

  get size(): number {
    this.#endExpired()
    return this.#sessions.size
  }

  /**
   * The engine of a session, which is made where there is none: with what the base has in its state at this moment,
   * and with dice of its own, so that it repeats exactly.
   * @throws MockhostError `session-invalid`
   */
  engine(id: string): Engine {
    this.#endExpired()
    const session = this.#sessions.get(id) ?? this.#create(id)
    session.usedAt = this.#options.now()
    this.#sessions.delete(id)
    this.#sessions.set(id, session)
    return session.engine
  }

  has(id: string): boolean {
    this.#endExpired()
    return this.#sessions.has(id)
  }

  /** @returns whether there was one */
  end(id: string): boolean {
    const session = this.#sessions.get(id)
    if (!session) return false
    this.#sessions.delete(id)
    session.origin.release(session.engine.state)
    this.#options.onEnd?.(id)
    return true
  }

  endAll(): void {
    for (const id of [...this.#sessions.keys()]) this.end(id)
  }

  /** The one used last comes last. */
  list(): SessionInfo[] {
    this.#endExpired()
    return [...this.#sessions].map(([id, { engine, createdAt, usedAt }]) => ({
      id,
      createdAt,
      usedAt,
      requests: engine.state.requests,
    }))
  }

  /** Begins a session anew, as if it were made now. */
  reset(id: string): void {
    if (this.has(id)) this.engine(id).reset()
  }

  /** All of them go on with another program, or each with one of its own. */
  replaceProgram(program: Program | ((id: string) => Program)): void {
    for (const [id, { engine }] of this.#sessions)
      engine.replace(typeof program === 'function' ? program(id) : program)
  }

  /** Makes every engine anew on the state that it has, when what `create` gives them is another. */
  renew(): void {
    for (const [id, session] of this.#sessions) {
      const { program, state } = session.engine
      session.engine = this.#createEngine(program, state, id)
    }
  }

  #create(id: string): Session {
    assertSessionId(id)
    while (this.#sessions.size >= this.#most) this.#endOne()
    const { program, state: origin } = this.#options.base()
    const engine = this.#createEngine(program, origin.fork(), id)
    const now = this.#options.now()
    return { engine, origin, createdAt: now, usedAt: now }
  }

  #createEngine(program: Program, state: Layer, id: string): Engine {
    return this.#options.create(program, state, id).forkOf(() => this.#options.base())
  }

  /** The least lately used one; one that is answering only where all of them are. */
  #endOne(): void {
    const oldest = this.#sessions.keys().next()
    const idle = this.#sessions.entries().find(([, { engine }]) => engine.isIdle)
    const id = idle?.[0] ?? oldest.value
    if (id !== undefined) this.end(id)
  }

  #endExpired(): void {
    const oldest = this.#options.now() - this.#idleMs
    for (const [id, { usedAt, engine }] of this.#sessions) {
      if (usedAt > oldest) return
      if (engine.isIdle) this.end(id)
    }
  }
}
