// Overrides: which stand in front, for how long, and what a change of the mock does to them.
import t from 'tap'
import { compileDocument, compileOverrides, Engine, type Program } from '../../../core/index.ts'
import { type Override, Overrides } from '../../../core/session/index.ts'

function programOf(document: unknown): Program {
  const { program } = compileDocument(document)
  if (!program) throw new Error('the document does not compile')
  return program
}

const base = programOf({
  data: { users: [] },
  routes: [{ uuid: 'own', endpoint: '/a', body: 'own' }],
})

const front = (id: string, route: object, left = Number.POSITIVE_INFINITY): Override => {
  const routes = [route]
  const { program } = compileOverrides(base, routes, { id })
  if (!program) throw new Error('the override does not compile')
  return { id, front: program, left, routes }
}

const bodyOf = async (program: Program, path = '/a'): Promise<string> =>
  (await new Engine(program).fetch(new Request(`http://mock.test${path}`))).text()

const idsOf = (overrides: Overrides): string[] => overrides.all.map(({ id }) => id)

t.test('those added last answer first, until they are taken away', async (t) => {
  const overrides = new Overrides(base)
  t.equal(overrides.program, base, 'without any it is the base itself')
  for (const id of ['one', 'two']) overrides.add(front(id, { endpoint: '/a', body: id }))
  t.equal(await bodyOf(overrides.program), 'two')
  t.ok(overrides.remove('two'))
  t.notOk(overrides.remove('two'))
  t.equal(await bodyOf(overrides.program), 'one')
  overrides.clear()
  t.equal(await bodyOf(overrides.program), 'own')
})

t.test('one for so many requests ends with the last of them', async (t) => {
  const overrides = new Overrides(base)
  overrides.add(front('lasting', { uuid: 'lasting', endpoint: '/a', body: '' }))
  overrides.add(front('two', { uuid: 'two', endpoint: '/a', body: '' }, 2))
  t.notOk(overrides.spend('own'), 'requests of other routes are not counted')
  t.notOk(overrides.spend('lasting'))
  const fork = overrides.fork()
  t.notOk(overrides.spend('two'))
  t.ok(overrides.spend('two'))
  t.same([idsOf(overrides), idsOf(fork)], [['lasting'], ['lasting', 'two']])
  t.notOk(fork.spend('two'), 'a fork counts for itself')
})

t.test('in front of another mock, those stay that fit it', async (t) => {
  const overrides = new Overrides(base)
  overrides.add(front('plain', { endpoint: '/a', body: 'plain' }))
  overrides.add(front('crud', { type: 'crud', endpoint: '/users', databucketID: 'users' }, 3))
  const next = programOf({ routes: [{ endpoint: '/b', body: 'next' }] })
  overrides.rebase(next, ({ id, routes }) => compileOverrides(next, routes, { id }).program)
  t.equal(overrides.base, next)
  t.same(idsOf(overrides), ['plain'])
  t.equal(await bodyOf(overrides.program), 'plain')
  t.equal(await bodyOf(overrides.program, '/b'), 'next')
})
