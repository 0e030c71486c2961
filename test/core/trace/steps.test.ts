// What the stages saw and decided, as sentences.
import t from 'tap'
import { compileDocument, Engine } from '../../../core/index.ts'
import { describeOutcome } from '../../../core/trace/index.ts'

const { program } = compileDocument({
  data: { users: [{ id: 1, name: 'Ann' }] },
  routes: [
    { type: 'crud', endpoint: '/users', databucketID: 'users' },
    { endpoint: '/hello/:name', latency: 5, body: { hello: "{{urlParam 'name'}}" } },
    {
      endpoint: '/tier',
      responses: [
        { label: 'silver', body: 's' },
        {
          label: 'gold',
          body: 'g',
          rules: [
            { target: 'header', modifier: 'X-Tier', value: 'gold' },
            { target: 'query', modifier: 'tier', value: 'gold' },
          ],
          rulesOperator: 'AND',
        },
      ],
    },
    { endpoint: '/turns', responseMode: 'SEQUENTIAL', responses: [{ body: 'a' }, { body: 'b' }] },
    { endpoint: '/seen', body: "{{setGlobalVar 'seen' 3}}" },
    { endpoint: '/failing', body: "{{setGlobalVar 'lost' 3}}{{status 150}}" },
    { method: 'delete', endpoint: '/empty', statusCode: 204 },
  ],
})
if (!program) throw new Error('the mock does not compile')

/** The sentences of a request, each behind its stage. */
async function stepsOf(path: string, init: RequestInit = {}, isNamed = true): Promise<string[]> {
  const told: string[] = []
  const engine = new Engine(program as NonNullable<typeof program>, {
    world: { sleep: async () => {} },
    onOutcome: (outcome, request) => {
      const context = isNamed ? { program } : {}
      const steps = describeOutcome(outcome, request, context)
      told.push(...steps.map(({ stage, text }) => `${stage}: ${text}`))
    },
  })
  await engine.fetch(new Request(`http://mock.test${path}`, init))
  return told
}

const json = { 'content-type': 'application/json' }

const cases: Record<string, [path: string, init: RequestInit, steps: string[]]> = {
  'a CRUD operation is named, with its id': [
    '/users/1',
    {},
    [
      'read: GET /users/1.',
      'match: CRUD /users (get) answers: id is "1".',
      'choose: The only response.',
      'render: Status 200, the body from a data bucket.',
      'answer: Status 200 was sent at once.',
    ],
  ],
  'what is changed in the state is told by its name': [
    '/users?from=form',
    { method: 'POST', headers: json, body: '{"name":"Bob"}' },
    [
      'read: POST /users?from=form, with a body of 14 bytes (application/json).',
      'match: CRUD /users (create) answers.',
      'choose: The only response.',
      'render: Status 201, the body from a data bucket. It changed the data bucket "users".',
      'answer: Status 201 was sent at once.',
    ],
  ],
  'parameters are told decoded, and latencies': [
    '/hello/Zo%C3%AB',
    {},
    [
      'read: GET /hello/Zo%C3%AB.',
      'match: GET /hello/:name answers: name is "Zoë".',
      'choose: The only response.',
      'render: Status 200, the body made by a template.',
      'answer: Status 200 was sent after a latency of 5 ms.',
    ],
  ],
  'the rules that decided are told': [
    '/tier?tier=gold',
    { headers: { 'X-Tier': 'gold' } },
    [
      'read: GET /tier?tier=gold.',
      'match: GET /tier answers.',
      'choose: Response 2 "gold" of 2: the header X-Tier equals "gold" and the query tier equals "gold".',
      'render: Status 200, the body as it is written.',
      'answer: Status 200 was sent at once.',
    ],
  ],
  'a default is told as one, and HEAD is answered by GET': [
    '/tier',
    { method: 'HEAD' },
    [
      'read: HEAD /tier.',
      'match: GET /tier answers.',
      'choose: Response 1 "silver" of 2, the default, as no rules hold.',
      'render: Status 200, the body as it is written.',
      'answer: Status 200 was sent at once.',
    ],
  ],
  'a sequence is told': [
    '/turns',
    {},
    [
      'read: GET /turns.',
      'match: GET /turns answers.',
      'choose: Response 1 of 2, next in the sequence.',
      'render: Status 200, the body as it is written.',
      'answer: Status 200 was sent at once.',
    ],
  ],
  'a variable is told': [
    '/seen',
    {},
    [
      'read: GET /seen.',
      'match: GET /seen answers.',
      'choose: The only response.',
      'render: Status 200, the body made by a template. It changed the variable "seen".',
      'answer: Status 200 was sent at once.',
    ],
  ],
  'no body is told': [
    '/empty',
    { method: 'DELETE' },
    [
      'read: DELETE /empty.',
      'match: DELETE /empty answers.',
      'choose: The only response.',
      'render: Status 204, without a body.',
      'answer: Status 204 was sent at once.',
    ],
  ],
  'where nothing answers, nothing is chosen': [
    '/tire',
    {},
    ['read: GET /tire.', 'match: No route answers.', 'answer: Status 404 was sent at once.'],
  ],
  'a body that nobody read is told': [
    '/tire',
    { method: 'PUT', headers: { 'content-length': '3' }, body: 'abc' },
    [
      'read: PUT /tire, with a body of 3 bytes (text/plain;charset=UTF-8), which was not read.',
      'match: No route answers.',
      'answer: Status 404 was sent at once.',
    ],
  ],
  'a preflight is told as one': [
    '/tier',
    { method: 'OPTIONS' },
    [
      'read: OPTIONS /tier.',
      'match: No route answers OPTIONS here: it is a preflight of CORS.',
      'render: Status 200.',
      'answer: Status 200 was sent at once.',
    ],
  ],
}

for (const [claim, [path, init, steps]] of Object.entries(cases)) {
  t.test(claim, async (t) => {
    t.same(await stepsOf(path, init), steps)
  })
}

t.test('a template that fails is told, and changed nothing', async (t) => {
  const steps = await stepsOf('/failing')
  t.match(steps[3], /^render: Status 500: .+\.$/)
  t.notMatch(steps[3], /changed/)
})

t.test('a path that is none is told', async (t) => {
  t.match((await stepsOf('/%zz'))[1], /^match: The path \/%zz has a malformed percent-encoding/)
})

t.test('without the program, buckets have their uuids and parameters no names', async (t) => {
  const init = { method: 'POST', headers: json, body: '{"name":"Bob"}' }
  const steps = await stepsOf('/users', init, false)
  t.equal(steps[1], 'match: CRUD /users answers.')
  t.match(steps[3], new RegExp(`the data bucket "${program.buckets[0]?.uuid}"`))
})

t.test('the whole time is told where it is known', async (t) => {
  const engine = new Engine(program, {
    onOutcome: (outcome, request) => {
      const steps = describeOutcome(outcome, request, { ms: 1.234 })
      t.equal(steps.at(-1)?.text, 'Status 200 was sent at once, 1.2 ms after the request came.')
    },
  })
  t.plan(1)
  await engine.fetch(new Request('http://mock.test/tier'))
})
