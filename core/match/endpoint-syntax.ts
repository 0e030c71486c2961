// An endpoint as Mockoon users write it, in Express 4's path syntax, as tokens of path-to-regexp 8.
// Source of the rewriting rules and their order: Mockoon 9, which keeps old files working so.
import { parse, type Token } from 'path-to-regexp'
import { MockhostError, messageOf } from '../errors.ts'
import { compilePattern, type Pattern } from '../values/index.ts'

export interface EndpointSyntax {
  /** The whole pattern as it is written, prefix included: `/api/users/:id`. */
  readonly written: string
  readonly tokens: readonly Token[]
  /** What single parameters must look like; Express 4 allowed it, Mockoon 9 no longer does. */
  readonly constraints: ReadonlyMap<string, Pattern>
  /** Parameters that stand behind another with nothing between them: `:page:extension`. */
  readonly joined: ReadonlyMap<string, readonly string[]>
}

export interface ParsedEndpoint {
  readonly main: EndpointSyntax
  /** Another reading of the same text, for paths that nothing else answers. */
  readonly lastResort: EndpointSyntax | undefined
}

/**
 * Parses a prefix and an endpoint.
 * @throws MockhostError `path-invalid`
 */
export function parseEndpoint(prefix: string, endpoint: string): ParsedEndpoint {
  // No client sends a hash as it is: it stands for what it is encoded as, or else for nothing but what is before it.
  const hash = endpoint.indexOf('#')
  if (hash < 0) return parsePath(prefix, endpoint)
  const { main } = parsePath(prefix, endpoint.replaceAll('#', '%23'))
  return { main, lastResort: parsePath(prefix, endpoint.slice(0, hash)).main }
}

function parsePath(prefix: string, endpoint: string): ParsedEndpoint {
  // Of a prefix, Mockoon leaves spaces as they are; nobody can mean that.
  const written = `/${prefix}/${endpoint}`.replaceAll(' ', '%20').replace(/\/{2,}/g, '/')
  try {
    return { main: syntax(written, rewrite(written)), lastResort: undefined }
  } catch (error) {
    const older = parseOlder(written)
    if (older) return older
    throw new MockhostError('path-invalid', messageOf(error).replace(/; visit .*$/, ''), {
      cause: error,
    })
  }
}

const NAME = '[A-Za-z_$][\\w$]*'
const GROUP = /(?<!\\)\(((?:\\.|[^()\\])*)\)\??/
const OPTIONAL_PARAMETER = new RegExp(`([/.~-]):(${NAME})\\?`, 'g')
const REPEATED_PARAMETER = new RegExp(`:(${NAME})\\+`, 'g')
const WILD_PARAMETER = new RegExp(`/:(${NAME})\\*`, 'g')

function rewrite(written: string): string {
  if (!/[*(?+]/.test(written)) return written
  let wildcards = 0
  let path = written.replace(
    /(^|\/)\*(?![A-Za-z0-9_"])/g,
    (_, before: string) => `${before}*wildcard${wildcards++}`,
  )
  while (GROUP.test(path)) path = path.replace(GROUP, '{$1}')
  return path
    .replace(OPTIONAL_PARAMETER, '{$1:$2}')
    .replace(REPEATED_PARAMETER, '*$1')
    .replace(WILD_PARAMETER, '{/*$1}')
    .replace(/(?<!\\)([A-Za-z0-9_])\?/g, '{$1}')
    .replace(/(?<!\\)([A-Za-z0-9_])\+/g, '$1{$1}')
}

/** Segments that are each a literal or one parameter, as nearly all are, need no parser. */
const SIMPLE = new RegExp(`^(?:/(?:[\\w.~%-]+|:${NAME})?)+$`)
const PARAMETER = new RegExp(`:(${NAME})`)

/** @throws where path-to-regexp can't read the path. */
function tokenize(path: string): readonly Token[] {
  if (!SIMPLE.test(path)) return parse(path).tokens
  const tokens: Token[] = []
  for (const [index, part] of path.split(PARAMETER).entries()) {
    if (index % 2 === 1) tokens.push({ type: 'param', name: part })
    else if (part !== '') tokens.push({ type: 'text', value: part })
  }
  return tokens
}

type Extras = Partial<Pick<EndpointSyntax, 'constraints' | 'joined'>>

/** @throws where a path can't be read. */
function syntax(written: string, path: string, extras: Extras = {}): EndpointSyntax {
  const tokens = tokenize(path)
  checkSeparated(tokens, false)
  return { written, tokens, constraints: new Map(), joined: new Map(), ...extras }
}

/** Two parameters with no text between them can't be told apart. */
function checkSeparated(tokens: readonly Token[], follows: boolean): void {
  let isAfterParameter = follows
  for (const token of tokens) {
    if (token.type === 'group') {
      checkSeparated(token.tokens, isAfterParameter)
      continue
    }
    if (token.type !== 'text' && isAfterParameter) {
      throw new Error(`Missing text before "${token.name}" ${token.type}`)
    }
    isAfterParameter = token.type !== 'text'
  }
}

/**
 * What Mockoon 9 refuses and still means something: parameters with a regular expression, as before Mockoon 9.6;
 * verbs behind a colon, as in `/items/:id:cancel`; and, where nothing else answers, such verbs as parameters.
 */
function parseOlder(written: string): ParsedEndpoint | undefined {
  const constraints = new Map<string, Pattern>()
  const joined = new Map<string, string[]>()
  const path = written
    .replace(/\(\.[*+]\)/g, '*')
    .replace(new RegExp(`:(${NAME})\\*(?=/|$)`, 'g'), '*$1')
    .replace(
      new RegExp(`:(${NAME})\\(((?:\\\\.|[^()\\\\])+)\\)(?=/|$)`, 'g'),
      (_, name: string, source: string) => {
        constraints.set(name, compilePattern(`^(?:${source})$`))
        return `:${name}`
      },
    )
  const withVerbs = path.replace(new RegExp(`(:${NAME}):(?=${NAME})`, 'g'), '$1\\:')
  const withoutRest = path.replace(
    new RegExp(`:(${NAME})((?::${NAME})+)`, 'g'),
    (_, name: string, rest: string) => {
      joined.set(name, rest.slice(1).split(':'))
      return `:${name}`
    },
  )
  try {
    const main = syntax(written, rewrite(withVerbs), { constraints })
    const lastResort =
      joined.size > 0 ? syntax(written, rewrite(withoutRest), { constraints, joined }) : undefined
    return { main, lastResort }
  } catch {
    return undefined
  }
}

/** The same path with an id behind it, for the items of a CRUD route. */
export function withId(syntax: EndpointSyntax): EndpointSyntax {
  const separator: Token[] = syntax.written.endsWith('/') ? [] : [{ type: 'text', value: '/' }]
  const written = `${syntax.written.replace(/\/$/, '')}/:id`
  return {
    ...syntax,
    written,
    tokens: [...syntax.tokens, ...separator, { type: 'param', name: 'id' }],
  }
}
