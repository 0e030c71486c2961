// What one session has, or the mock itself outside of all: an engine with its state, overrides, and calls.
import {
  Engine,
  type Layer,
  type Outcome,
  type Program,
  type RequestView,
} from '../../core/index.ts'
import { type Override, Overrides } from '../../core/session/index.ts'
import { compiledOverrides } from '../define/index.ts'
import { CallLog } from './call-log.ts'
import type { Clock } from './clock.ts'
import { countCalls } from './count-calls.ts'
import type { Settings } from './options.ts'

/** What all scopes of a mock share. */
export interface Shared {
  readonly base: Program
  readonly settings: Settings
  readonly clock: Clock
  /** Numbers calls and overrides of all scopes. */
  nextId(): number
}

export interface ScopeOptions {
  /** Null for the mock itself. */
  readonly session: string | null
  readonly state?: Layer
  /** Whose overrides it begins with. */
  readonly parent?: Scope
}

export class Scope {
  readonly engine: Engine
  readonly calls = new CallLog()
  /** The uuids of the responses that requests have reached, resets or not. */
  readonly reached = new Set<string>()
  readonly #shared: Shared
  readonly #session: string | null
  readonly #parent: Scope | undefined
  #overrides: Overrides

  constructor(shared: Shared, { session, state, parent }: ScopeOptions) {
    this.#shared = shared
    this.#session = session
    this.#parent = parent
    this.#overrides = this.#firstOverrides()
    this.engine = new Engine(this.#overrides.program, {
      world: worldOf(shared),
      limits: shared.settings.limits,
      readsBodies: true,
      onOutcome: (outcome, request, ms) => this.#note(outcome, request, ms),
      onSent: ({ response }) => this.reached.add(response.uuid),
      ...(state ? { state } : {}),
    })
  }

  /**
   * @returns what takes the routes away again
   * @throws MockhostError `document-invalid`
   */
  use(routes: readonly unknown[], times: number): () => void {
    const id = String(this.#shared.nextId())
    this.#overrides.add({ id, routes, left: times, front: this.#compile(routes, id) })
    this.#refresh()
    return () => this.#drop(id)
  }

  reset(): void {
    this.calls.clear()
    this.#overrides = this.#firstOverrides()
    this.#refresh()
    this.engine.rewind()
  }

  /** Those of the parent. Functions count for whom they answer, so that each scope compiles its own. */
  #firstOverrides(): Overrides {
    const parent = this.#parent
    const overrides = parent ? parent.#overrides.all : []
    return new Overrides(
      this.#shared.base,
      overrides.map((override) => this.#adopt(override)),
    )
  }

  #adopt(override: Override): Override {
    if (override.left === Number.POSITIVE_INFINITY) return override
    return { ...override, front: this.#compile(override.routes as readonly unknown[], override.id) }
  }

  #compile(routes: readonly unknown[], id: string): Program {
    const counted = countCalls(routes, () => this.#spend(front))
    const front = compiledOverrides(this.#shared.base, counted, id)
    return front
  }

  #drop(id: string): void {
    this.#overrides.remove(id)
    this.#refresh()
  }

  #spend({ endpoints, sockets }: Program): void {
    const [first] = [...endpoints, ...sockets]
    if (first && this.#overrides.spend(first.route.uuid)) this.#refresh(true)
  }

  #refresh(isSpent = false): void {
    const { program } = this.#overrides
    if (this.engine.program !== program) this.engine.replace(program, isSpent)
  }

  #note(outcome: Outcome, request: RequestView, ms: number): void {
    const { nextId, clock } = this.#shared
    const { route, response } = outcome
    const call = { outcome, request, ms, program: this.engine.program, session: this.#session }
    this.calls.add(call, nextId(), clock.now)
    if (response) this.reached.add(response.uuid)
    // Functions count for themselves, when they are called.
    if (route && response?.body.kind !== 'function' && this.#overrides.spend(route.uuid))
      this.#refresh(true)
  }
}

const worldOf = ({ settings, clock }: Shared) => ({
  now: () => clock.now,
  sleep: (ms: number, signal?: AbortSignal) => clock.sleep(ms, signal),
  env: settings.env,
  seed: settings.seed,
  locale: settings.locale,
  randomLatency: settings.latency === 'random',
  ignoresLatency: settings.latency === 'none',
  upstream: settings.upstream,
  files: settings.files,
})
