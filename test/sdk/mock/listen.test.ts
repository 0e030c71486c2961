// A mock on a port, as a browser or another process reaches it.
import t from 'tap'
import { createMock, get, post } from '../../../sdk/index.ts'

t.test('what is asked on the port is the mock itself', async (t) => {
  const mock = createMock({ routes: [get('/hello', 'Hello'), post('/echo', '{{body}}')] })
  const { url, port, close } = await mock.listen()
  t.teardown(close)
  t.equal(url, `http://127.0.0.1:${port}`)
  mock.use(get('/hello', 'Hi'), { times: 1 })
  t.equal(await (await fetch(`${url}/hello`)).text(), 'Hi')
  t.equal(await (await fetch(`${url}/hello`)).text(), 'Hello')
  t.equal(await (await fetch(`${url}/echo`, { method: 'POST', body: 'x' })).text(), 'x')
  mock.expectCalled('POST /echo', { times: 1, body: 'x', headers: { host: `127.0.0.1:${port}` } })
  await fetch(`${url}/hello`, { headers: { 'x-mockhost-session': 'a' } })
  t.equal(mock.calls('/hello').length, 2)
  t.equal(mock.session('a').calls('/hello').length, 1)
})

t.test('a session has a port of its own', async (t) => {
  const mock = createMock({ routes: [get('/hello', 'Hello')] })
  await using listening = await mock.session('a').listen()
  await fetch(`${listening.url}/hello`)
  t.same(mock.calls(), [])
  t.equal(mock.session('a').calls().length, 1)
})

t.test('a port that is taken is told, and closing frees it', async (t) => {
  const mock = createMock({})
  const { port, close } = await mock.listen()
  await t.rejects(mock.listen({ port }), {
    code: 'listen-failed',
    message: `listen(…): 127.0.0.1:${port} can't be listened on: the port is taken. Give port 0 for any free one`,
  })
  await close()
  const again = await mock.listen({ port })
  t.equal(again.port, port)
  await again.close()
})
