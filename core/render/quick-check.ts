// Checks templates without parsing them. Parsing is dear, and a mock may have thousands of templates of which few are
// ever asked for: the shapes that nearly all of them have are recognised here, everything else is left to Handlebars.
import type { TemplateCall } from './calls.ts'

const WORD = '[A-Za-z_$][\\w$]*'
const PATH = `@?(?:\\.\\./)*${WORD}(?:\\.(?!this\\b)${WORD})*`
/** One token of an expression: a name with or without a `=`, a text, a number, a parenthesis. */
const TOKEN = new RegExp(
  `\\s*(?:(?<hash>${WORD})=|(?<number>-?\\d+(?:\\.\\d+)?)(?=[\\s)}~])|(?<name>${PATH})(?=[\\s)}~])|'(?<single>[^'\\\\]*)'|"(?<double>[^"\\\\]*)"|(?<open>\\()|(?<close>\\)))`,
  'y',
)
/** What opens a tag. */
const OPEN = /(?<braces>\{\{\{?)~?(?<kind>[#/^]?)/y
const CLOSE = /\s*~?(?<braces>\}\}\}?)(?!\})/y
const ELSE = /\{\{~?\s*else\b/y

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
  const other = take(ELSE, scan)
  if (other) return readElse(scan)
  const tag = take(OPEN, scan)
  if (tag?.kind === '/') return readEnd(scan)
  const isBlock = tag?.kind === '#'
  if (!tag || tag.kind === '^' || (isBlock && tag.braces === '{{{')) return false
  const name = readExpression(scan, isBlock)
  if (name === undefined) return false
  if (isBlock) scan.blocks.push({ name, canElse: true })
  return take(CLOSE, scan)?.braces?.length === tag.braces?.length
}

/** `{{else}}` once in a block, `{{else if x}}` before it. */
function readElse(scan: Scan): boolean {
  const block = scan.blocks.at(-1)
  if (!block?.canElse) return false
  if (take(CLOSE, scan)?.braces === '}}') {
    block.canElse = false
    return true
  }
  return readExpression(scan, true) !== undefined && take(CLOSE, scan)?.braces === '}}'
}

function readEnd(scan: Scan): boolean {
  const name = take(TOKEN, scan)?.name
  return (
    name !== undefined && scan.blocks.pop()?.name === name && take(CLOSE, scan)?.braces === '}}'
  )
}

/** A name with its arguments, up to the end of the tag or the closing parenthesis; gives the name. */
function readExpression(scan: Scan, isBlock: boolean): string | undefined {
  const name = take(TOKEN, scan)?.name
  if (name === undefined || name === 'else' || name === 'as') return undefined
  const call = {
    name: name.replace('@', ''),
    firstLiteral: undefined as unknown,
    hasArguments: false,
  }
  if (isHelperName(name)) scan.calls.push(call)
  let hasHash = false
  for (;;) {
    const start = scan.position
    const token = take(TOKEN, scan)
    if (!token || token.close !== undefined) {
      scan.position = start
      return name
    }
    if (isBlock && token.name === 'as') return undefined
    const isHash = token.hash !== undefined
    // Positional arguments come before named ones.
    if (hasHash && !isHash) return undefined
    hasHash ||= isHash
    const value = isHash ? take(TOKEN, scan) : token
    if (!value || value.hash !== undefined || value.close !== undefined) return undefined
    if (!isHash && !call.hasArguments) call.firstLiteral = literalOf(value)
    call.hasArguments ||= !isHash
    if (value.open !== undefined && !readSubExpression(scan)) return undefined
  }
}

const readSubExpression = (scan: Scan): boolean =>
  readExpression(scan, false) !== undefined && take(TOKEN, scan)?.close !== undefined

/** Paths of several parts, and those with `../`, are never helpers. */
const isHelperName = (name: string): boolean => name !== 'this' && !/[./]/.test(name)

type Groups = Record<string, string | undefined>

function literalOf({ single, double, number, name }: Groups): unknown {
  if (number !== undefined) return Number(number)
  if (name === 'true' || name === 'false') return name === 'true'
  return single ?? double
}

function take(pattern: RegExp, scan: Scan): Groups | undefined {
  pattern.lastIndex = scan.position
  const match = pattern.exec(scan.text)
  if (!match) return undefined
  scan.position = pattern.lastIndex
  return match.groups as Groups
}
