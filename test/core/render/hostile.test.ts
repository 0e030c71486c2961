// Templates and data that mean harm: each is stopped soon, with a clear error, and the next request is served.
import t from 'tap'
import { asking } from '../../support/ask.ts'

const doubling = (statement: string, times: number): string =>
  `{{setVar 'x' (array 1 2)}}${statement.repeat(times)}`

/** A template, and what its problem is called. */
const table: [what: string, template: string, kind: string][] = [
  ['a loop without an end', '{{#repeat 1000000000}}x{{/repeat}}', 'template-budget'],
  [
    'loops within loops',
    '{{#repeat 9999}}{{#repeat 9999}}{{#repeat 9999}}{{/repeat}}{{/repeat}}{{/repeat}}',
    'template-budget',
  ],
  [
    'a text that doubles',
    `{{setVar 'x' 'ab'}}${"{{setVar 'x' (concat @x @x)}}".repeat(40)}{{@x}}`,
    'template-budget',
  ],
  [
    'a list that holds itself twice, printed',
    `${doubling("{{setVar 'x' (array @x @x)}}", 60)}{{@x}}`,
    'template-budget',
  ],
  [
    'the same, as JSON',
    `${doubling("{{setVar 'x' (array @x @x)}}", 60)}{{{stringify @x}}}`,
    'template-budget',
  ],
  [
    'the same, kept',
    `${doubling("{{setVar 'x' (array @x @x)}}", 60)}{{setGlobalVar 'g' @x}}`,
    'template-budget',
  ],
  [
    'a list that doubles',
    `${doubling("{{setVar 'x' (concat @x @x)}}", 60)}{{len @x}}`,
    'template-budget',
  ],
  ['padding', "{{padStart 'x' 1000000000}}", 'template-budget'],
  [
    'replacing by a text that repeats its surroundings',
    "{{setVar 'x' (padEnd '' 90000 'a')}}{{replace @x 'a' (padEnd '' 90000 '$`')}}",
    'template-budget',
  ],
  [
    'joining with a long text',
    "{{join (split (padEnd '' 9000 'a,') ',') (padEnd '' 9000)}}",
    'template-budget',
  ],
  [
    'JMESPath that doubles',
    `{{jmesPath (array 1) '${'[@,@][]|'.repeat(40)}@'}}`,
    'template-budget',
  ],
  [
    'JMESPath that pads',
    "{{jmesPath (object a='x') 'pad_left(a, `900000000`)'}}",
    'template-budget',
  ],
  ['faker asked for a billion words', "{{faker 'lorem.words' 1000000000}}", 'template-budget'],
  [
    'faker asked for a billion dates',
    "{{faker 'date.betweens' from='2020' to='2021' count=1000000000}}",
    'template-budget',
  ],
  [
    'faker following a pattern',
    "{{faker 'helpers.fromRegExp' 'a{1000000000}'}}",
    'template-budget',
  ],
  [
    'faker shuffling for long',
    "{{#repeat 99999}}{{faker 'lorem.paragraphs' 1000}}{{/repeat}}",
    'template-budget',
  ],
  [
    'a partial that calls itself',
    '{{#*inline "p"}}{{> p}}{{> p}}{{/inline}}{{> p}}',
    'template-budget',
  ],
  [
    'partials that call each other ten times',
    `${[...Array(12).keys()].map((n) => `{{#*inline "p${n}"}}${n === 0 ? 'x' : `{{> p${n - 1}}}`.repeat(10)}{{/inline}}`).join('')}{{> p11}}`,
    'template-budget',
  ],
  ['the constructor of an object', '{{this.constructor}}', 'template-forbidden'],
  ['the constructor by its bare name', '{{constructor}}', 'template-forbidden'],
  ['the prototype', '{{#with (object a=1)}}{{__proto__.x}}{{/with}}', 'template-forbidden'],
  ['the prototype by lookup', "{{lookup (array) '__proto__'}}", 'template-forbidden'],
  [
    'the constructor through a loop',
    '{{#each (array (object a=1))}}{{this.constructor.name}}{{/each}}',
    'template-forbidden',
  ],
  [
    "faker's inside",
    "{{faker 'helpers.fake' '{{helpers.constructor.constructor}} '}}",
    'template-forbidden',
  ],
]

const ask = asking({
  data: { b: { a: 1 } },
  routes: [
    ...table.map(([, body], index) => ({ endpoint: `/${index}`, body })),
    { endpoint: '/fine', body: 'fine' },
    {
      endpoint: '/paths',
      body: "[{{objectPath (object a=1) 'constructor.name'}}][{{objectPath (object a=1) '__proto__.x'}}][{{faker 'helpers.fromRegExp' '[a]{3}'}}]",
    },
    {
      endpoint: '/set',
      body: "{{setData 'set' 'b' '__proto__.polluted' 1}}{{setData 'set' 'b' 'constructor.prototype.polluted' 1}}done",
    },
  ],
})

for (const [index, [what, , kind]] of table.entries()) {
  t.test(`${what} is stopped`, async (t) => {
    const answered = await ask(`GET /${index}`)
    t.match(answered, {
      status: 500,
      json: { type: `urn:mockhost:problem:${kind}`, route: `GET /${index}` },
    })
    t.notMatch(answered.text, /at .*\.ts/)
    t.equal((await ask('GET /fine')).text, 'fine')
  })
}

t.test('paths into the inside of objects find nothing', async (t) => {
  t.equal((await ask('GET /paths')).text, '[][][aaa]')
})

t.test('no template changes the prototype of anything', async (t) => {
  t.equal((await ask('GET /set')).text, 'done')
  t.equal(({} as { polluted?: unknown }).polluted, undefined)
})

t.test('a bucket without an end is stopped, and its message is its value', async (t) => {
  const slow = asking(
    {
      data: { b: '{{#repeat 1000000000}}x{{/repeat}}' },
      routes: [{ endpoint: '/', databucketID: 'b' }],
    },
    { limits: { bucketMs: 50 } },
  )
  t.match(await slow('GET /'), { status: 200, text: /took more than 50 ms/ })
})

/** A rule and a body that it must not run away on. */
const patterns: [pattern: string, text: string][] = [
  ['^(a+)+$', `${'a'.repeat(50)}!`],
  ['^(a|a)*$', `${'a'.repeat(50)}!`],
  ['(x+x+)+y', 'x'.repeat(100_000)],
  ['\\s+$', `${' '.repeat(100_000)}x`],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', `${'a'.repeat(60)}!`],
]

for (const [pattern, text] of patterns) {
  t.test(`the pattern ${pattern} does not run away`, async (t) => {
    const rule = { target: 'body' as const, modifier: 'a', operator: 'regex' as const }
    const rules = asking({
      data: {
        schema: { type: 'object', properties: { a: { pattern } }, required: ['a'] },
        items: [{ id: 1, a: text }],
      },
      routes: [
        {
          method: 'post',
          endpoint: '/rule',
          responses: [{ body: 'hit', rules: [{ ...rule, value: pattern }] }, { body: 'miss' }],
        },
        {
          method: 'post',
          endpoint: '/templated',
          responses: [
            { body: 'hit', rules: [{ ...rule, value: "{{{bodyRaw 'p'}}}" }] },
            { body: 'miss' },
          ],
        },
        {
          method: 'post',
          endpoint: '/schema',
          responses: [
            {
              body: 'hit',
              rules: [{ target: 'body', operator: 'valid_json_schema', value: 'schema' }],
            },
            { body: 'miss' },
          ],
        },
        { type: 'crud', endpoint: '/items', databucketID: 'items' },
      ],
    })
    const body = { a: text, p: pattern }
    for (const path of ['/rule', '/templated', '/schema'])
      t.equal((await rules(`POST ${path}`, { body })).text, 'miss', path)
    t.equal((await rules(`GET /items?a_like=${encodeURIComponent(pattern)}`)).text, '[]')
  })
}

t.test('a filter with a pattern that is none is the mistake of the client', async (t) => {
  const items = asking({
    data: { items: [{ a: 'x' }] },
    routes: [{ type: 'crud', endpoint: '/items', databucketID: 'items' }],
  })
  t.match(await items('GET /items?a_like=('), { status: 400, json: { detail: /a_like/ } })
  t.match(await items('GET /items'), { status: 200 })
})

t.test('bodies nested deeply, or in many brackets, harm nobody', async (t) => {
  const echo = asking({
    routes: [
      { method: 'post', endpoint: '/', body: "{{len (bodyRaw)}}{{stringify (bodyRaw 'a')}}" },
    ],
  })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  t.ok(
    (
      await echo('POST /', {
        body: '['.repeat(1_000_000),
        headers: { 'content-type': 'application/json' },
      })
    ).status,
  )
  t.ok(
    (
      await echo('POST /', {
        body: `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
        headers: { 'content-type': 'application/json' },
      })
    ).status,
  )
  t.ok((await echo('POST /', { body: `a${'[b]'.repeat(200_000)}=1`, headers: form })).status)
  t.ok(
    (await echo('POST /', { body: '<a>'.repeat(100_000), headers: { 'content-type': 'text/xml' } }))
      .status,
  )
  t.equal((await echo('POST /', { body: { a: 1 } })).status, 200)
})
