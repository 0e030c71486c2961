// A mock and its sessions: which of them a request belongs to.
import {
  type Answer,
  type IncomingRequest,
  MockhostError,
  type Proposal,
  problemAnswer,
  takesUpgrades,
} from '../../core/index.ts'
import { NamedSocketRequest, Sessions, takeSession } from '../../core/session/index.ts'
import { Scope, type Shared } from './scope.ts'

export class Scopes {
  readonly shared: Shared
  readonly #root: Scope
  readonly #sessions: Sessions
  readonly #byId = new Map<string, Scope>()
  #made = 0
  /** What sessions that have ended had reached. */
  readonly #reached = new Set<string>()

  constructor(shared: Shared) {
    this.shared = shared
    this.#root = new Scope(shared, { session: null })
    this.#sessions = new Sessions({
      base: () => this.#root.engine,
      now: Date.now,
      create: (_, state, id) => {
        const scope = new Scope(shared, { session: id, state, parent: this.#root })
        this.#byId.set(id, scope)
        return scope.engine
      },
      onEnd: (id) => {
        this.#byId.get(id)?.engine.sockets.endAll(1001, 'the session has ended')
        this.#forget(id)
      },
    })
  }

  /** @throws MockhostError `session-invalid` */
  of(session: string | null): Scope {
    if (session === null) return this.#root
    this.#sessions.engine(session)
    return this.#byId.get(session) as Scope
  }

  /** An id that no session has. */
  newId(): string {
    let id: string
    do id = `session-${++this.#made}`
    while (this.#sessions.has(id))
    return id
  }

  /** Answers a request, in the session that it names, or else in the one that it came to. */
  handle(incoming: IncomingRequest, session: string | null): Answer | Promise<Answer> {
    try {
      if (takesUpgrades(this.#root.engine.program) && incoming.isUpgrade)
        return this.#connect(incoming, session)
      const named = takeSession(incoming)
      return this.of(named.session ?? session).engine.handle(named.incoming)
    } catch (error) {
      return sessionProblem(error)
    }
  }

  async #connect(incoming: IncomingRequest, session: string | null): Promise<Answer> {
    const named = new NamedSocketRequest(incoming, () => false)
    return named.answered(await this.of(named.session ?? session).engine.handle(named))
  }

  /** As `handle`, but the caller decides whether it is answered. */
  async propose(incoming: IncomingRequest, session: string | null): Promise<Proposal> {
    const named = takeSession(incoming)
    return this.of(named.session ?? session).engine.propose(named.incoming)
  }

  /** The uuids of the responses that requests have reached, whatever their session. */
  get reached(): ReadonlySet<string> {
    const all = new Set([...this.#root.reached, ...this.#reached])
    for (const { reached } of this.#byId.values()) for (const uuid of reached) all.add(uuid)
    return all
  }

  #forget(id: string): void {
    for (const uuid of this.#byId.get(id)?.reached ?? []) this.#reached.add(uuid)
    this.#byId.delete(id)
  }
}

function sessionProblem(error: unknown): Answer {
  if (!(error instanceof MockhostError) || error.code !== 'session-invalid') throw error
  return problemAnswer({
    kind: error.code,
    status: 400,
    title: 'Not a session',
    detail: error.message,
  })
}
