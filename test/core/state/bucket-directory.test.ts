// How a bucket is found by what templates and rules call it.
import t from 'tap'
import { BucketDirectory } from '../../../core/state/index.ts'

const directory = new BucketDirectory([
  { uuid: '1', id: 'ab12', name: 'Users' },
  { uuid: '2', id: 'user', name: 'Orders' },
  { uuid: '3', id: 'cd34', name: 'Old users' },
])

const finds: [called: string, uuid: string | undefined][] = [
  ['ab12', '1'],
  ['cd34', '3'],
  ['Orders', '2'],
  ['orders', '2'],
  ['ORD', '2'],
  ['old', '3'],
  ['users', '1'],
  // An earlier name that contains it wins over a later id.
  ['user', '1'],
  ['AB12', undefined],
  ['nobody', undefined],
]

t.test('a bucket is found by its id, or by a part of its name, the first one first', async (t) => {
  for (const time of ['first', 'again'])
    for (const [called, uuid] of finds)
      t.equal(directory.find(called)?.uuid, uuid, `${called}, ${time}`)
})

t.test('as a body, a bucket is meant by its whole id', async (t) => {
  t.equal(directory.byId('user')?.uuid, '2')
  t.equal(directory.byId('Users'), undefined)
  t.equal(directory.byId('us'), undefined)
})

t.test(
  'thousands of names that are none do not fill the memory, and others are still found',
  async (t) => {
    for (let index = 0; index < 5_000; index++) directory.find(`none ${index}`)
    t.equal(directory.find('Orders')?.uuid, '2')
  },
)
