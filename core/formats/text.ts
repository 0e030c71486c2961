// Texts of documents, JSON or YAML, as values, and the places of their parts in the text. Most are JSON: what reads
// YAML is loaded for one that is not.
import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import type { Document, LineCounter } from 'yaml'
import type { Path } from '../document/index.ts'
import { MockhostError, messageOf } from '../errors.ts'
import { optionalModules } from '../optional-modules.ts'

/** A place in a text, from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

export interface ParsedText {
  readonly value: unknown
  /** Where a part of the value is written; where the nearest part around it is, if it is not there itself. */
  locate(path: Path): Position | undefined
}

/** Bytes, more or less, that a document may have. */
export const MAX_DOCUMENT_CHARS = 64 * 1024 * 1024
/** How often YAML may repeat what stands behind an anchor. */
const MAX_ALIASES = 1_000

/**
 * Parses a document: JSON where it begins like JSON, else YAML.
 * @throws MockhostError `document-syntax` with line and column, `document-too-large`
 */
export async function parseText(text: string): Promise<ParsedText> {
  if (text.length > MAX_DOCUMENT_CHARS) {
    throw new MockhostError(
      'document-too-large',
      `The document is larger than ${MAX_DOCUMENT_CHARS} characters`,
    )
  }
  return /^\uFEFF?\s*[{[]/.test(text)
    ? parseJsonText(text.replace(/^\uFEFF/, ''))
    : parseYaml(text, await optionalModules.load('yaml'))
}

/**
 * Parses a text that is to be JSON.
 * @throws MockhostError `document-syntax` with line and column, `document-too-large`
 */
export function parseJsonText(text: string): ParsedText {
  let tree: Node | undefined
  return {
    value: readJson(text),
    locate: (path) => {
      tree ??= parseTree(text)
      const node = tree && nearestJson(tree, path)
      return node && positionAt(text, node.offset)
    },
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const errors: ParseError[] = []
    parseTree(text, errors)
    const [first] = errors
    if (!first)
      throw new MockhostError(
        'document-too-large',
        `The document can't be parsed: ${messageOf(error)}`,
        { cause: error },
      )
    const reason = printParseErrorCode(first.error)
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
    throw new MockhostError('document-syntax', `The document is not valid JSON: ${reason}`, {
      ...positionAt(text, first.offset),
      cause: error,
    })
  }
}

function nearestJson(tree: Node, path: Path): Node | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length) as (string | number)[])
    if (node) return node.parent?.type === 'property' ? node.parent : node
  }
  return undefined
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}

type Yaml = typeof import('yaml')

function parseYaml(text: string, yaml: Yaml): ParsedText {
  const lines = new yaml.LineCounter()
  const document = yaml.parseDocument(text, { lineCounter: lines, merge: true })
  const [error] = document.errors
  if (error) {
    const [reason] = error.message.split(/ at line \d+/) as [string]
    const start = error.linePos?.[0]
    throw new MockhostError('document-syntax', `The document is not valid YAML: ${reason}`, {
      line: start?.line,
      column: start?.col,
      cause: error,
    })
  }
  return {
    value: readYaml(document),
    locate: (path) => locateYaml(document.contents, path, lines, yaml),
  }
}

function readYaml(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    throw new MockhostError(
      'document-too-large',
      `The document can't be read: ${messageOf(error)}`,
      { cause: error },
    )
  }
}

/** Of a member, where its key is written. */
function locateYaml(
  root: unknown,
  path: Path,
  lines: LineCounter,
  yaml: Yaml,
): Position | undefined {
  let value: unknown = root
  let found: unknown = root
  for (const part of path) {
    const next = partOfYaml(value, part, yaml)
    if (!next) break
    value = next.value
    found = next.key ?? next.value
  }
  const start = yaml.isNode(found) ? found.range?.[0] : undefined
  if (start === undefined) return undefined
  const { line, col } = lines.linePos(start)
  return { line, column: col }
}

function partOfYaml(
  node: unknown,
  part: string | number,
  { isMap, isScalar, isSeq }: Yaml,
): { key?: unknown; value: unknown } | undefined {
  if (isSeq(node)) return { value: node.items[Number(part)] }
  if (!isMap(node)) return undefined
  return node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
}
