// Wrong documents, and what is said of each: the place, the reason and what to do.
import t from 'tap'
import { compileDocument, formatMistake } from '../../../core/index.ts'

type Row = [claim: string, document: unknown, ...mistakes: string[]]

/** What is said of a document, one line for each mistake. */
const linesOf = (document: unknown): string[] =>
  compileDocument(document).mistakes.map(
    (mistake) => `${mistake.severity} ${formatMistake(mistake)}`,
  )

const route = (fields: object) => ({ routes: [{ endpoint: 'a', ...fields }] })
const rule = (fields: object) => route({ body: 'x', rules: [fields] })

const rows: Row[] = [
  // What is no mock at all.
  ...[null, undefined, [], 'routes', 3, true].map(
    (value): Row => [
      `${JSON.stringify(value)} is no mock`,
      value,
      'error a mock must be an object. Begin with a list of routes, as in `routes: [...]`.',
    ],
  ),
  // Unknown keys.
  [
    'a key with a typo is told its right name',
    { rutes: [] },
    'error rutes: unknown key. Did you mean "routes"?',
  ],
  [
    'the case of a key matters',
    route({ responses: [{ statuscode: 200 }] }),
    'error routes[0].responses[0].statuscode: unknown key. Did you mean "statusCode"?',
  ],
  [
    'a key that is like none is told all of them',
    { data: [{ id: 'a', colour: 'red' }] },
    'error data[0].colour: unknown key. Known here: uuid, id, name, documentation, value.',
  ],
  [
    'a key that is no plain word is quoted in the path',
    { tlsOptions: { 'pass phrase': 'x' } },
    'error tlsOptions["pass phrase"]: unknown key. Did you mean "passphrase"?',
  ],
  [
    '__proto__ is a key like any other',
    JSON.parse('{"callbacks":[{"__proto__":{"uri":"/"}}]}'),
    'error callbacks[0].__proto__: unknown key. Known here: uuid, id, name, documentation, method, uri, headers, ' +
      'body, bodyType, databucketID, filePath, sendFileAsBody, retries, backoff, timeout, signature.',
  ],
  [
    'what every object inherits is no known key',
    { tlsOptions: { toString: 'x', constructor: {} } },
    ...['toString', 'constructor'].map(
      (key) =>
        `error tlsOptions.${key}: unknown key. Known here: enabled, type, pfxPath, certPath, keyPath, caPath, ` +
        'passphrase.',
    ),
  ],
  // Wrong types.
  ['a number is no text', { name: 3 }, 'error name: must be a text, not 3'],
  ['null is no text', { name: null }, 'error name: must be a text, not null'],
  ['a text is no number', { port: '3000' }, 'error port: must be a number, not "3000"'],
  ['a text is no flag', { cors: 'yes' }, 'error cors: must be true or false, not "yes"'],
  ['an object is no list', { routes: {} }, 'error routes: must be a list, not an object'],
  ['a list is no object', { tlsOptions: [] }, 'error tlsOptions: must be an object, not a list'],
  ['a route is an object', { routes: [5] }, 'error routes[0]: must be an object, not 5'],
  [
    'headers are a list or an object',
    { headers: 'x' },
    'error headers: must be a list or an object, not "x"',
  ],
  [
    'a header is no object',
    { headers: { a: {} } },
    'error headers.a: must be a text or a number or true or false or a list, not an object',
  ],
  [
    'a repeated header repeats texts',
    { headers: { a: ['x', 1] } },
    'error headers.a[1]: must be a text, not 1',
  ],
  [
    'a long value is cut short',
    { port: 'x'.repeat(100) },
    `error port: must be a number, not "${'x'.repeat(56)}…`,
  ],
  // Out of range.
  ['ports end at 65535', { port: 65_536 }, 'error port: 65536 must be 65535 or less'],
  ['ports are whole', { port: 80.5 }, 'error port: 80.5 must be a whole number'],
  ['waits are not negative', { latency: -1 }, 'error latency: -1 must be 0 or more'],
  [
    'waits end where timers do',
    { latency: 2 ** 31 },
    'error latency: 2147483648 must be 2147483647 or less',
  ],
  [
    'a status has three digits',
    route({ body: 'x', statusCode: 99 }),
    'error routes[0].statusCode: 99 must be 100 or more',
  ],
  [
    'the key of CRUD items is not empty',
    { ...route({ type: 'crud', databucketID: 'd', crudKey: '' }), data: { d: [] } },
    'error routes[0].crudKey: "" must not be empty',
  ],
  // One of a few values.
  [
    'a method with a typo is told its right name',
    route({ method: 'gett', body: 'x' }),
    'error routes[0].method: "gett" is not one of its values. Did you mean "get"?',
  ],
  [
    'a mode that is like none is told all of them',
    route({ body: 'x', responseMode: 'whatever' }),
    'error routes[0].responseMode: "whatever" is not one of its values. Known here: RANDOM, SEQUENTIAL, ' +
      'DISABLE_RULES, FALLBACK.',
  ],
  [
    'every mistake is told, not only the first',
    rule({ target: 'headers', operator: 'equal', invert: 1 }),
    'error routes[0].rules[0].target: "headers" is not one of its values. Did you mean "header"?',
    'error routes[0].rules[0].operator: "equal" is not one of its values. Did you mean "equals"?',
    'error routes[0].rules[0].invert: must be true or false, not 1',
  ],
  // What does not go together.
  [
    'fields of a response do not stand beside responses',
    route({ body: 'x', responses: [{ body: 'y' }] }),
    'error routes[0].body: stands on a route that has responses. Move it into one of the responses.',
  ],
  [
    'a reference names what it refers to',
    { rootChildren: [{ type: 'route' }] },
    'error rootChildren[0].uuid: missing. Add "uuid".',
  ],
  [
    'two parts do not share a uuid',
    { routes: [{ uuid: 'same', body: 'x' }], folders: [{ uuid: 'same' }] },
    'error folders[0].uuid: "same" is already taken by routes[0].uuid. Give each a uuid of its own.',
  ],
  [
    'two buckets do not share an id',
    { data: [{ name: 'users' }, { id: 'users' }] },
    'error data[1].id: "users" is already taken by data[0].id. Give each a bucket id of its own.',
  ],
  [
    'a newer data model is refused',
    { lastMigration: 34, rutes: [] },
    "error lastMigration: follows Mockoon's data model 34, and 33 is the newest known here. " +
      'Update mockhost, or export the file from an older Mockoon.',
  ],
  // What compiling finds.
  [
    'an endpoint must be a path pattern',
    route({ endpoint: 'a/(', body: 'x' }),
    'error routes[0].endpoint: Unexpected ( at index 3: /a/(',
  ],
  [
    'a pattern must be a regular expression',
    rule({ operator: 'regex', value: '(' }),
    'error routes[0].rules[0].value: Invalid regular expression: /(/: Unterminated group',
  ],
  [
    'a filter must be a comparison',
    rule({ modifier: '$[?(process.exit())]' }),
    'error routes[0].rules[0].modifier: the JSONPath $[?(process.exit())] is too long, or its filter is more ' +
      'than a comparison',
  ],
  [
    'a bucket that is not there is told its right name',
    { ...route({ databucketID: 'usres' }), data: { users: [], orders: [] } },
    'error routes[0].databucketID: there is no data bucket "usres". Did you mean "users"?',
  ],
  // What is only odd.
  [
    'a route that can not answer is warned about',
    route({}),
    'warning routes[0]: has no responses, so it answers nothing. Add a body, or a list of responses.',
  ],
]

for (const [claim, document, ...mistakes] of rows) {
  t.test(claim, async (t) => {
    t.same(linesOf(document), mistakes)
    const isRefused = mistakes.some((line) => line.startsWith('error'))
    t.equal(compileDocument(document).program === undefined, isRefused)
  })
}

t.test('a template that is none is shown with its line and column', async (t) => {
  const { mistakes } = compileDocument(route({ body: 'one\n  {{#if a}}two' }))
  t.equal(mistakes.length, 1)
  t.match(mistakes[0], { path: 'routes[0].body', templateLine: 2, templateColumn: 15 })
  t.match(formatMistake(mistakes[0] as (typeof mistakes)[0]), /\(line 2, column 15 of the templ/)
})

t.test('each mistake tells its place part by part too', async (t) => {
  const { mistakes } = compileDocument({ data: { 'a b': 1 }, routes: [{ responses: [{ x: 1 }] }] })
  t.same(mistakes[0]?.segments, ['routes', 0, 'responses', 0, 'x'])
})

t.test('a document that is nested too deeply is refused, not fallen over', async (t) => {
  let deep: unknown = 1
  for (let depth = 0; depth < 50_000; depth++) deep = [deep]
  for (const document of [route({ body: deep }), { data: { deep } }]) {
    t.match(linesOf(document), [/^error the document is nested too deeply .*\. Flatten it\.$/])
  }
})
