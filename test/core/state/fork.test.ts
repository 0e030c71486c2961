// Forks of a state: a copy that goes its own way, but for what was still to be generated when it was made.
import t from 'tap'
import { Layer } from '../../../core/state/index.ts'

const content = (value: unknown) => ({ value, isGenerated: true })

/** A state with one of everything. */
function stateOf(value: unknown): Layer {
  const layer = new Layer()
  layer.setBucket('b', content(value))
  layer.setVariable('v', value)
  layer.count('r')
  return layer
}

const seen = (layer: Layer) => [
  layer.bucket('b')?.value,
  layer.variable('v'),
  layer.counter('r'),
  layer.requests,
]

t.test(
  'a fork begins with what the state shows, and with the first throw of the dice',
  async (t) => {
    t.same(seen(stateOf(1).fork()), [1, 1, 1, 0])
  },
)

t.test('neither sees what the other changes', async (t) => {
  const base = stateOf(1)
  const fork = base.fork()
  base.setBucket('b', content(2))
  base.setVariable('w', 2)
  base.count('r')
  fork.setVariable('v', 3)
  fork.count('r')
  t.same(seen(base), [2, 1, 2, 2])
  t.same(seen(fork), [1, 3, 2, 1])
  t.equal(fork.variable('w'), undefined)
})

t.test(
  'what is generated later comes to the forks that lack it, as it was generated',
  async (t) => {
    const base = new Layer()
    const early = base.fork()
    const own = base.fork()
    own.setBucket('b', content('own'))
    const generated = new Layer(base)
    generated.setBucket('b', content('generated'))
    generated.setVariable('v', 'generated')
    base.takeGenerated(generated)
    base.setBucket('b', content('changed'))
    t.equal(base.bucket('b')?.value, 'changed')
    t.equal(early.bucket('b')?.value, 'generated')
    t.equal(early.variable('v'), 'generated')
    t.equal(own.bucket('b')?.value, 'own')
  },
)

t.test('a fork that is let go of is given nothing', async (t) => {
  const base = new Layer()
  const fork = base.fork()
  base.release(fork)
  const generated = new Layer(base)
  generated.setBucket('b', content(1))
  base.takeGenerated(generated)
  t.equal(fork.bucket('b'), undefined)
})

t.test('a fork that begins anew is as one that is made now', async (t) => {
  const base = stateOf(1)
  const fork = base.fork()
  fork.setVariable('w', 1)
  fork.count('r')
  base.setBucket('b', content(2))
  const { era } = fork
  fork.refork(base)
  t.same(seen(fork), [2, 1, 1, 0])
  t.equal(fork.variable('w'), undefined)
  t.ok(fork.era > era, 'it can be told that everything was forgotten')
})
