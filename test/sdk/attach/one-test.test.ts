// One test, two places: what is written for a mock in its own process runs unchanged against a server.
import t from 'tap'
import { get } from '../../../sdk/index.ts'
import { everywhere } from './places.ts'

const text = async (response: Promise<Response>): Promise<string> => (await response).text()

everywhere(t, 'requests are answered', async (t, mock) => {
  t.equal(await text(mock.fetch('/greet/Ann')), 'Hi Ann')
  t.equal(await text(mock.fetch('https://api.example.com/greet/Ben?x=1')), 'Hi Ben')
  const created = await mock.fetch('/orders', { json: { total: 3 } })
  t.equal(created.status, 201)
  t.same(await created.json(), { id: 7 })
  const request = new Request('http://elsewhere/orders', {
    method: 'POST',
    body: '{"total":0}',
    headers: { 'content-type': 'application/json' },
  })
  t.equal((await mock.fetch(request)).status, 422)
  t.equal((await mock.fetch('/nowhere')).status, 404)
  const head = await mock.fetch('/greet/Ann', { method: 'HEAD' })
  t.same([head.status, await head.text()], [200, ''])
})

everywhere(t, 'what was called is told', async (t, mock) => {
  await mock.fetch('/greet/Ann?loud=1', { headers: { Authorization: 'Bearer abc' } })
  await mock.fetch('/orders', { json: { total: 3, items: [1] } })
  await mock.fetch('/gret/Ann')
  const calls = await mock.calls()
  t.same(
    calls.map(({ request, response }) => [request.method, request.path, response.status]),
    [
      ['GET', '/greet/Ann', 200],
      ['POST', '/orders', 201],
      ['GET', '/gret/Ann', 404],
    ],
  )
  t.match(calls[1], {
    request: { body: '{"total":3,"items":[1]}' },
    response: { body: '{"id":7}' },
    route: { title: 'POST /orders' },
    routeResponse: { number: 2 },
    session: mock.sessionId,
  })
  t.equal((await mock.calls('GET /greet/*')).length, 1)
  t.equal((await mock.calls({ status: '4xx' })).length, 1)
  await mock.expectCalled('POST /orders', { times: 1, body: { total: 3 } })
  await mock.expectCalled('GET /greet/:name', { query: { loud: 1 }, params: { name: 'Ann' } })
  await mock.expectNotCalled('DELETE /orders')
})

everywhere(t, 'a failed expectation says what was called instead', async (t, mock) => {
  await mock.fetch('/orders', { json: { total: 3 } })
  await mock.fetch('/gret/Ann')
  const failing = async (run: () => unknown) => {
    try {
      await run()
    } catch (error) {
      return error as Error & { code: string }
    }
    throw new Error('it did not fail')
  }
  const otherwise = await failing(() => mock.expectCalled('POST /orders', { body: { total: 4 } }))
  t.equal(otherwise.code, 'expectation-failed')
  t.match(otherwise.message, /body\.total is 3, expected 4/)
  t.match(otherwise.stack, /one-test\.test\.ts/, 'and where the test expects it')
  const missing = await failing(() => mock.expectCalled('GET /greet/Ann'))
  t.match(missing.message, /GET \/gret\/Ann -> 404[\s\S]+GET \/greet\/:name: /)
  const unwanted = await failing(() => mock.expectNotCalled('POST /orders'))
  t.match(unwanted.message, /not to be called, but it was called once/)
  for (const nonsense of ['', '/a?b=1', 7, undefined, { pth: '/' }])
    t.match(await failing(() => mock.expectCalled(nonsense as string)), {
      code: 'argument-invalid',
    })
})

everywhere(t, 'overrides answer first until they are taken away', async (t, mock) => {
  const greeting = () => text(mock.fetch('/greet/Ann'))
  const remove = await mock.use(get('/greet/:name', 'front'))
  t.equal(await greeting(), 'front')
  await mock.use(get('/greet/:name', 'once'), { times: 1 })
  t.same([await greeting(), await greeting()], ['once', 'front'])
  await remove()
  t.equal(await greeting(), 'Hi Ann')
  await remove()
  await mock.use(get('/greet/:name', 'again'))
  await mock.reset()
  t.equal(await greeting(), 'Hi Ann')
})

everywhere(t, 'the state is read and changed', async (t, mock) => {
  await mock.ready()
  const users = mock.state.bucket<{ id: string; name: string }[]>('users')
  t.same([await users.id, await users.name], ['users', 'users'])
  await users.set([{ id: '2', name: 'Ben' }])
  await users.push({ id: '3', name: 'Cleo' })
  await users.update((all) => {
    all.push({ id: '4', name: 'Dan' })
  })
  await users.update((all) => all.filter(({ id }) => id !== '3'))
  t.same(await (await mock.fetch('/users')).json(), [
    { id: '2', name: 'Ben' },
    { id: '4', name: 'Dan' },
  ])
  await mock.fetch('/users', { json: { id: '5', name: 'Eve' } })
  t.equal((await users.value).length, 3)
  t.equal(await mock.state.variable('visited'), undefined)
  await mock.fetch('/visit')
  t.equal(await mock.state.variable('visited'), true)
  await mock.state.setVariable('visited', { by: 'Ann' })
  t.same(await mock.state.variable('visited'), { by: 'Ann' })
  await mock.state.setVariable('visited', undefined)
  t.equal(await mock.state.variable('visited'), undefined)
  t.equal(await mock.state.counter('GET /visit'), 1)
  t.equal(await mock.state.counter('GET /theme'), 0)
})

everywhere(t, 'what is not in the state is refused', async (t, mock) => {
  const refused = async (run: () => unknown, what: RegExp) => {
    try {
      await run()
      t.fail(`${run} was not refused`)
    } catch (error) {
      t.match(error, { name: 'MockhostError', message: what }, String(run))
    }
  }
  await refused(() => mock.state.bucket('uesrs').value, /no (such )?data bucket.*users/)
  await refused(() => mock.state.bucket('uesrs').set(1), /bucket/)
  await refused(() => mock.state.bucket('settings').push(1), /list/)
  await refused(() => mock.state.bucket('users').set(() => {}), /JSON/)
  await refused(() => mock.state.bucket('users').update(1 as never), /no function/)
  await refused(() => mock.state.counter('GET /nowhere'), /no such route/)
  await refused(() => mock.state.setVariable('', 1), /name/)
  await refused(() => mock.state.setVariable('a', 1n), /JSON/)
})

everywhere(t, 'a reset takes everything back', async (t, mock) => {
  const dice = [await text(mock.fetch('/dice')), await text(mock.fetch('/dice'))]
  await mock.fetch('/users', { json: { name: 'Ben' } })
  await mock.reset()
  t.same(await mock.calls(), [])
  t.equal(await mock.state.counter('GET /dice'), 0)
  t.same(await mock.state.bucket('users').value, [{ id: '1', name: 'Ann' }])
  t.same([await text(mock.fetch('/dice')), await text(mock.fetch('/dice'))], dice)
  t.equal((await mock.calls()).length, 2)
})

everywhere(t, 'a session is apart from all others', async (t, mock) => {
  await mock.fetch('/users', { json: { id: '2', name: 'Ben' } })
  const count = async (of: typeof mock) => (await (await of.fetch('/users')).json()).length
  const [one, two] = [await mock.session(), await mock.session('t:two')]
  t.not(one.sessionId, two.sessionId)
  t.equal(two.sessionId, 't:two')
  await one.fetch('/users', { json: { name: 'Cleo' } })
  await one.use(get('/theme', 'dark'))
  t.equal(await text(one.fetch('/theme')), 'dark')
  t.equal(await text(two.fetch('/theme')), 'light')
  t.equal(await count(one), (await count(two)) + 1)
  const named = await mock.fetch('/theme', {
    headers: { 'X-Mockhost-Session': String(one.sessionId) },
  })
  t.equal(await named.text(), 'dark')
  await one.expectCalled('GET /theme', { times: 2 })
  await two.expectCalled('GET /theme', { times: 1 })
  t.equal((await mock.calls({ session: 't:two', path: '/theme' })).length, 1)
  t.same(await mock.calls({ session: 'nobody' }), [])
  await one.reset()
  t.same(await one.calls(), [])
  t.equal(await text(one.fetch('/theme')), 'light')
  for (const nonsense of ['', 'a b', 7, null])
    try {
      await mock.session(nonsense as string)
      t.fail('it was taken')
    } catch (error) {
      t.match(error, { code: 'session-invalid' })
    }
})

everywhere(t, 'what no request has reached is told, resets or not', async (t, mock) => {
  await mock.fetch('/orders', { json: { total: 0 } })
  await mock.fetch('/users')
  await mock.reset()
  await mock.fetch('/theme')
  t.same(await mock.unused(), [
    { route: 'GET /greet/:name', response: 1, label: '' },
    { route: 'POST /orders', response: 2, label: '' },
    { route: 'GET /dice', response: 1, label: '' },
    { route: 'GET /visit', response: 1, label: '' },
  ])
})

everywhere(t, 'a request is matched without being answered', async (t, mock) => {
  const found = await mock.match('/orders', { json: { total: 0 } })
  t.match(found, {
    request: { method: 'POST', path: '/orders', body: '{"total":0}' },
    response: { status: 422, body: '{"error":"empty"}' },
    routeResponse: { number: 1, label: 'empty' },
    session: mock.sessionId,
  })
  t.match(await mock.match('/gret/Ann'), {
    source: 'none',
    nearest: [{ route: 'GET /greet/:name' }],
  })
  await mock.match('/users', { json: { name: 'Ben' } })
  t.same(await mock.calls(), [])
  t.equal((await mock.state.bucket<unknown[]>('users').value).length, 1)
})

everywhere(t, 'a port answers as the mock does', async (t, mock) => {
  const { url, close } = await mock.listen()
  t.teardown(close)
  t.equal(await text(fetch(`${url}/greet/Ann?a=b`)), 'Hi Ann')
  const created = await fetch(`${url}/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"Ben"}',
  })
  t.equal(created.status, 201)
  t.equal((await mock.state.bucket<unknown[]>('users').value).length, 2)
  await mock.expectCalled('POST /users', { body: { name: 'Ben' } })
})
