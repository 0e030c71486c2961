// The engine by itself: a document compiled and asked.
import { compileDocument, Engine } from 'mockhost/core'

const { program, mistakes } = compileDocument({
  data: { users: [{ id: 1, name: 'Ann' }] },
  routes: [
    { type: 'crud', endpoint: '/users', databucketID: 'users' },
    { endpoint: '/hello/:name', body: "Hello {{urlParam 'name'}}, {{faker 'person.firstName'}}" },
  ],
})
if (!program) throw new Error(mistakes.map(({ message }) => message).join())
const engine = new Engine(program, { world: { seed: 1 } })
const ask = async (path) => (await engine.fetch(new Request(`http://mock.test${path}`))).text()
console.log(await ask('/users/1'))
console.log(await ask('/hello/Bob'))
