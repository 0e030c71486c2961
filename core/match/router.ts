// Finds what answers a path: a tree of segments, so that 10,000 routes cost as little as one, which still tries
// endpoints in the order of the document.
import type { ComplexPath, PathMatcher, SimplePath } from './endpoint.ts'

/** An endpoint as the router keeps it. */
export interface Entry {
  /** In capitals, or `ALL`. */
  readonly method: string
  /** Its place in the document; the lowest that matches answers. */
  readonly order: number
  readonly path: SimplePath | ComplexPath
}

interface Node<T> {
  readonly literals: Map<string, Node<T>>
  parameter: Node<T> | undefined
  /** What ends here. */
  readonly ends: T[]
  /** What goes on from here in ways that the tree can't follow. */
  readonly complex: T[]
}

const createNode = <T>(): Node<T> => ({
  literals: new Map(),
  parameter: undefined,
  ends: [],
  complex: [],
})

export class Router<T extends Entry> {
  readonly #root = createNode<T>()
  /** Everything that could match a path which is somebody's literal path, found once. */
  readonly #literals = new Map<string, T[]>()

  constructor(entries: readonly T[]) {
    for (const entry of entries) this.#insert(entry)
    for (const { path } of entries) {
      if (!isLiteral(path)) continue
      const literal = path.written.toLowerCase()
      if (this.#literals.has(literal)) continue
      this.#literals.set(literal, this.#search(literal))
      this.#literals.set(`${literal}/`, this.#search(`${literal}/`))
    }
  }

  /**
   * The endpoints that may match a path, in order. Those of complex paths must still be asked.
   * @param path percent-encoded, without doubled slashes
   */
  find(path: string): readonly T[] {
    return this.#literals.get(path) ?? this.#search(path.toLowerCase())
  }

  #insert(entry: T): void {
    const { path } = entry
    let node = this.#root
    if ('prefix' in path) {
      for (const literal of path.prefix) node = literalChild(node, literal)
      node.complex.push(entry)
      return
    }
    for (const segment of path.segments) {
      if ('literal' in segment) node = literalChild(node, segment.literal)
      else node = node.parameter ??= createNode()
    }
    node.ends.push(entry)
  }

  #search(path: string): T[] {
    const found: T[] = []
    collect(this.#root, path, 1, found)
    return found.length > 1 ? found.sort((a, b) => a.order - b.order) : found
  }
}

const isLiteral = (path: PathMatcher): path is SimplePath =>
  'isLiteral' in path && path.isLiteral === true

function literalChild<T>(node: Node<T>, literal: string): Node<T> {
  let child = node.literals.get(literal)
  if (!child) {
    child = createNode()
    node.literals.set(literal, child)
  }
  return child
}

/** Follows every branch that fits the path from `start`, the place behind a slash. */
function collect<T>(node: Node<T>, path: string, start: number, found: T[]): void {
  if (node.complex.length > 0) found.push(...node.complex)
  // 0. The end, but for a last slash, which may be there or not.
  if (start >= path.length) found.push(...node.ends)
  if (start > path.length) return
  const slash = path.indexOf('/', start)
  const end = slash < 0 ? path.length : slash
  const segment = path.slice(start, end)
  // 1. A literal.
  const literal = node.literals.get(segment)
  if (literal) collect(literal, path, end + 1, found)
  // 2. A parameter, which needs at least one character.
  if (node.parameter && segment !== '') collect(node.parameter, path, end + 1, found)
}
