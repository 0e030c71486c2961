// One method and path that a route answers: whether a path matches, and with which parameters.
import { type MatchFunction, match, type Token, TokenData } from 'path-to-regexp'
import type { EndpointSyntax } from './endpoint-syntax.ts'

/** By name; a wildcard's is the list of its segments. */
export type Parameters = Readonly<Record<string, string | string[]>>

/** A segment of a simple path: a literal in lower case, or the name of a parameter that fills it. */
export type Segment = { literal: string } | { parameter: string }

export abstract class PathMatcher {
  readonly written: string
  readonly #constraints: EndpointSyntax['constraints']
  readonly #joined: EndpointSyntax['joined']

  constructor(syntax: EndpointSyntax) {
    this.written = syntax.written
    this.#constraints = syntax.constraints
    this.#joined = syntax.joined
  }

  /** The parameters, or undefined where the path, percent-encoded, does not match. */
  match(path: string): Parameters | undefined {
    const parameters = this.read(path)
    if (!parameters) return undefined
    for (const [name, pattern] of this.#constraints) {
      if (!pattern.test(String(parameters[name]))) return undefined
    }
    return this.#joined.size > 0 ? this.#split(parameters) : parameters
  }

  protected abstract read(path: string): Parameters | undefined

  /** What stands behind a parameter takes what follows its last dot. */
  #split(parameters: Parameters): Parameters {
    const split: Record<string, string | string[]> = { ...parameters }
    for (const [name, [second, ...others]] of this.#joined) {
      const value = String(parameters[name])
      const dot = value.lastIndexOf('.')
      split[name] = dot > 0 ? value.slice(0, dot) : value
      split[second as string] = dot > 0 ? value.slice(dot) : ''
      for (const other of others) split[other] = ''
    }
    return split
  }
}

const NONE: Parameters = Object.freeze({})

/** A path of literals and whole-segment parameters; the tree has compared the literals already. */
export class SimplePath extends PathMatcher {
  readonly segments: readonly Segment[]
  readonly #hasParameters: boolean

  constructor(syntax: EndpointSyntax, segments: readonly Segment[]) {
    super(syntax)
    this.segments = segments
    this.#hasParameters = segments.some((segment) => 'parameter' in segment)
  }

  /** Whether one path, but for its case and a last slash, is all that matches. */
  get isLiteral(): boolean {
    return !this.#hasParameters
  }

  protected read(path: string): Parameters {
    if (!this.#hasParameters) return NONE
    const parameters: Record<string, string> = {}
    let start = 1
    for (const segment of this.segments) {
      const slash = path.indexOf('/', start)
      const end = slash < 0 ? path.length : slash
      if ('parameter' in segment) parameters[segment.parameter] = decodePart(path.slice(start, end))
      start = end + 1
    }
    return parameters
  }
}

const decodePart = (part: string): string => (part.includes('%') ? decodeURIComponent(part) : part)

/** A path with wildcards, optional parts or several parameters in a segment, as path-to-regexp matches it. */
export class ComplexPath extends PathMatcher {
  /** The literal segments that it begins with, in lower case. */
  readonly prefix: readonly string[]
  readonly #tokens: TokenData
  #match: MatchFunction<Record<string, string | string[]>> | undefined

  constructor(syntax: EndpointSyntax) {
    super(syntax)
    const [first] = syntax.tokens
    const segments = first?.type === 'text' ? first.value.toLowerCase().split('/').slice(1) : []
    this.prefix = beginsSegment(syntax.tokens.slice(1)) ? segments : segments.slice(0, -1)
    this.#tokens = new TokenData([...syntax.tokens], syntax.written)
  }

  protected read(path: string): Parameters | undefined {
    this.#match ??= match(this.#tokens)
    const found = this.#match(path)
    return found ? { ...found.params } : undefined
  }
}

/** Whether whatever comes next begins with a slash, so that the segment before it is whole. */
function beginsSegment(tokens: readonly Token[]): boolean {
  const [first, ...rest] = tokens
  if (first?.type === 'group') return beginsSegment(first.tokens) && beginsSegment(rest)
  return first === undefined || (first.type === 'text' && first.value.startsWith('/'))
}

/** The matcher that fits a pattern. */
export function createPathMatcher(syntax: EndpointSyntax): SimplePath | ComplexPath {
  const segments = simpleSegments(syntax)
  return segments ? new SimplePath(syntax, segments) : new ComplexPath(syntax)
}

/** The segments of a path in which each is a literal or one parameter; undefined for any other. */
function simpleSegments(syntax: EndpointSyntax): Segment[] | undefined {
  const segments: Segment[] = []
  let literal: string | undefined
  for (const token of syntax.tokens) {
    if (token.type === 'text') {
      const [head, ...rest] = token.value.toLowerCase().split('/') as [string, ...string[]]
      // Text right behind a parameter belongs to its segment.
      if (literal === undefined && segments.length > 0 && head !== '') return undefined
      if (literal !== undefined) segments.push({ literal: literal + head })
      for (const part of rest.slice(0, -1)) segments.push({ literal: part })
      literal = rest.at(-1)
      continue
    }
    if (token.type !== 'param' || literal !== '') return undefined
    segments.push({ parameter: token.name })
    literal = undefined
  }
  if (literal !== undefined) segments.push({ literal })
  return segments
}
