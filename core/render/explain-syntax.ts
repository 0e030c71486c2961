// What Handlebars' parser says of a bad template, in one line that a person can use.

/** How the parser calls what it met, and what that is in a template. */
const TOKENS: Record<string, string> = {
  EOF: 'end of the template (is a block not closed?)',
  OPEN_ENDBLOCK: 'end of a block that was not opened',
  INVERSE: '{{else}} outside a block',
  CLOSE: '}}',
  CLOSE_UNESCAPED: '}}}',
  OPEN_SEXPR: '(',
  CLOSE_SEXPR: ')',
  CLOSE_BLOCK_PARAMS: '|',
  EQUALS: '=',
  SEP: '. or /',
  NUMBER: 'number (of a list, write `.[0]`)',
  STRING: 'text in quotes',
  INVALID: 'character that means nothing here',
}

/** `Parse error on line 1: … got 'CLOSE'`, which goes over four lines, as `unexpected }} after "{{a b="`. */
export function explainSyntax(message: string): string {
  const [head = '', excerpt = '', arrow = ''] = message.split('\n')
  const [, opened, closed] = /^(.+) doesn't match (.+) - \d+:\d+$/.exec(head) ?? []
  if (opened !== undefined) return `{{/${closed}}} closes {{#${opened}}}`
  const token = /, got '(\w+)'$/.exec(message)?.[1]
  if (token === undefined && !head.startsWith('Lexical error')) return message
  const before = excerpt.slice(0, arrow.indexOf('^'))
  const place = before.trim() === '' ? '' : ` after ${JSON.stringify(before)}`
  return `unexpected ${TOKENS[token ?? 'INVALID'] ?? token?.toLowerCase()}${place}`
}
