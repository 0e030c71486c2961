// Where in a template the rendering stands: `this`, what `../` reaches, `@` variables, block parameters.
import type { Block } from './block.ts'

/** The `@` variables of a block; a child begins as a copy of its parent. */
export interface Frame {
  readonly parent: Frame | undefined
  readonly values: Record<string, unknown>
}

/** The values of the block parameters of one block. */
export interface BlockValues {
  /** Undefined where the helper gives none. */
  readonly values: readonly unknown[] | undefined
  readonly outer: BlockValues | undefined
}

export interface Scope {
  readonly context: unknown
  /** What `../` reaches. */
  readonly outer: Scope | undefined
  readonly frame: Frame
  readonly blockValues: BlockValues | undefined
  /** How many blocks stand around it. */
  readonly depth: number
  /** Inline partials by name. */
  readonly partials: Readonly<Record<string, Block>> | undefined
}

/** A frame that begins as a copy of another, which is its parent too unless another one is given. */
export function createFrame(
  copied: Frame | undefined,
  values: Record<string, unknown> = {},
  parent: Frame | undefined = copied,
): Frame {
  return { parent, values: Object.assign(Object.create(null), copied?.values, values) }
}

/** Like the values of other frames it inherits nothing, but is made as fast as any object. */
class RootValues implements Record<string, unknown> {
  [name: string]: unknown

  constructor(root: unknown) {
    this.root = root
  }
}
Object.setPrototypeOf(RootValues.prototype, null)
Reflect.deleteProperty(RootValues.prototype, 'constructor')

/** @param variables those that a template sees as `@name` from its first word on */
export function rootScope(variables?: Readonly<Record<string, unknown>>): Scope {
  const context = {}
  const values = variables
    ? ({ __proto__: null, root: context, ...variables } as Frame['values'])
    : new RootValues(context)
  return {
    context,
    outer: undefined,
    frame: { parent: undefined, values },
    blockValues: undefined,
    depth: 0,
    partials: undefined,
  }
}
