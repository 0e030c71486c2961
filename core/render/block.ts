// A part of a template between `{{#x}}` and `{{/x}}`, bound to where it stands, for a helper to render.
import type { Program } from './program.ts'
import type { Run } from './run.ts'
import type { Frame, Scope } from './scope.ts'

export class Block {
  readonly #program: Program
  readonly #run: Run
  readonly #scope: Scope

  constructor(program: Program, run: Run, scope: Scope) {
    this.#program = program
    this.#run = run
    this.#scope = scope
  }

  /** Renders it with another `this`; the same one adds no step for `../`. */
  render(
    context: unknown,
    frame?: Frame,
    blockValues?: readonly unknown[],
    partials?: Scope['partials'],
  ): string {
    const scope = this.#scope
    this.#run.exchange.budget.checkDepth(scope.depth)
    return this.#program.render(this.#run, {
      context,
      outer: context === scope.context ? scope.outer : scope,
      frame: frame ?? scope.frame,
      blockValues: this.#program.hasBlockParams
        ? { values: blockValues, outer: scope.blockValues }
        : scope.blockValues,
      depth: scope.depth + 1,
      partials: partials ?? scope.partials,
    })
  }
}
