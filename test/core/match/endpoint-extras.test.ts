// What endpoints may say beyond Mockoon 9: regular expressions, verbs, and mistakes that tell why.
import t from 'tap'
import { MockhostError } from '../../../core/errors.ts'
import { type Parameters, parseEndpoint } from '../../../core/match/index.ts'
import { NO, type Row, read } from './reading.ts'

const table: Record<string, Row[]> = {
  // What Mockoon 9.6 and later refuse, as Express 4 read it.
  'u/:id(\\d+)': [
    ['/u/12', { id: '12' }],
    ['/u/%31', { id: '1' }],
    ['/u/x', NO],
    ['/u/1x', NO],
  ],
  ':id([a-z]{2})': [
    ['/ab', { id: 'ab' }],
    ['/abc', NO],
    ['/a1', NO],
  ],
  ':a(\\d+)/:b([a-z]+)': [
    ['/1/x', { a: '1', b: 'x' }],
    ['/x/1', NO],
    ['/1/2', NO],
  ],
  'r/(.*)': [
    ['/r/a/b', { wildcard0: ['a', 'b'] }],
    ['/r', NO],
  ],
  'r/:p(.*)': [['/r/a/b', { p: ['a', 'b'] }]],
  // A verb behind a colon; where that does not fit, what follows the last dot.
  'items/:id:cancel': [
    ['/items/5:cancel', { id: '5' }],
    ['/items/5:CANCEL', { id: '5' }],
    ['/items/5', { id: '5', cancel: '' }],
    ['/items/5.json', { id: '5', cancel: '.json' }],
    ['/items/a.b.c', { id: 'a.b', cancel: '.c' }],
    ['/items/.json', { id: '.json', cancel: '' }],
    ['/items', NO],
  ],
  ':group\\:start': [
    ['/a:start', { group: 'a' }],
    ['/a', NO],
  ],
  // No client sends a hash: it is meant encoded, or else it ends the path.
  'a#b': [
    ['/a%23b', {}],
    ['/a', {}],
    ['/b', NO],
  ],
}

for (const [endpoint, rows] of Object.entries(table)) {
  t.test(`endpoint ${JSON.stringify(endpoint)}`, async (t) => {
    for (const [path, parameters] of rows) {
      const found = read(endpoint, path)
      t.same(found && { ...found }, parameters, path)
    }
  })
}

t.test('whatever is escaped stands for itself', async (t) => {
  for (const character of '()?+*[]:{}!') {
    t.ok(read(`a\\${character}b`, `/a${character}b`), character)
    t.notOk(read(`a\\${character}b`, '/ab'), character)
  }
})

const prefixed: [
  prefix: string,
  endpoint: string,
  path: string,
  parameters: Parameters | undefined,
][] = [
  ['api/v2', 'x', '/api/v2/x', {}],
  ['/api/', '/x', '/api/x', {}],
  ['api/v2', '', '/api/v2/', {}],
  ['api/v2', '', '/api/v2', NO],
  [':tenant', ':id', '/5/6', { tenant: '5', id: '6' }],
  ['api v2', 'x', '/api%20v2/x', {}],
]

t.test('a prefix stands before the endpoint, and is a pattern too', async (t) => {
  for (const [prefix, endpoint, path, parameters] of prefixed) {
    const found = read(endpoint, path, prefix)
    t.same(found && { ...found }, parameters, `${prefix} ${endpoint} ${path}`)
  }
})

const invalid: [endpoint: string, message: string][] = [
  ['w/a[b]', 'Unexpected [ at index 4: /w/a[b]'],
  ['w/!x', 'Unexpected ! at index 3: /w/!x'],
  ['/+x', 'Unexpected + at index 1: /+x'],
  ['/:1', 'Missing parameter name at index 2: /:1'],
  ['(', 'Unexpected ( at index 1: /('],
  ['a{b', 'Unexpected end at index 4, expected }: /a{b'],
  [':a{:b}', 'Missing text before "b" param'],
]

t.test('an endpoint that is no pattern says why', async (t) => {
  for (const [endpoint, message] of invalid) {
    t.throws(() => parseEndpoint('', endpoint), { code: 'path-invalid', message }, endpoint)
  }
  t.throws(() => parseEndpoint('', ':id([)'), MockhostError)
})
