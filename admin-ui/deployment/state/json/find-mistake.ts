// Where a text stops being JSON, and what should stand there: browsers do not all say it.

export interface FoundMistake {
  /** From 0. */
  readonly offset: number
  readonly message: string
}

type Expected = 'value' | 'value or ]' | 'name or }' | 'name' | ':' | ', or end' | 'nothing'

const TOKEN =
  /([{}[\],:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/uy
const BLANKS = /[ \t\r\n]*/y

/** Of a text that is known to be no JSON. */
export function findMistake(text: string): FoundMistake {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let offset = 0
  for (;;) {
    BLANKS.lastIndex = offset
    offset += BLANKS.exec(text)?.[0].length ?? 0
    TOKEN.lastIndex = offset
    const match = TOKEN.exec(text)
    const next: Expected | undefined = match ? follow(expected, match, open) : undefined
    if (match === null || next === undefined)
      return { offset, message: say(expected, open.at(-1), text[offset]) }
    expected = next
    offset += match[0].length
  }
}

/** What is expected behind a token; undefined where it may not stand there. */
function follow(
  expected: Expected,
  [token, mark, string]: RegExpExecArray,
  open: ('{' | '[')[],
): Expected | undefined {
  const inner = open.at(-1)
  const isValue = expected === 'value' || expected === 'value or ]'
  if (mark === undefined) {
    if (isValue) return after(open)
    return string !== undefined && expected.startsWith('name') ? ':' : undefined
  }
  if (token === ':') return expected === ':' ? 'value' : undefined
  if (token === ',') return expected !== ', or end' ? undefined : inner === '{' ? 'name' : 'value'
  if (token === '{' || token === '[') {
    if (!isValue) return undefined
    open.push(token)
    return token === '{' ? 'name or }' : 'value or ]'
  }
  const isClosing = token === '}' ? inner === '{' : inner === '['
  const mayClose = expected === ', or end' || expected.endsWith(token)
  if (!isClosing || !mayClose) return undefined
  open.pop()
  return after(open)
}

const after = (open: readonly unknown[]): Expected => (open.length === 0 ? 'nothing' : ', or end')

function say(expected: Expected, inner: '{' | '[' | undefined, found: string | undefined): string {
  const end = inner === '{' ? '}' : ']'
  const wanted: Record<Expected, string> = {
    value: 'a value is missing here',
    'value or ]': 'a value or ] is missing here',
    'name or }': 'a name in double quotes or } is missing here',
    name: 'a name in double quotes is missing here',
    ':': 'a : is missing here',
    ', or end': `a , or ${end} is missing here`,
    nothing: 'this is behind the end of the value',
  }
  const isQuote = found === "'" && expected !== 'nothing'
  return isQuote ? 'texts stand in double quotes' : wanted[expected]
}
