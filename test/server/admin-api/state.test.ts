// State through the admin API: data buckets, variables of both kinds, and forgetting it all.
import t from 'tap'
import { withAdminApi } from './admin.ts'

const mock = {
  data: [
    { id: 'ABC', name: 'Users', value: [{ id: 1 }] },
    { id: 'text', name: 'Text', value: '{{concat "a" "b"}}' },
    { id: 'wait', name: 'Waits', value: '{"path":"{{queryParam \'q\'}}"}' },
  ],
  routes: [
    { type: 'crud', endpoint: '/users', databucketID: 'ABC' },
    { endpoint: '/wait', body: "{{data 'wait'}}" },
    { endpoint: '/set', body: "{{setGlobalVar 'seen' 'yes'}}ok" },
    {
      endpoint: '/count',
      responses: [
        { body: 'later' },
        { body: 'first', rules: [{ target: 'request_number', value: '1' }] },
      ],
    },
    { endpoint: '/env', body: "{{getEnvVar 'TOKEN' 'none'}} {{getEnvVar 'MOCKOON_TOKEN' 'none'}}" },
  ],
}

t.test('data buckets are listed, and those that wait for a request say so', async (t) => {
  const { admin, ask } = await withAdminApi(t, mock)
  t.same((await admin('GET /data-buckets')).json, [
    { id: 'ABC', name: 'Users', parsed: true, validJson: true },
    { id: 'text', name: 'Text', parsed: true, validJson: false },
    { id: 'wait', name: 'Waits', parsed: false, validJson: false },
  ])
  await ask('GET /wait?q=x')
  t.match((await admin('GET /data-buckets/wait')).json, {
    id: 'wait',
    value: { path: 'x' },
    parsed: true,
    validJson: true,
  })
})

t.test('a data bucket is found by its id, uuid or name, in any case', async (t) => {
  const { admin } = await withAdminApi(t, mock)
  const { json } = await admin('GET /data-buckets/ABC')
  t.match(json, { uuid: String, id: 'ABC', name: 'Users', value: [{ id: 1 }], parsed: true })
  for (const name of ['abc', 'Users', 'USERS', json.uuid, json.uuid.toUpperCase()])
    t.same((await admin(`GET /data-buckets/${name}`)).json, json, name)
  for (const name of ['Use', 'none'])
    t.match(await admin(`GET /data-buckets/${name}`), {
      status: 404,
      json: { message: 'Data bucket not found' },
    })
})

for (const request of ['PURGE /data-buckets', 'POST /data-buckets/purge'])
  t.test(`${request} makes the buckets anew, and nothing else`, async (t) => {
    const { admin, ask } = await withAdminApi(t, mock)
    await ask('DELETE /users/1')
    await ask('GET /wait?q=x')
    await ask('GET /set')
    await ask('GET /count')
    t.equal((await ask('GET /users')).text, '[]')
    t.same((await admin(request)).json, {
      message: 'Data buckets have been reset to their initial state',
    })
    t.equal((await ask('GET /users')).text, '[{"id":1}]')
    t.match((await admin('GET /data-buckets/wait')).json, { parsed: false })
    t.equal((await admin('GET /global-vars/seen')).status, 200)
    t.equal((await ask('GET /count')).text, 'later')
  })

for (const request of ['PURGE /state', 'POST /state/purge'])
  t.test(`${request} forgets buckets, counters, variables and the log`, async (t) => {
    const { admin, ask } = await withAdminApi(t, mock)
    await ask('DELETE /users/1')
    await ask('GET /set')
    t.equal((await ask('GET /count')).text, 'first')
    t.same((await admin(request)).json, {
      response: 'Server has been reset to its initial state',
    })
    t.same((await admin('GET /logs')).json, [])
    t.equal((await admin('GET /global-vars/seen')).status, 404)
    t.same((await admin('GET /data-buckets/ABC')).json.value, [{ id: 1 }])
    t.equal((await ask('GET /count')).text, 'first')
  })

const values: [value: unknown, printed: string][] = [
  ['a text', 'a text'],
  [5, '5'],
  [false, 'false'],
  [null, 'null'],
  [[1, null, 'a'], '1,,a'],
  [{ a: 1 }, '[object Object]'],
  [{ toString: 1 }, '[object Object]'],
]

t.test('global variables hold any value, and say in which words they were set', async (t) => {
  const { admin } = await withAdminApi(t, mock)
  t.match(await admin('GET /global-vars/a'), {
    status: 404,
    json: { message: 'Global variable not found' },
  })
  for (const method of ['POST', 'PUT', 'PATCH'])
    for (const [value, printed] of values) {
      const { json } = await admin(`${method} /global-vars`, { body: { key: 'a b', value } })
      t.same(json, { message: `Global variable 'a b' has been set to '${printed}'` })
      t.same((await admin('GET /global-vars/a%20b')).json, { key: 'a b', value })
    }
})

for (const request of ['PURGE /global-vars', 'POST /global-vars/purge'])
  t.test(`${request} forgets the global variables, and nothing else`, async (t) => {
    const { admin, ask } = await withAdminApi(t, mock)
    await ask('GET /set')
    await ask('DELETE /users/1')
    await admin('POST /global-vars', { body: { key: 'nothing', value: null } })
    t.same((await admin(request)).json, { message: 'Global variables have been purged' })
    for (const name of ['seen', 'nothing'])
      t.equal((await admin(`GET /global-vars/${name}`)).status, 404)
    t.equal((await ask('GET /users')).text, '[]')
  })

t.test('what names no variable, or no value, is an invalid request', async (t) => {
  const { admin } = await withAdminApi(t, mock)
  for (const path of ['/global-vars', '/env-vars'])
    for (const body of [
      {},
      { key: 'a' },
      { value: 'a' },
      { key: '', value: 'a' },
      { key: 5, value: 'a' },
      [],
      'text',
    ])
      t.match(
        await admin(`POST ${path}`, { body }),
        {
          status: 400,
          json: { message: 'Invalid request' },
        },
        `${path} ${JSON.stringify(body)}`,
      )
})

t.test(
  'an environment variable is set under the prefix, and templates read it at once',
  async (t) => {
    const { admin, ask } = await withAdminApi(t, mock)
    t.equal((await ask('GET /env')).text, 'none none')
    for (const method of ['POST', 'PUT', 'PATCH'])
      t.same((await admin(`${method} /env-vars`, { body: { key: 'TOKEN', value: method } })).json, {
        message: `Environment variable 'MOCKOON_TOKEN' has been set to '${method}'`,
      })
    t.equal((await ask('GET /env')).text, 'PATCH PATCH')
    for (const name of ['TOKEN', 'MOCKOON_TOKEN'])
      t.same((await admin(`GET /env-vars/${name}`)).json, { key: 'MOCKOON_TOKEN', value: 'PATCH' })
  },
)

t.test('a form sets a variable too', async (t) => {
  const { admin } = await withAdminApi(t, mock)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  t.equal((await admin('POST /env-vars', { headers, body: 'key=A&value=b%20c' })).status, 200)
  t.equal((await admin('GET /env-vars/A')).json.value, 'b c')
})

t.test("a variable of the deployment's own is the same, without the prefix", async (t) => {
  const { admin, deployments, id } = await withAdminApi(t, mock)
  deployments.change(id, { env: { TOKEN: 'before' } })
  t.same((await admin('GET /env-vars/TOKEN')).json, { key: 'MOCKOON_TOKEN', value: 'before' })
  await admin('PUT /env-vars', { body: { key: 'TOKEN', value: 5 } })
  t.same(deployments.get(id).env, [{ name: 'TOKEN', value: '5', isSecret: false }])
})

t.test('a secret is not read, and stays one when it is set', async (t) => {
  const { admin, ask, deployments, id } = await withAdminApi(t, mock)
  deployments.change(id, { env: { TOKEN: { value: 'hidden', isSecret: true } } })
  const answer = await admin('GET /env-vars/TOKEN')
  t.match(answer, { status: 404, json: { message: 'Environment variable not found' } })
  t.equal((await admin('GET /env-vars/OTHER')).text, answer.text)
  await admin('PUT /env-vars', { body: { key: 'TOKEN', value: 'new' } })
  t.same(deployments.get(id).env, [{ name: 'TOKEN', value: null, isSecret: true }])
  t.equal((await ask('GET /env')).text, 'new new')
})

t.test('a name that no environment variable can have is refused', async (t) => {
  const { admin } = await withAdminApi(t, mock)
  for (const value of [{ a: 1 }, [1]])
    t.equal((await admin('POST /env-vars', { body: { key: 'A', value } })).status, 400)
  t.match(await admin('POST /env-vars', { body: { key: 'a b', value: 'c' } }), {
    status: 422,
    json: { message: /"MOCKOON_a b" can't be the name/ },
  })
})
