// Two hundred tests at once on one deployment, each in a session of its own: none of them sees another.
import t, { type Test } from 'tap'
import { attach, type RemoteMock } from '../../sdk/index.ts'
import type { Command } from '../support/binary.ts'
import { startHost } from '../support/host.ts'

const TESTS = 200
const mock = {
  data: { users: [{ id: 'ann', name: 'Ann' }], count: 0 },
  routes: [
    { type: 'crud', endpoint: '/users', databucketID: 'users' },
    { endpoint: '/count', body: "{{setData 'inc' 'count'}}{{data 'count'}}" },
  ],
}

interface User {
  readonly id: string
  readonly name: string
}

/** A test as anybody would write it, which passes only where nobody else changes anything. */
async function testUsers(session: RemoteMock, number: number): Promise<unknown[]> {
  const users = async () => (await (await session.fetch('/users')).json()) as User[]
  const name = `user of ${number}`
  const seen = [await users()]
  const created = await session.fetch('/users', { json: { id: 'ben', name } })
  seen.push([(await created.json()) as User])
  await session.fetch('/users/ann', { method: 'PUT', json: { id: 'ann', name: `Ann ${number}` } })
  seen.push(await users())
  await session.fetch('/users/ben', { method: 'DELETE' })
  await session.use({ endpoint: '/front', body: name }, { times: 1 })
  const front = await Promise.all([session.fetch('/front'), session.fetch('/front')])
  seen.push(await users())
  const count = await (await session.fetch('/count')).text()
  await session.expectCalled('POST /users', { times: 1, body: { name } })
  await session.expectCalled('GET /users', { times: 3 })
  await session.expectNotCalled('POST /users', { body: { name: 'Ann' } })
  return [...seen, front.map(({ status }) => status).sort(), count, (await session.calls()).length]
}

const expected = (number: number): unknown[] => [
  [{ id: 'ann', name: 'Ann' }],
  [{ id: 'ben', name: `user of ${number}` }],
  [
    { id: 'ann', name: `Ann ${number}` },
    { id: 'ben', name: `user of ${number}` },
  ],
  [{ id: 'ann', name: `Ann ${number}` }],
  [200, 404],
  '1',
  9,
]

async function testAtOnce(t: Test, command: Command) {
  const host = await startHost(t, { command, args: ['--no-sample'] })
  t.equal((await host.api('POST /deployments', { mock, subdomain: 'shop' })).status, 201)
  const options = { url: host.url, key: host.key, subdomain: 'shop' }
  const attached = await attach(options)
  const numbers = Array.from({ length: TESTS }, (_, number) => number)
  const results = await Promise.all(
    numbers.map(async (number) =>
      // Half of them attach by themselves, as tests in processes of their own do.
      testUsers(
        await (number % 2 === 0
          ? attached.session(`test:${number}`)
          : attach({ ...options, session: true })),
        number,
      ),
    ),
  )
  for (const number of numbers) t.same(results[number], expected(number), `test ${number}`)
  t.same(await attached.state.bucket('users').value, mock.data.users, 'nor does the deployment')
  t.same(await attached.calls(), [])
  const { json: sessions } = await host.api('GET /deployments/shop/sessions')
  t.equal(sessions.length, TESTS)
  const { status } = await host.api('DELETE /deployments/shop')
  t.equal(status, 200)
}

for (const command of ['binary', 'node'] as const)
  t.test(`${TESTS} tests at once never see each other (${command})`, (t) => testAtOnce(t, command))
