// One part of a mock changed by its uuid.
import t from 'tap'
import {
  type ChangeablePart,
  changePart,
  compactMock,
  readDocument,
} from '../../../core/document/index.ts'
import type { Mock } from '../../../core/index.ts'

const { mock, mistakes } = readDocument({
  routes: [
    { uuid: 'one', endpoint: '/one', headers: { a: '1' }, body: 'first' },
    {
      uuid: 'two',
      endpoint: '/two',
      responses: [
        { uuid: 'yes', body: 'yes' },
        { uuid: 'no', body: 'no', rules: [{ value: 'x' }] },
      ],
    },
  ],
  data: [{ uuid: 'bucket', id: 'b', name: 'b', value: [1] }],
  callbacks: [{ uuid: 'callback', id: 'c', uri: 'http://a.test' }],
}) as { mock: Mock; mistakes: unknown[] }
t.same(mistakes, [])

/** The change, written and read again. */
function change(kind: ChangeablePart, uuid: string, fields: Record<string, unknown>) {
  const changed = changePart(mock, kind, uuid, fields)
  if (!changed) throw new Error(`There is no ${uuid}`)
  const again = readDocument(compactMock(changed, 'mockhost'))
  return {
    mock: again.mock as Mock,
    mistakes: again.mistakes.map(({ path, message }) => `${path}: ${message}`),
  }
}

t.test('the fields that are given change, the others and all other parts stay', async (t) => {
  const changes: [ChangeablePart, string, Record<string, unknown>, (mock: Mock) => object][] = [
    ['routes', 'two', { endpoint: '/zwei', method: 'post' }, (mock) => mock.routes[1] as object],
    ['responses', 'no', { statusCode: 404 }, (mock) => mock.routes[1]?.responses[1] as object],
    ['buckets', 'bucket', { name: 'Bs' }, (mock) => mock.data[0] as object],
    ['callbacks', 'callback', { uri: 'http://b.test' }, (mock) => mock.callbacks[0] as object],
  ]
  for (const [kind, uuid, fields, part] of changes) {
    const before = structuredClone(mock)
    const after = change(kind, uuid, fields)
    t.same(after.mistakes, [], kind)
    t.same(part(after.mock), { ...part(mock), ...fields }, kind)
    Object.assign(part(after.mock), part(mock))
    t.same(after.mock, mock, `${kind}: nothing else`)
    t.same(mock, before, `${kind}: the mock that was given is as it was`)
  }
})

t.test('an unknown uuid changes nothing, nor does one of another kind', async (t) => {
  for (const kind of ['routes', 'responses', 'buckets', 'callbacks'] as const)
    t.equal(changePart(mock, kind, 'none', {}), undefined, kind)
  t.equal(changePart(mock, 'routes', 'bucket', {}), undefined)
})

t.test('the uuid stays', async (t) => {
  t.equal(change('routes', 'two', { uuid: 'other', method: 'put' }).mock.routes[1]?.uuid, 'two')
})

t.test('nested values are replaced as a whole', async (t) => {
  const { responses } = change('routes', 'two', { responses: [{ body: 'only' }] }).mock
    .routes[1] as Mock['routes'][0]
  t.equal(responses.length, 1)
  t.match(responses[0], { body: 'only', default: true })
  t.same(change('responses', 'no', { rules: [] }).mock.routes[1]?.responses[1]?.rules, [])
})

t.test('short forms may be used', async (t) => {
  const { mock } = change('responses', 'no', { body: { a: 1 }, headers: { b: 2 } })
  t.match(mock.routes[1]?.responses[1], {
    body: '{"a":1}',
    headers: [
      { key: 'b', value: '2' },
      { key: 'Content-Type', value: 'application/json' },
    ],
  })
  t.equal(change('buckets', 'bucket', { value: [2] }).mock.data[0]?.value, '[2]')
})

t.test('a route with one response takes its fields', async (t) => {
  const { mock, mistakes } = change('routes', 'one', { body: 'second', method: 'put' })
  t.same(mistakes, [])
  t.match(mock.routes[0], {
    method: 'put',
    responses: [{ body: 'second', headers: [{ key: 'a' }] }],
  })
})

const wrong: [claim: string, ChangeablePart, uuid: string, Record<string, unknown>, RegExp][] = [
  ['an unknown field', 'routes', 'two', { endpont: 'x' }, /routes\[1\]\.endpont: unknown key/],
  [
    'a field of responses on a route with several',
    'routes',
    'two',
    { body: 'x' },
    /routes\[1\]\.body: stands on a route that has responses/,
  ],
  [
    'a wrong type',
    'responses',
    'no',
    { headers: 5 },
    /headers: must be a list or an object, not 5/,
  ],
  [
    'a list of nothing',
    'responses',
    'no',
    { headers: [null], body: '{}' },
    /headers\[0\]: must be an object, not null/,
  ],
  [
    'responses that are none',
    'routes',
    'two',
    { responses: [null, 5] },
    /responses\[0\]: must be an object, not null/,
  ],
  ['responses that are no list', 'routes', 'two', { responses: 'x' }, /responses: must be a list/],
  ['a rule that is none', 'responses', 'no', { rules: ['x'] }, /rules\[0\]: must be an object/],
  [
    'a value that is none',
    'routes',
    'two',
    { method: 'fetch' },
    /"fetch" is not one of its values/,
  ],
  [
    'null',
    'callbacks',
    'callback',
    { headers: null },
    /headers: must be a list or an object, not null/,
  ],
]

for (const [claim, kind, uuid, fields, message] of wrong)
  t.test(`${claim} is told when the change is read`, async (t) => {
    t.match(change(kind, uuid, fields).mistakes.join('\n'), message)
  })
