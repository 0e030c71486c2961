// Mistakes in templates, told in one line.
import t from 'tap'
import { compileDocument } from '../../../core/index.ts'

const rows: [template: string, message: string, line: number, column: number][] = [
  ['{{#if x}}', 'unexpected end of the template (is a block not closed?) after "{{#if x}}"', 1, 10],
  ['a\n{{/if}}', 'unexpected end of a block that was not opened', 2, 1],
  ['{{#if x}}{{/each}}', '{{/each}} closes {{#if}}', 1, 4],
  ['{{a b=}}', 'unexpected }} after "{{a b="', 1, 7],
  ['{{}}', 'unexpected }} after "{{"', 1, 3],
  ['{{{a}}', 'unexpected }} after "{{{a"', 1, 5],
  ['{{a}}}', 'unexpected }}} after "{{a"', 1, 4],
  ['{{#list.0}}{{/list.0}}', 'unexpected number (of a list, write `.[0]`) after "{{#list."', 1, 9],
  ["{{faker 'a' b()}}", `unexpected character that means nothing here after "{{faker 'a' "`, 1, 13],
  ['{{a | b}}', 'unexpected | after "{{a "', 1, 5],
  ['{{else}}', '{{else}} outside a block', 1, 1],
  ['{{a "b}}', 'unexpected character that means nothing here after "{{a "', 1, 5],
  ['{{{{raw}}}}x', 'unexpected character that means nothing here after "{{{{raw}}}}"', 1, 12],
]

for (const [template, message, line, column] of rows) {
  t.test(`${JSON.stringify(template)} is explained`, async (t) => {
    const { mistakes } = compileDocument({ routes: [{ endpoint: '/', body: template }] })
    const [mistake] = mistakes
    t.equal(mistakes.length, 1)
    t.ok(mistake?.message.includes(message), mistake?.message ?? 'no message')
    t.match(mistake, { path: 'routes[0].body', templateLine: line, templateColumn: column })
    t.notMatch(mistake?.message, /\n/)
  })
}
