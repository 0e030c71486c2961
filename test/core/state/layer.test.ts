// Layers of state: what is changed in one shows over the ones below, and leaves them as they are.
import t from 'tap'
import { Layer } from '../../../core/state/index.ts'

const content = (value: unknown) => ({ value, isGenerated: true })

t.test('a layer shows what lies below it', async (t) => {
  const base = new Layer()
  base.setBucket('b', content(1))
  base.setVariable('v', 'below')
  base.count('r')
  const top = new Layer(new Layer(base))
  t.same(top.bucket('b'), content(1))
  t.equal(top.variable('v'), 'below')
  t.equal(top.counter('r'), 1)
  t.same(top.variables(), { v: 'below' })
  t.notOk(top.isChanged)
})

t.test('what the layer below changes later shows too', async (t) => {
  const base = new Layer()
  const top = new Layer(base)
  base.setBucket('b', content(1))
  base.setVariable('v', 2)
  base.count('r')
  t.same([top.bucket('b')?.value, top.variable('v'), top.counter('r')], [1, 2, 1])
})

t.test('a change lies over what is below, and leaves it as it is', async (t) => {
  const base = new Layer()
  base.setBucket('b', content(1))
  base.setVariable('v', 1)
  base.count('r')
  const top = new Layer(base)
  top.setBucket('b', content(2))
  top.setVariable('v', 2)
  top.count('r')
  t.same([top.bucket('b')?.value, top.variable('v'), top.counter('r')], [2, 2, 2])
  t.same([base.bucket('b')?.value, base.variable('v'), base.counter('r')], [1, 1, 1])
  t.ok(top.isChanged)
})

t.test('what was never changed is nothing, and zero', async (t) => {
  const layer = new Layer(new Layer())
  t.equal(layer.bucket('b'), undefined)
  t.equal(layer.variable('v'), undefined)
  t.equal(layer.counter('r'), 0)
  t.equal(layer.requests, 0)
  t.same(layer.variables(), {})
})

const falsy = [undefined, null, false, 0, '']

t.test('a value that is nothing hides the one below', async (t) => {
  for (const value of falsy) {
    const base = new Layer()
    base.setVariable('v', 'below')
    base.setBucket('b', content('below'))
    const top = new Layer(base)
    top.setVariable('v', value)
    top.setBucket('b', content(value))
    t.equal(top.variable('v'), value)
    t.same(top.variables(), { v: value })
    t.same(top.bucket('b'), content(value))
  }
})

t.test('variables of all layers come by name, the uppermost first', async (t) => {
  const base = new Layer()
  base.setVariable('a', 1)
  base.setVariable('b', 1)
  const middle = new Layer(base)
  middle.setVariable('b', 2)
  middle.setVariable('__proto__', { polluted: 1 })
  const top = new Layer(middle)
  top.setVariable('c', 3)
  const all = top.variables()
  t.same(Object.keys(all).sort(), ['__proto__', 'a', 'b', 'c'])
  t.equal(JSON.stringify({ a: all.a, b: all.b, c: all.c }), '{"a":1,"b":2,"c":3}')
  t.equal((all as { polluted?: unknown }).polluted, undefined)
})

t.test('changes are written into the layer that is given, not what is below them', async (t) => {
  const base = new Layer()
  base.setBucket('a', content(1))
  base.setVariable('x', 1)
  const changes = new Layer(base)
  changes.setBucket('b', content(2))
  changes.setVariable('y', 2)
  changes.count('r')
  const other = new Layer()
  other.setBucket('b', content('old'))
  changes.writeTo(other)
  t.same([other.bucket('a'), other.bucket('b')], [undefined, content(2)])
  t.same(other.variables(), { y: 2 })
  // Requests are counted where they are answered.
  t.equal(other.counter('r'), 0)
  changes.writeTo(base)
  t.same([base.bucket('a'), base.bucket('b')], [content(1), content(2)])
  t.same(base.variables(), { x: 1, y: 2 })
})

t.test('a layer without changes writes nothing', async (t) => {
  const target = new Layer()
  new Layer(target).writeTo(target)
  t.notOk(target.isChanged)
})

t.test('a cleared layer shows what is below again', async (t) => {
  const base = new Layer()
  base.setBucket('b', content(1))
  base.setVariable('v', 1)
  base.count('r')
  const top = new Layer(base)
  top.setBucket('b', content(2))
  top.setVariable('v', 2)
  top.count('r')
  top.clear()
  t.same([top.bucket('b')?.value, top.variable('v'), top.counter('r')], [1, 1, 1])
  t.notOk(top.isChanged)
  base.clear()
  t.same([top.bucket('b'), top.variable('v'), top.counter('r')], [undefined, undefined, 0])
})

t.test('a dropped bucket shows the one below again, and others stay', async (t) => {
  const base = new Layer()
  base.setBucket('b', content(1))
  const top = new Layer(base)
  top.setBucket('b', content(2))
  top.setBucket('c', content(3))
  top.dropBucket('b')
  t.equal(top.bucket('b')?.value, 1)
  t.equal(top.bucket('c')?.value, 3)
  top.dropBucket('b')
  t.equal(base.bucket('b')?.value, 1)
  base.dropBucket('b')
  t.equal(top.bucket('b'), undefined)
})

t.test('every request counts, also one that no route answered', async (t) => {
  const layer = new Layer()
  layer.count('r')
  layer.count(undefined)
  layer.count('s')
  layer.count('r')
  t.equal(layer.requests, 4)
  t.same([layer.counter('r'), layer.counter('s')], [2, 1])
})

t.test('a layer goes on counting requests from where the one below is', async (t) => {
  const base = new Layer()
  base.count('r')
  base.count('r')
  const top = new Layer(base)
  top.count('r')
  t.equal(top.requests, 3)
  t.equal(top.counter('r'), 3)
  t.equal(base.requests, 2)
})
