// What is offered to who writes a template: all that the engine knows, and nothing else.
import t from 'tap'
import { HELPER_TEXTS } from '../../../admin-ui/deployment/routes/templates/helper-texts.ts'
import { fakerNames, helperNames } from '../../../sdk/editing/index.ts'
import { createMock } from '../../../sdk/index.ts'

t.test('every helper of the engine has its line, and no other name has one', async (t) => {
  t.same(Object.keys(HELPER_TEXTS).sort(), helperNames)
  for (const [name, text] of Object.entries(HELPER_TEXTS)) t.ok(text.length > 5, name)
})

t.test('the names of faker are those that the helper takes', async (t) => {
  const names = await fakerNames()
  t.ok(names.length > 150)
  t.ok(names.includes('person.fullName'))
  t.notOk(names.some((name) => /\.(constructor|faker)$/.test(name)))
  const body = ['person.fullName', 'internet.email', 'location.city']
    .filter((name) => names.includes(name))
    .map((name) => `{{faker '${name}'}}`)
    .join('|')
  const answer = await createMock({ routes: [{ endpoint: '/', body }] }).fetch('/')
  t.match(await answer.text(), /^[^|]+\|[^|]+@[^|]+\|[^|]+$/)
})
