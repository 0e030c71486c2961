// The filter of transactions says the same in the address, to the server and over what comes in.
import t from 'tap'
import {
  changeFilter,
  createMatcher,
  isFiltering,
  readFilter,
  type TrafficFilter,
  toServerFilter,
} from '../../../admin-ui/deployment/traffic/filter/traffic-filter.ts'
import { toRow } from '../../../admin-ui/deployment/traffic/tail/row.ts'
import { aTransaction } from './a-transaction.ts'

t.test('an address is read, and what is no filter is left out', async (t) => {
  t.same(
    readFilter({ status: '4xx', method: 'get', path: '/a', route: 'r', session: 's', id: '5' }),
    { status: '4xx', method: 'GET', path: '/a', route: 'r', session: 's' },
  )
  t.same(readFilter({ status: 404 }), { status: '404' })
  t.same(readFilter({ status: '40', path: '', method: {}, session: null }), {})
})

t.test('a change keeps the rest, and nothing is no filter', async (t) => {
  t.same(changeFilter({ status: '4xx', path: 'a' }, { status: undefined, method: 'GET' }), {
    path: 'a',
    method: 'GET',
  })
  t.equal(isFiltering({ path: '' }), false)
  t.equal(isFiltering({ path: 'a' }), true)
  t.same(toServerFilter({ status: '4xx', path: '' }), { status: '4xx' })
})

const matching: [name: string, filter: TrafficFilter, isMatch: boolean][] = [
  ['nothing passes everything', {}, true],
  ['a class of statuses', { status: '4xx' }, true],
  ['another class', { status: '2xx' }, false],
  ['one status', { status: '404' }, true],
  ['another status', { status: '405' }, false],
  ['a method', { method: 'POST' }, true],
  ['another method', { method: 'GET' }, false],
  ['a part of the path in other letters', { path: 'USERS/1' }, true],
  ['no part of the path', { path: '/orders' }, false],
  ['a session', { session: 's-1' }, true],
  ['another session', { session: 's-2' }, false],
  ['a route', { route: 'r-1' }, true],
  ['another route', { route: 'r-2' }, false],
  ['all of them must pass', { status: '4xx', method: 'GET' }, false],
]

t.test('what comes in passes as on the server', async (t) => {
  const row = toRow(
    aTransaction({
      request: { method: 'POST', path: '/api/users/1' },
      response: { status: 404 },
      route: { uuid: 'r-1', title: 'POST /api/users/:id' },
      session: 's-1',
    }),
  )
  for (const [name, filter, isMatch] of matching) t.equal(createMatcher(filter)(row), isMatch, name)
})
