// Streams of a document: mistakes are found when it is written, at their place.
import t from 'tap'
import { compileDocument, formatMistake } from '../../../core/index.ts'

const mistakesOf = (response: object): string[] =>
  compileDocument({ routes: [{ endpoint: '/', ...response }] }).mistakes.map(
    (mistake) => `${mistake.severity}: ${formatMistake(mistake)}`,
  )

const rows: [title: string, response: object, mistakes: RegExp[]][] = [
  [
    'a stream of everything',
    {
      stream: {
        items: [
          'a',
          1,
          true,
          { data: { b: ['c'] }, event: 'e', id: '{{@index}}', retry: 5, delay: 6 },
        ],
      },
    },
    [],
  ],
  [
    'a template in data',
    { stream: { items: ['a', { data: '{{#if x}}' }] } },
    [/^error: routes\[0\]\.stream\.items\[1\]\.data: .*unexpected end/s],
  ],
  ['a template in JSON', { stream: { items: [{ data: { a: '{{x' } }] } }, [/items\[0\]\.data/]],
  [
    'a template in an event and an id',
    { stream: { items: [{ event: '{{', id: '{{/if}}' }] } },
    [/items\[0\]\.event/, /items\[0\]\.id/],
  ],
  [
    'a template that is to be sent as it is',
    { disableTemplating: true, stream: { items: ['{{#if x}}'] } },
    [],
  ],
  [
    'an unknown field',
    { stream: { items: [{ dta: 'x' }] } },
    [/items\[0\]\.dta: unknown key.*"data"/s],
  ],
  ['an unknown kind', { stream: { kind: 'socket' } }, [/stream\.kind/]],
  ['a negative wait', { stream: { every: -1 } }, [/stream\.every/]],
  [
    'names in chunks',
    {
      stream: {
        kind: 'chunks',
        items: [
          { data: 'a', event: 'e' },
          { data: 'b', id: '1', retry: 2 },
        ],
      },
    },
    [/^warning: .*items\[0\]\.event: is not sent/, /items\[1\]\.id/, /items\[1\]\.retry/],
  ],
  [
    'a body beside it',
    { body: 'x', stream: { items: ['a'] } },
    [/^warning: routes\[0\]\.stream: has a body that is never sent/],
  ],
]

for (const [title, response, mistakes] of rows)
  t.test(title, async (t) => {
    const found = mistakesOf(response)
    t.equal(found.length, mistakes.length, found.join('\n'))
    for (const [index, mistake] of mistakes.entries()) t.match(found[index], mistake)
  })
