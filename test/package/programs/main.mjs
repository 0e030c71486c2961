// What a test does with a mock: asks it, loads one from a file, listens, expects calls.
import { writeFileSync } from 'node:fs'
import { createMock, crud, get, loadMock, MockhostError, post, reply, when } from 'mockhost'

const mock = createMock({
  data: { users: [{ id: '1', name: 'Ann' }] },
  routes: [
    crud('/users', 'users'),
    get('/hello/:name', "Hello {{urlParam 'name'}}, {{faker 'person.firstName'}}"),
    get('/sum', ({ query }) => reply({ sum: Number(query.a) + Number(query.b) })),
    post('/orders', [
      when.body('tier').equals('gold').reply({ discount: 10 }, { status: 201 }),
      { status: 422, body: 'no tier' },
    ]),
  ],
})
console.log(await (await mock.fetch('/users/1')).text())
console.log(await (await mock.fetch('/hello/Bob')).text())
console.log(await (await mock.fetch('/sum?a=2&b=3')).text())
console.log((await mock.fetch('/orders', { json: { tier: 'gold' } })).status)
mock.expectCalled('POST /orders', { times: 1, body: { tier: 'gold' } })
try {
  mock.expectCalled('POST /orders', { body: { tier: 'silver' } })
} catch (error) {
  console.log(error instanceof MockhostError, error.code)
}

const file = new URL('loaded.yaml', import.meta.url)
writeFileSync(file, 'routes:\n  - endpoint: /hi\n    body: Hi from YAML\n')
const loaded = createMock(await loadMock(file))
const { url, close } = await loaded.listen()
console.log(await (await fetch(`${url}/hi`)).text())
await close()
