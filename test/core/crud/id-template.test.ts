// New items get ids of the kind that the bucket's template makes.
import t from 'tap'
import { asId, findIdTemplate, nextNumber } from '../../../core/crud/index.ts'
import { asking } from '../../support/ask.ts'

const templates: [template: string, key: string, found: string | undefined][] = [
  ['[{"id": "{{uuid}}"}]', 'id', '{{uuid}}'],
  ['[{"id": {{@index}}, "n": 1}]', 'id', '{{@index}}'],
  ['{id: "{{{uuid}}}"}', 'id', '{{{uuid}}}'],
  ['[{"id": "{{a}}-{{b}}"}]', 'id', '{{a}}'],
  ['[{"id": "{{a}}{{b}}"}]', 'id', '{{a}}{{b}}'],
  ['{"idx": "{{a}}", "id":\n "{{b}}"}', 'id', '{{b}}'],
  [
    '[{{#repeat 3}}{"id": "{{faker \'string.uuid\'}}"}{{/repeat}}]',
    'id',
    "{{faker 'string.uuid'}}",
  ],
  ['{"id": "{{object "}"}}"}', 'id', '{{object "}"}}'],
  // A key with dots is a path, and only the key itself is meant.
  ['{"owner": {"id": "{{a}}"}, "id": "{{b}}"}', 'id', '{{b}}'],
  ['{"owner": {"id": "{{a}}"}, "id": "{{b}}"}', 'owner.id', '{{a}}'],
  ['{"a": {"b": {"c": "{{d}}"}}}', 'a.b.c', '{{d}}'],
  ['{"owner": {"id": "{{a}}"}}', 'id', undefined],
  // What is no expression makes no ids.
  ['[{"id": "x{{a}}"}]', 'id', undefined],
  ['[{"id": 5}]', 'id', undefined],
  ['[{"name": "{{uuid}}"}]', 'id', undefined],
  ['', 'id', undefined],
  ['{{{{', 'id', undefined],
  ['}}}}{"id": "{{uuid}}"}', 'id', '{{uuid}}'],
]

t.test('the expression of an id is found in the template of a bucket', async (t) => {
  for (const [template, key, found] of templates)
    t.equal(findIdTemplate(template, key), found, `${key} in ${template}`)
})

const ids: [rendered: string, id: string | number][] = [
  ['5', 5],
  [' 5\n', 5],
  ['-1.5', -1.5],
  ['0', 0],
  ['abc', 'abc'],
  ['', ''],
  // What a number would be written otherwise stays a text.
  ['05', '05'],
  ['1.0', '1.0'],
  ['1e3', '1e3'],
  ['-0', '-0'],
  ['0x1', '0x1'],
  ['12345678901234567890', '12345678901234567890'],
]

t.test('an id is a number where it is written as one', async (t) => {
  for (const [rendered, id] of ids) t.equal(asId(rendered), id, JSON.stringify(rendered))
})

t.test('the next number is one more than the highest, if there is any', async (t) => {
  t.equal(nextNumber([{ id: 3 }, { id: 10 }, { id: 'x' }, 5, null], 'id'), 11)
  t.equal(nextNumber([{ id: -5 }, { id: -7 }], 'id'), -4)
  t.equal(nextNumber([{ id: 1.5 }], 'id'), 2.5)
  t.equal(nextNumber([{ a: { b: 1 } }], 'a.b'), 2)
  t.equal(nextNumber([{ id: '7' }, {}], 'id'), undefined)
  t.equal(nextNumber([], 'id'), undefined)
})

/** The item that POST makes of a body, in a bucket with this template. */
async function created(value: string, crudKey = 'id', body: unknown = {}): Promise<unknown> {
  const ask = asking({
    data: { items: value },
    routes: [{ type: 'crud', endpoint: 'items', databucketID: 'items', crudKey }],
  })
  return (await ask('POST /items', { body })).json
}

t.test('a new item gets an id as the template makes it', async (t) => {
  t.match(await created('[{"id": "{{uuid}}"}]'), { id: /^[0-9a-f-]{36}$/ })
  t.same(await created('[{"id": "{{concat \'n\' 7}}"}]'), { id: 'n7' })
  t.same(await created('[{"id": {{add 40 2}} }]'), { id: 42 })
  t.same(await created('[{"a": {"b": "{{add 1 1}}"}}]', 'a.b'), { a: { b: 2 } })
  t.same(await created('[{"id": "{{uuid}}"}]', 'id', { id: 'own' }), { id: 'own' })
})

t.test('an id template that fails or prints nothing leaves it to the next number', async (t) => {
  t.same(await created('[{"id": 4}, {"id": "{{nothing}}"}]'), { id: 5 })
  t.same(await created('[{"id": 4}{{#if false}}, {"id": "{{repeat}}"}{{/if}}]'), { id: 5 })
})

t.test('without numbers and templates an id is random', async (t) => {
  t.match(await created('[{"id": "x"}]'), { id: /^[0-9a-f]{8}-[0-9a-f-]{27}$/ })
})
