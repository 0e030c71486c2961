// The one error class: what failed, and where.
import t from 'tap'
import { compileDocument, MockhostError } from '../../core/index.ts'

t.test('an error says where in a document, and what else is wrong with it', async (t) => {
  const { mistakes } = compileDocument({ routes: [{ endpoint: 7 }, { bodi: 'x' }] })
  const path = mistakes[0]?.path
  const error = new MockhostError('document-invalid', 'It has mistakes', { path, mistakes })
  t.match(error, { code: 'document-invalid', path: 'routes[0].endpoint', name: 'MockhostError' })
  t.equal(error.mistakes.length, mistakes.length)
})

t.test('what is not said is undefined, and a list of mistakes empty', async (t) => {
  const error = new MockhostError('argument-invalid', 'It is none')
  t.equal(error.path, undefined)
  t.same(error.mistakes, [])
  t.notOk('cause' in error)
})
