// The rule "valid under a JSON Schema": the patterns of a schema.
import t from 'tap'
import { asking } from '../../support/ask.ts'

t.test('each pattern of a schema is its own, and none runs away', async (t) => {
  const properties = { a: { pattern: '^a$' }, b: { pattern: '^(b+)+$' } }
  const rules = [{ target: 'body', operator: 'valid_json_schema', value: 'schema' }]
  const ask = asking({
    data: { schema: { type: 'object', properties } },
    routes: [
      { method: 'post', endpoint: '/', responses: [{ body: 'hit', rules }, { body: 'miss' }] },
    ],
  })
  const table: [body: object, expected: string][] = [
    [{ a: 'a', b: 'bb' }, 'hit'],
    [{ a: 'a', b: 'a' }, 'miss'],
    [{ a: 'bb', b: 'bb' }, 'miss'],
    [{ a: 'a', b: `${'b'.repeat(60)}c` }, 'miss'],
  ]
  for (const [body, expected] of table)
    t.equal((await ask('POST /', { body })).text, expected, JSON.stringify(body))
})
