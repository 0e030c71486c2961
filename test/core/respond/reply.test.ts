// Replies: a body with a status and headers.
import t from 'tap'
import { isReply, reply } from '../../../core/respond/index.ts'

t.test('a reply says what was given, headers as names and values', async (t) => {
  t.same(reply(), { body: undefined, status: undefined, headers: undefined })
  t.same(reply({ a: 1 }, { status: 201 }), { body: { a: 1 }, status: 201, headers: undefined })
  const cookies = { 'Set-Cookie': ['a', 'b'] }
  const table: [
    headers: NonNullable<Parameters<typeof reply>[1]>['headers'] & object,
    expected: object,
  ][] = [
    [
      { 'X-A': 'a', 'X-N': 7 },
      { 'X-A': 'a', 'X-N': '7' },
    ],
    [cookies, cookies],
    [
      [
        ['Set-Cookie', 'a'],
        ['Set-Cookie', 'b'],
        ['x-a', ''],
      ],
      { ...cookies, 'x-a': '' },
    ],
    [new Headers({ 'X-A': 'a' }), { 'x-a': 'a' }],
    [new Map([['x-a', 'a']]) as never, { 'x-a': 'a' }],
    [{}, {}],
  ]
  for (const [headers, expected] of table) t.same(reply('', { headers }).headers, expected)
})

t.test('only what reply made is one', async (t) => {
  t.ok(isReply(reply()))
  for (const value of [
    undefined,
    null,
    'x',
    {},
    { body: 1, status: 200, headers: {} },
    () => reply(),
  ])
    t.notOk(isReply(value))
})

t.test('what can be no reply is refused', async (t) => {
  const table: [options: unknown, message: RegExp][] = [
    [null, /second argument must be an object/],
    [201, /second argument must be an object/],
    [{ status: '201' }, /the status 201 is none/],
    [{ status: 99 }, /the status 99 is none/],
    [{ status: 1000 }, /the status 1000 is none/],
    [{ status: 200.5 }, /the status 200.5 is none/],
    [{ headers: 'x' }, /headers must be an object/],
    [{ headers: null }, /headers must be an object/],
    [{ headers: { 'a b': 'x' } }, /"a b" is no name of a header/],
    [{ headers: { '': 'x' } }, /"" is no name of a header/],
    [{ headers: [7] }, /headers must be pairs/],
    [{ headers: { a: 'x\ny' } }, /the header a can't have this value/],
    [{ headers: { a: undefined } }, /the header a can't have this value/],
    [{ headers: { a: {} } }, /the header a can't have this value/],
    [{ headers: { a: 'ł' } }, /the header a can't have this value/],
  ]
  for (const [options, message] of table)
    t.throws(() => reply('x', options as object), { code: 'argument-invalid', message })
})
