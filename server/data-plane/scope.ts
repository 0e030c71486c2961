// What one session has, or a deployment outside of all: an engine with its state, overrides, and figures.
import type { Engine, Layer, OpenSockets, Outcome, Program } from '../../core/index.ts'
import { type Override, Overrides } from '../../core/session/index.ts'
import { Usage } from './usage.ts'
import { bytesOfOwn } from './weight.ts'

/** For the mock that it is in front of; undefined where it does not fit. */
export type CompileOverride = (override: Override) => Program | undefined

export interface ScopeParts {
  /** Null for the deployment itself. */
  readonly session: string | null
  /** Whose overrides it begins with, and begins with again when it is reset; none where it is left out. */
  readonly parent?: Scope
  readonly program: Program
  readonly state: Layer
  /** @param sockets those of an engine in whose place it comes */
  createEngine(scope: Scope, program: Program, state: Layer, sockets?: OpenSockets): Engine
}

export class Scope {
  readonly session: string | null
  /** How often each response was sent; a reset forgets nothing of it. */
  readonly usage = new Usage()
  readonly #parts: ScopeParts
  #overrides: Overrides
  #engine: Engine
  #weighed = { edition: -1, bytes: 0 }

  constructor(parts: ScopeParts) {
    this.#parts = parts
    this.session = parts.session
    this.#overrides = this.#begin(parts.program)
    this.#engine = parts.createEngine(this, this.#overrides.program, parts.state)
  }

  get engine(): Engine {
    return this.#engine
  }

  get overrides(): Overrides {
    return this.#overrides
  }

  /** Puts routes in front; those put there last are tried first. */
  use(override: Override): void {
    this.#overrides.add(override)
    this.#refresh()
  }

  /** Takes routes away again, or all of them; returns whether there were any. */
  unuse(id: string | undefined): boolean {
    const isFound = this.#overrides.all.length > 0
    if (id === undefined) this.#overrides.clear()
    else if (!this.#overrides.remove(id)) return false
    this.#refresh()
    return isFound
  }

  /** Notes what a request came to. On the request's path. */
  note({ route, response }: Outcome): void {
    if (response) this.usage.count(response.uuid)
    if (route && this.#overrides.all.length > 0 && this.#overrides.spend(route.uuid))
      this.#refresh(true)
  }

  /** Forgets what requests changed and what stands in front; the dice are thrown from the first again. */
  reset(): void {
    this.#overrides = this.#begin(this.#overrides.base)
    this.#refresh()
    this.#engine.rewind()
  }

  /** Goes on with another mock. Overrides that do not fit it are dropped. */
  rebase(program: Program, compile: CompileOverride): void {
    this.#overrides.rebase(program, compile)
    this.#refresh()
  }

  /** Goes on with an engine that is made anew, when what it is made with is another. Endless streams end, connections stay. */
  renew(): Engine {
    const { program, state, streams, sockets } = this.#engine
    streams.stop()
    this.#engine = this.#parts.createEngine(this, program, state, sockets)
    return this.#engine
  }

  /** Bytes of what its state holds that another does not, as they were when it was changed last. */
  ownBytes(base: Layer): number {
    const { state } = this.#engine
    if (state.edition !== this.#weighed.edition)
      this.#weighed = { edition: state.edition, bytes: bytesOfOwn(state, base) }
    return this.#weighed.bytes
  }

  #begin(program: Program): Overrides {
    return this.#parts.parent?.overrides.fork() ?? new Overrides(program)
  }

  #refresh(isSpent = false): void {
    const { program } = this.#overrides
    if (this.#engine.program !== program) this.#engine.replace(program, isSpent)
  }
}
