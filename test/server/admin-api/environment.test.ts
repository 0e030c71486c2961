// The mock replaced through the admin API.
import { readFile } from 'node:fs/promises'
import t from 'tap'
import { recordedCases } from '../../support/recorded-cases.ts'
import { withAdminApi } from './admin.ts'

const mock = {
  data: [{ uuid: 'd', id: 'd', name: 'd', value: [1] }],
  routes: [
    { uuid: 'a', endpoint: '/a', body: 'before' },
    { type: 'crud', endpoint: '/d', databucketID: 'd' },
  ],
}

const bad: [claim: string, body: string | undefined, mistake: RegExp][] = [
  ['no body', undefined, /there is no body/],
  ['an empty body', ' ', /there is no body/],
  ['what is no JSON', '{"routes": [', /not JSON/],
  ['YAML', 'routes: []', /not JSON/],
  ['an empty object', '{}', /must have routes/],
  ['a list', '[]', /must be an object/],
  ['a text', '"x"', /must be an object/],
  ['null', 'null', /must be an object/],
  ['routes that are none', '{"routes":"all"}', /must be a list/],
  ['an unknown key', '{"routes":[],"rutes":[]}', /unknown key/],
  ['a template that can not be parsed', '{"routes":[{"body":"{{#if}}"}]}', /./],
  ['a newer Mockoon file', '{"routes":[],"lastMigration":9999}', /data model 9999/],
]

t.test('what is no environment is refused with its mistakes, and wipes nothing', async (t) => {
  const { admin, ask, deployments, id } = await withAdminApi(t, mock)
  for (const [claim, body, mistake] of bad) {
    const headers = { 'content-type': 'application/json' }
    const { status, json } = await admin('PUT /environment', { headers, body })
    t.equal(status, 400, claim)
    t.equal(json.message, 'Invalid environment format', claim)
    t.match(json.mistakes[0].message, mistake, claim)
    t.equal((await ask('GET /a')).text, 'before', claim)
  }
  t.equal(deployments.get(id).revision, 1)
})

t.test('mistakes are told with their lines', async (t) => {
  const { admin } = await withAdminApi(t, mock)
  const { json } = await admin('PUT /environment', { body: '{\n  "routes": [],\n  "x": 1\n}' })
  t.match(json.mistakes, [{ path: 'x', line: 3, column: 3 }])
})

t.test('an environment is live at once, as a revision, and untouched state stays', async (t) => {
  const { admin, ask, deployments, id } = await withAdminApi(t, mock)
  await ask('DELETE /d/0')
  await admin('PUT /global-vars', { body: { key: 'a', value: 1 } })
  const [first, ...others] = mock.routes
  const body = { ...mock, routes: [{ ...first, body: 'after' }, ...others] }
  t.match(await admin('PUT /environment', { body }), {
    status: 200,
    json: { message: 'Environment updated' },
  })
  t.equal((await ask('GET /a')).text, 'after')
  t.equal((await admin('GET /global-vars/a')).json.value, 1)
  t.match(deployments.revisions(id)[0], { number: 2, author: 'Mockoon admin API' })
})

t.test("Mockoon's own files are taken", async (t) => {
  const { admin, deployments, id } = await withAdminApi(t, mock)
  deployments.change(id, { quotas: { documentBytes: 0 } })
  for (const { name, environment } of (await recordedCases('cases')).slice(0, 5))
    t.equal((await admin('PUT /environment', { body: environment })).status, 200, name)
})

t.test('what is larger than the quota is refused', async (t) => {
  const { admin, ask } = await withAdminApi(t, mock)
  const body = { routes: [{ endpoint: '/a', body: 'x'.repeat(20_000) }] }
  const { status, json } = await admin('PUT /environment', { body })
  t.equal(status, 413)
  t.match(json.message, /larger|10000/)
  t.equal((await ask('GET /a')).text, 'before')
})

t.test('the sample as JSON is an environment', async (t) => {
  const { admin, ask, deployments, id } = await withAdminApi(t, mock)
  const { parse } = await import('yaml')
  const text = await readFile(new URL('../../../server/sample/shop.yaml', import.meta.url), 'utf8')
  deployments.change(id, { quotas: { documentBytes: 0 } })
  t.equal((await admin('PUT /environment', { body: parse(text) })).status, 200)
  t.equal((await ask('GET /a')).status, 404)
})
