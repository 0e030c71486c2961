// Checks templates without parsing them. Parsing is dear, and a mock may have thousands of templates of which few are
// ever asked for: the shapes that nearly all of them have are recognised here, everything else is left to Handlebars.
import type { TemplateCall } from './calls.ts'

const WORD = '[A-Za-z_$][\\w$]*'
const PATH = `@?(?:\\.\\./)*${WORD}(?:\\.(?!this\\b)${WORD})*`
/** What opens a tag, up to what says its kind. */
const OPEN = /\{\{\{|\{\{~?[#/^]?/y
const CLOSE = /\s*(?:\}\}\}|~?\}\})(?!\})/y
const ELSE = /\{\{~?\s*else\b/y
const SPACE = /\s*/y
const NAME = new RegExp(`${PATH}(?=[\\s)}~])`, 'y')
/** The name of a named argument. */
const HASH = new RegExp(`${WORD}=`, 'y')
const NUMBER = /-?\d+(?:\.\d+)?(?=[\s)}~])/y
const SINGLE_QUOTED = /'[^'\\]*'/y
const DOUBLE_QUOTED = /"[^"\\]*"/y

/** One token of an expression. */
interface Token {
  readonly kind: 'name' | 'hash' | 'number' | 'text' | 'open' | 'close'
  readonly text: string
}

/** What a tag leaves open: the block's name, and whether its `{{else}}` is still to come. */
interface OpenBlock {
  readonly name: string
  canElse: boolean
}

interface Scan {
  readonly text: string
  position: number
  readonly calls: TemplateCall[]
  readonly blocks: OpenBlock[]
}

/** The calls in a template that is surely well formed; undefined where only Handlebars can tell. */
export function quickCheck(text: string): TemplateCall[] | undefined {
  const scan: Scan = { text, position: 0, calls: [], blocks: [] }
  for (;;) {
    scan.position = text.indexOf('{{', scan.position)
    if (scan.position < 0) return scan.blocks.length === 0 ? scan.calls : undefined
    if (text[scan.position - 1] === '\\' || !readTag(scan)) return undefined
  }
}

function readTag(scan: Scan): boolean {
  if (take(ELSE, scan) !== undefined) return readElse(scan)
  const tag = take(OPEN, scan) as string
  switch (tag.at(-1)) {
    case '^':
      return false
    case '/':
      return readEnd(scan)
    case '#':
      return readBlock(scan)
    default:
      return readExpression(scan, false) !== undefined && readClose(scan, tag === '{{{')
  }
}

function readBlock(scan: Scan): boolean {
  const name = readExpression(scan, true)
  if (name === undefined) return false
  scan.blocks.push({ name, canElse: true })
  return readClose(scan)
}

/** `{{else}}` once in a block, `{{else if x}}` before it. */
function readElse(scan: Scan): boolean {
  const block = scan.blocks.at(-1)
  if (!block?.canElse) return false
  if (readClose(scan)) {
    block.canElse = false
    return true
  }
  return readExpression(scan, true) !== undefined && readClose(scan)
}

function readEnd(scan: Scan): boolean {
  const token = readToken(scan)
  return token?.kind === 'name' && scan.blocks.pop()?.name === token.text && readClose(scan)
}

/** The end of a tag, with as many braces as it was opened with. */
function readClose(scan: Scan, isTriple = false): boolean {
  return take(CLOSE, scan)?.endsWith('}}}') === isTriple
}

/** A name with its arguments, up to the end of the tag or the closing parenthesis; gives the name. */
function readExpression(scan: Scan, isBlock: boolean): string | undefined {
  const first = readToken(scan)
  if (first?.kind !== 'name' || first.text === 'else' || first.text === 'as') return undefined
  const name = first.text
  const call = {
    name: name.replace('@', ''),
    firstLiteral: undefined as unknown,
    hasArguments: false,
  }
  if (isHelperName(name)) scan.calls.push(call)
  let hasHash = false
  for (;;) {
    const start = scan.position
    const token = readToken(scan)
    if (!token || token.kind === 'close') {
      scan.position = start
      return name
    }
    if (isBlock && token.kind === 'name' && token.text === 'as') return undefined
    const isHash = token.kind === 'hash'
    // Positional arguments come before named ones.
    if (hasHash && !isHash) return undefined
    hasHash ||= isHash
    const value = isHash ? readToken(scan) : token
    if (!value || value.kind === 'hash' || value.kind === 'close') return undefined
    if (!isHash && !call.hasArguments) call.firstLiteral = literalOf(value)
    call.hasArguments ||= !isHash
    if (value.kind === 'open' && !readSubExpression(scan)) return undefined
  }
}

const readSubExpression = (scan: Scan): boolean =>
  readExpression(scan, false) !== undefined && readToken(scan)?.kind === 'close'

/** Paths of several parts, and those with `../`, are never helpers. */
const isHelperName = (name: string): boolean => name !== 'this' && !/[./]/.test(name)

function literalOf({ kind, text }: Token): unknown {
  if (kind === 'number') return Number(text)
  if (kind === 'text') return text.slice(1, -1)
  return text === 'true' || text === 'false' ? text === 'true' : undefined
}

function readToken(scan: Scan): Token | undefined {
  take(SPACE, scan)
  switch (scan.text[scan.position]) {
    case '(':
    case ')':
      return { kind: scan.text[scan.position++] === '(' ? 'open' : 'close', text: '' }
    case "'":
      return tokenOf('text', SINGLE_QUOTED, scan)
    case '"':
      return tokenOf('text', DOUBLE_QUOTED, scan)
    default:
      return (
        tokenOf('name', NAME, scan) ??
        tokenOf('hash', HASH, scan) ??
        tokenOf('number', NUMBER, scan)
      )
  }
}

function tokenOf(kind: Token['kind'], pattern: RegExp, scan: Scan): Token | undefined {
  const text = take(pattern, scan)
  return text === undefined ? undefined : { kind, text }
}

/** The text at the scan's place that fits a sticky pattern, which it passes. */
function take(pattern: RegExp, scan: Scan): string | undefined {
  const start = scan.position
  pattern.lastIndex = start
  if (!pattern.test(scan.text)) return undefined
  scan.position = pattern.lastIndex
  return scan.text.slice(start, scan.position)
}
