// One rendering under way, and a helper's call within it.
import type { Exchange } from '../exchange.ts'
import type { Block } from './block.ts'
import type { Scope } from './scope.ts'

export interface Run {
  readonly exchange: Exchange
  readonly helpers: Helpers
}

/** What a helper is given. */
export interface Call {
  readonly name: string
  /** Positional arguments. */
  readonly args: readonly unknown[]
  /** Named arguments; the last one written comes first, as in Handlebars. */
  readonly hash: Readonly<Record<string, unknown>>
  readonly run: Run
  readonly scope: Scope
  /** What stands between `{{#name}}` and `{{else}}` or `{{/name}}`; undefined when it is not called as a block. */
  readonly block: Block | undefined
  /** What stands behind `{{else}}`. */
  readonly inverse: Block | undefined
  /** Where in the template, from 1. */
  readonly line: number
}

/** A template helper: its result is printed, or handed to the helper around it. */
export type Helper = (call: Call) => unknown

/** Helpers by name, without a prototype. */
export type Helpers = Readonly<Record<string, Helper | undefined>>
