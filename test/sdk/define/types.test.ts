// Types: what an editor completes and the compiler refuses. Most of this is checked by compiling it.
import t from 'tap'
import {
  createMock,
  defineMock,
  get,
  type MockDocument,
  post,
  reply,
  when,
} from '../../../sdk/index.ts'

t.test('documents, builders and functions are typed', async (t) => {
  const document = defineMock({
    data: { users: [{ id: 1 }] },
    routes: [
      { endpoint: '/a', body: (request) => request.params.id?.toString() },
      { endpoint: '/b', responses: [{ body: ({ query }, state) => [query, state.requestNumber] }] },
      get('/c', (request, state) => reply(request.text, { status: state.requestNumber + 199 })),
      get('/d', async ({ header }) => header('x')),
      get('/e', [
        when
          .body('a')
          .equals(1)
          .reply((request) => request.method),
        { status: 404 },
      ]),
    ],
  })
  t.equal(document.routes?.length, 5)
  const frozen = { routes: [{ endpoint: '/a', responses: [{ body: 'x', rules: [] }] }] } as const
  t.ok(createMock(frozen), 'a constant is a document')
  const json: MockDocument = JSON.parse('{}')
  t.ok(createMock(json))
})

t.test('what is wrong does not compile', async (t) => {
  // @ts-expect-error a misspelt field
  t.throws(() => defineMock({ routes: [{ endpoint: '/a', statuscode: 200 }] }))
  // @ts-expect-error a misspelt option
  t.throws(() => createMock({}, { latency: 'fast' }))
  // @ts-expect-error a method that is none
  t.throws(() => createMock({ routes: [{ method: 'fetch', endpoint: '/' }] }))
  // @ts-expect-error an option of no route
  t.throws(() => createMock({ routes: [post('/', 'x', { statuss: 201 })] }))
  const or = when.body('a').equals(1).or.body('b').equals(2)
  // @ts-expect-error what begins with `or` goes on with it
  t.throws(() => or.and.body('c'), { code: 'argument-invalid', message: /not both/ })
  // @ts-expect-error a rule compares plain values
  t.throws(() => when.body('a').equals({}))
  const mock = createMock({ data: { users: [] } })
  // @ts-expect-error another type than that of the bucket
  mock.state.bucket<string[]>('users').set([1])
  // @ts-expect-error no such part of a call
  t.throws(() => mock.expectCalled('/', { headers: {}, bodi: 1 }))
})
