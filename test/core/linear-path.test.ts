// Patterns of a document: those of rules are known before a request comes, those of paths once one is long.
import t from 'tap'
import { WebIncoming } from '../../core/index.ts'
import { optionalModules } from '../../core/optional-modules.ts'
import { asking } from '../support/ask.ts'
import { engineFor } from '../support/in-process.ts'

const digits = '7'.repeat(2_000)
const items = { routes: [{ endpoint: '/items/:id(\\d+)', body: "{{len (urlParam 'id')}}" }] }

t.test('whether a route is there is known of a path that is long', async (t) => {
  const { engine } = asking(items)
  t.equal(await (await engine.fetch(new Request('http://mock.test/items/7'))).text(), '1')
  t.equal(optionalModules.has('re2js'), false)
  const propose = (path: string) =>
    engine.propose(new WebIncoming(new Request(`http://mock.test${path}`)))
  t.equal((await propose(`/items/${digits}`)).isMatched, true)
  t.ok(optionalModules.has('re2js'))
  t.equal((await propose(`/items/${digits}x`)).isMatched, false)
  t.equal(engine.state.requests, 1)
})

t.test('a rule says what it needs when it is compiled', async (t) => {
  const needsOf = (value: string, operator = 'regex') => {
    const rules = [{ target: 'query', modifier: 'q', operator, value }]
    return engineFor({ routes: [{ endpoint: '/', responses: [{ body: 'x', rules }] }] }).program
      .modules.re2js
  }
  t.equal(needsOf('^(a+)+$'), true)
  t.equal(needsOf('^(a+)+$', 'regex_i'), true)
  t.equal(needsOf('^a+$'), false)
  t.equal(needsOf('^(a+)+$', 'equals'), false)
  t.equal(needsOf("{{header 'x'}}(a+)+$"), false)
})
