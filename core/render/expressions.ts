// Expressions of a template as functions: literals, paths, and calls of helpers.
import { MockhostError } from '../errors.ts'
import { Block } from './block.ts'
import { memberOf } from './member.ts'
import type { Program } from './program.ts'
import type { Call, Helper, Run } from './run.ts'
import type { Frame, Scope } from './scope.ts'
import type { Callable, Expression, Hash, Literal, PathExpression } from './syntax.ts'

export type Evaluate = (run: Run, scope: Scope) => unknown

/** The block parameters around an expression, innermost first. */
export type BlockNames = readonly (readonly string[])[]

/** The blocks that a call hands to its helper. */
export interface CallBlocks {
  readonly main: Program | undefined
  readonly inverse: Program | undefined
}

const NO_BLOCKS: CallBlocks = { main: undefined, inverse: undefined }

export function compileExpression(expression: Expression, names: BlockNames): Evaluate {
  switch (expression.type) {
    case 'SubExpression':
      return compileCall(expression, names).evaluate
    case 'PathExpression':
      return compilePath(expression, names)
    case 'NullLiteral':
      return () => null
    case 'UndefinedLiteral':
      return () => undefined
    default: {
      const { value } = expression
      return () => value
    }
  }
}

export interface CompiledCall {
  readonly evaluate: Evaluate
  /** Whether the value came from the data or from nowhere, so that a block takes it as its condition. */
  isFromData(run: Run): boolean
}

/** A mustache, a block's opening or a sub-expression: a helper where there is one, else a member of the data. */
export function compileCall(
  callable: Callable,
  names: BlockNames,
  blocks: CallBlocks = NO_BLOCKS,
): CompiledCall {
  const path = asPath(callable.path)
  const isBlockParam = path.parts.length > 0 && findBlockParam(path, names) !== undefined
  const isName = isSimpleName(path) && !isBlockParam
  const hasArguments =
    callable.params.length > 0 ||
    callable.hash !== undefined ||
    (callable as { type?: string }).type === 'SubExpression'
  if (!isName && !hasArguments)
    return { evaluate: compilePath(path, names), isFromData: () => true }
  if (!isName) return { evaluate: () => '', isFromData: () => false }
  const name = path.parts[0] as string
  const invoke = compileInvocation(name, callable, names, blocks)
  // A name with arguments can only be a helper. Mockoon prints nothing for one that it does not know.
  const readMember = compilePath(path, names)
  const otherwise: Evaluate = hasArguments ? () => '' : (run, scope) => readMember(run, scope) ?? ''
  return {
    evaluate: (run, scope) => {
      const helper = run.helpers[name]
      return helper ? invoke(helper, run, scope) : otherwise(run, scope)
    },
    isFromData: (run) => !hasArguments && run.helpers[name] === undefined,
  }
}

/** A literal in the place of a name is a name. */
function asPath(path: Callable['path']): PathExpression {
  if (path.type === 'PathExpression') return path
  const original = String((path as Literal).original)
  return {
    type: 'PathExpression',
    data: false,
    depth: 0,
    parts: original === '' ? [] : [original],
    original,
    loc: path.loc,
  }
}

const isSimpleName = (path: PathExpression): boolean =>
  path.parts.length === 1 && !isScoped(path) && path.depth === 0

/** `this.x` and `./x` are never helpers or block parameters. */
const isScoped = (path: PathExpression): boolean => /^\.|this\b/.test(path.original)

function compileInvocation(
  name: string,
  callable: Callable,
  names: BlockNames,
  blocks: CallBlocks,
) {
  const params = callable.params.map((param) => compileExpression(param, names))
  const readHash = compileHash(callable.hash, names)
  const { line } = callable.loc.start
  const { main, inverse } = blocks
  return (helper: Helper, run: Run, scope: Scope): unknown => {
    const call: Call = {
      name,
      args: params.length === 0 ? NO_ARGUMENTS : params.map((param) => param(run, scope)),
      hash: readHash(run, scope),
      run,
      scope,
      block: main && new Block(main, run, scope),
      inverse: inverse && new Block(inverse, run, scope),
      line,
    }
    const result = helper(call)
    run.exchange.budget.spend(typeof result === 'string' ? 1 + (result.length >> 6) : 1)
    return result
  }
}

const NO_ARGUMENTS: readonly unknown[] = []
const NO_HASH: Readonly<Record<string, unknown>> = Object.freeze({})

/** Named arguments. The last one is set first: `stringify (object a=1 b=2)` prints b before a, as Handlebars does. */
export function compileHash(
  hash: Hash | undefined,
  names: BlockNames,
): (run: Run, scope: Scope) => Record<string, unknown> {
  if (!hash) return () => NO_HASH
  const pairs = hash.pairs
    // A written `undefined` is as if it were not written.
    .filter(({ value }) => value.type !== 'UndefinedLiteral')
    .map(({ key, value }) => ({ key, evaluate: compileExpression(value, names) }))
    .reverse()
  return (run, scope) =>
    Object.fromEntries(pairs.map(({ key, evaluate }) => [key, evaluate(run, scope)]))
}

function compilePath(path: PathExpression, names: BlockNames): Evaluate {
  const { parts, depth } = path
  if (path.data) return readMembers((_, scope) => frameAt(scope.frame, depth)?.values, parts)
  const parameter = findBlockParam(path, names)
  if (parameter) return readMembers((_, scope) => blockValue(scope, parameter), parts.slice(1))
  return readMembers((_, scope) => contextAt(scope, depth), parts)
}

function readMembers(start: Evaluate, parts: readonly string[]): Evaluate {
  if (parts.length === 0) return start
  return (run, scope) => {
    let value = start(run, scope)
    for (const part of parts) {
      if (value === null || value === undefined) return value
      value = memberOf(value, part)
    }
    return value
  }
}

function contextAt(scope: Scope, depth: number): unknown {
  let current: Scope | undefined = scope
  for (let step = 0; step < depth; step++) current = current?.outer
  return current?.context
}

function frameAt(frame: Frame, depth: number): Frame | undefined {
  let current: Frame | undefined = frame
  for (let step = 0; step < depth; step++) current = current?.parent
  return current
}

interface BlockParam {
  readonly level: number
  readonly index: number
}

function findBlockParam(path: PathExpression, names: BlockNames): BlockParam | undefined {
  if (path.depth > 0 || path.data || isScoped(path)) return undefined
  for (const [level, group] of names.entries()) {
    const index = group.indexOf(path.parts[0] as string)
    if (index >= 0) return { level, index }
  }
  return undefined
}

function blockValue(scope: Scope, { level, index }: BlockParam): unknown {
  let current = scope.blockValues
  for (let step = 0; step < level; step++) current = current?.outer
  if (!current?.values)
    throw new MockhostError('template-failed', 'The block gives no block parameters')
  return current.values[index]
}
