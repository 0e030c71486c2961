// Routes that stand in front of a mock's own until they are taken away, for all requests or for so many.
import { overlay, type Program } from '../index.ts'

export interface Override {
  readonly id: string
  /** As `compileOverrides` made them. */
  readonly front: Program
  /** How many requests they still answer; Infinity for as many as come. */
  readonly left: number
  /** As they were written, for who keeps them over a change of the mock. */
  readonly routes?: unknown
}

export class Overrides {
  #base: Program
  /** Those added last come last, and answer first. */
  #all: readonly Override[]
  #program: Program

  constructor(base: Program, overrides: readonly Override[] = []) {
    this.#base = base
    this.#all = overrides
    this.#program = this.#combine()
  }

  /** The base with everything in front of it. */
  get program(): Program {
    return this.#program
  }

  get base(): Program {
    return this.#base
  }

  /** Those added last come last. */
  get all(): readonly Override[] {
    return this.#all
  }

  /** The same overrides, each with as many requests left; what is changed here is not seen there. */
  fork(): Overrides {
    return new Overrides(this.#base, this.#all)
  }

  add(override: Override): void {
    this.#keep([...this.#all, override])
  }

  /** @returns whether it was there */
  remove(id: string): boolean {
    const others = this.#all.filter((override) => override.id !== id)
    const isFound = others.length < this.#all.length
    if (isFound) this.#keep(others)
    return isFound
  }

  clear(): void {
    this.#keep([])
  }

  /** Notes that a route answered; returns whether an override has come to its end by it. */
  spend(routeUuid: string): boolean {
    const override = this.#all.findLast(({ front }) => hasRoute(front, routeUuid))
    if (!override || override.left === Number.POSITIVE_INFINITY) return false
    const left = override.left - 1
    if (left < 1) return this.remove(override.id)
    this.#all = this.#all.map((other) => (other === override ? { ...other, left } : other))
    return false
  }

  /** Goes on in front of another program; those that can't be compiled for it are left out. */
  rebase(base: Program, compile: (override: Override) => Program | undefined): void {
    this.#base = base
    this.#keep(
      this.#all.flatMap((override) => {
        const front = compile(override)
        return front ? [{ ...override, front }] : []
      }),
    )
  }

  #keep(overrides: readonly Override[]): void {
    this.#all = overrides
    this.#program = this.#combine()
  }

  #combine(): Program {
    return this.#all.reduce((program, { front }) => overlay(program, front), this.#base)
  }
}

const hasRoute = ({ endpoints, sockets }: Program, uuid: string): boolean =>
  [...endpoints, ...sockets].some(({ route }) => route.uuid === uuid)
