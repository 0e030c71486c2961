// Which paths an endpoint answers, and with which parameters. Source of the rows: Mockoon 9.9, observed.
import t from 'tap'
import { NO, type Row, read } from './reading.ts'

const table: Record<string, Row[]> = {
  'users/:id': [
    ['/users/1', { id: '1' }],
    ['/users/1/', { id: '1' }],
    ['/USERS/X', { id: 'X' }],
    ['/users/', NO],
    ['/users', NO],
    ['/users/1/2', NO],
    ['/users/a%20b', { id: 'a b' }],
    ['/users/a%2Fb', { id: 'a/b' }],
    ['/users/%C3%A9', { id: 'é' }],
    ['/%75sers/1', NO],
  ],
  'Users/All': [
    ['/users/all', {}],
    ['/USERS/ALL/', {}],
    ['/users/all//', NO],
  ],
  'users/:id?': [
    ['/users', {}],
    ['/users/', {}],
    ['/users/1', { id: '1' }],
    ['/users/1/2', NO],
  ],
  'f/:file.:ext?': [
    ['/f/a', { file: 'a' }],
    ['/f/a.b', { file: 'a', ext: 'b' }],
    ['/f/a.b.c', { file: 'a.b', ext: 'c' }],
    ['/f/', NO],
  ],
  'f/:from-:to': [
    ['/f/1-2', { from: '1', to: '2' }],
    ['/f/1-2-3', { from: '1-2', to: '3' }],
    ['/f/1', NO],
    ['/f/1-', NO],
  ],
  'f/:a~:b?': [
    ['/f/1', { a: '1' }],
    ['/f/1~2', { a: '1', b: '2' }],
  ],
  'test/*': [
    ['/test', NO],
    ['/test/', NO],
    ['/test/a', { wildcard0: ['a'] }],
    ['/test/a/b', { wildcard0: ['a', 'b'] }],
    ['/test/a/', { wildcard0: ['a', ''] }],
    ['/test/a%2Fb/c', { wildcard0: ['a/b', 'c'] }],
  ],
  'a/*/b/*': [
    ['/a/1/b/2/3', { wildcard0: ['1'], wildcard1: ['2', '3'] }],
    ['/a/1/b', NO],
  ],
  '*': [
    ['/', NO],
    ['/a/b', { wildcard0: ['a', 'b'] }],
  ],
  'x/*name': [
    ['/x/a/b', { name: ['a', 'b'] }],
    ['/x/', NO],
  ],
  'ab*cd': [
    ['/abxx', { cd: ['xx'] }],
    ['/abx/y', { cd: ['x', 'y'] }],
    ['/ab', NO],
  ],
  'f/:path+': [
    ['/f/a', { path: ['a'] }],
    ['/f/a/b', { path: ['a', 'b'] }],
    ['/f', NO],
  ],
  'f/:path*': [
    ['/f', {}],
    ['/f/', {}],
    ['/f/a/b', { path: ['a', 'b'] }],
  ],
  'ab(cd)?e': [
    ['/abe', {}],
    ['/abcde', {}],
    ['/abcdcde', NO],
  ],
  'ab(cd)e': [
    ['/abe', {}],
    ['/abcde', {}],
  ],
  'ab?cd': [
    ['/acd', {}],
    ['/abcd', {}],
    ['/abbcd', NO],
  ],
  'ab+cd': [
    ['/abcd', {}],
    ['/abbcd', {}],
    ['/abbbcd', NO],
    ['/acd', NO],
  ],
  'a{/b}': [
    ['/a', {}],
    ['/a/b', {}],
    ['/a/c', NO],
  ],
  'a{/b}c': [
    ['/ac', {}],
    ['/a/bc', {}],
    ['/a', NO],
    ['/a/c', NO],
  ],
  ':"user"/x': [['/1/x', { user: '1' }]],
  'users/:user-id': [
    ['/users/5-id', { user: '5' }],
    ['/users/5', NO],
  ],
  'Products(:id)': [
    ['/Products', {}],
    ['/products5', { id: '5' }],
  ],
  "Products(':id')": [
    ["/Products'3'", { id: '3' }],
    ["/Products('3')", NO],
  ],
  'foo bar': [
    ['/foo%20bar', {}],
    ['/foo bar', NO],
  ],
  'w/é': [
    ['/w/é', {}],
    ['/w/%C3%A9', NO],
  ],
  'trail/': [
    ['/trail', NO],
    ['/trail/', {}],
    ['/trail//', {}],
  ],
  '': [['/', {}]],
  '/': [
    ['/', {}],
    ['/a', NO],
  ],
  'q?x=1': [
    ['/qx=1', {}],
    ['/x=1', {}],
    ['/q', NO],
  ],
  'a//b': [['/a/b', {}]],
  j: [
    ['/J/', {}],
    ['/%6A', NO],
  ],
  ':a/:a': [['/1/2', { a: '2' }]],
}

for (const [endpoint, rows] of Object.entries(table)) {
  t.test(`endpoint ${JSON.stringify(endpoint)}`, async (t) => {
    for (const [path, parameters] of rows) {
      const found = read(endpoint, path)
      t.same(found && { ...found }, parameters, path)
    }
  })
}
