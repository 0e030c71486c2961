// States as text: what is kept over a restart, and what begins anew.
import t from 'tap'
import { Layer, restoreState, saveCounts, saveData } from '../../../core/index.ts'

const bucket = (uuid: string, text = '[]') => ({ uuid, id: uuid, name: uuid, template: { text } })

const saved = (state: Layer, buckets = [bucket('a'), bucket('b')]) => ({
  data: saveData(state, buckets),
  counts: saveCounts(state),
})

function filled(): Layer {
  const state = new Layer()
  state.setBucket('a', { value: [{ id: 1 }], isGenerated: true })
  state.setBucket('b', { value: undefined, isGenerated: true })
  state.setVariable('token', { of: ['x'] })
  state.count('route')
  state.count('route')
  state.count(undefined)
  return state
}

t.test('buckets, variables and counters come back as they were', async (t) => {
  const state = restoreState(saved(filled()), [bucket('a'), bucket('b')])
  t.same(state.bucket('a'), { value: [{ id: 1 }], isGenerated: true })
  t.same(state.bucket('b'), { value: undefined, isGenerated: true }, 'deleted stays deleted')
  t.same(state.variable('token'), { of: ['x'] })
  t.equal(state.counter('route'), 2)
  t.equal(state.requests, 3)
})

t.test('a bucket whose source has changed begins anew, and the others stay', async (t) => {
  const state = restoreState(saved(filled()), [bucket('a', '[1]'), bucket('b')])
  t.equal(state.bucket('a'), undefined)
  t.ok(state.bucket('b'))
})

t.test('a bucket that waits for its request, and one that failed, stay so', async (t) => {
  const state = new Layer()
  state.setBucket('a', { value: '{{body}}', isGenerated: false })
  state.setBucket('b', { value: 'it failed', isGenerated: true, mistake: new Error('it failed') })
  const restored = restoreState(saved(state), [bucket('a'), bucket('b')])
  t.same(restored.bucket('a'), { value: '{{body}}', isGenerated: false })
  t.match(restored.bucket('b'), { value: 'it failed', mistake: { message: 'it failed' } })
})

t.test('names that mean something to objects are names like others', async (t) => {
  const state = new Layer()
  state.setVariable('__proto__', 1)
  state.setVariable('constructor', 2)
  const restored = restoreState(saved(state), [])
  t.equal(restored.variable('__proto__'), 1)
  t.equal(restored.variable('constructor'), 2)
  t.equal(restored.variable('toString'), undefined)
})

t.test('the edition grows with every change of data, and not with requests', async (t) => {
  const state = new Layer()
  const editions = [() => state.count('r'), () => state.setCounter('r', 3)].map((change) => {
    change()
    return state.edition
  })
  t.same(editions, [0, 0])
  const changes = [
    () => state.setBucket('a', { value: 1, isGenerated: true }),
    () => state.setVariable('v', 1),
    () => state.dropVariable('v'),
    () => state.dropBucket('a'),
    () => state.clear(),
  ]
  for (const [index, change] of changes.entries()) {
    change()
    t.equal(state.edition, index + 1)
  }
})
