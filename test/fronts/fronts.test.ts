// The table of fronts itself: each answers, remembers and says what it has, as its row claims.
import t from 'tap'
import { fronts, frontsWith } from './index.ts'

const document = {
  routes: [
    { endpoint: '/hello', body: "hello {{queryParam 'name'}}" },
    { method: 'post', endpoint: '/echo', statusCode: 201, body: '{{body}}' },
    { endpoint: '/late', latency: 30, body: 'late' },
    { endpoint: '/away', statusCode: 302, headers: { location: '/hello' } },
  ],
} as const

for (const front of fronts)
  t.test(`${front.name} answers a document's requests`, async (t) => {
    const mock = await front.start(t, document, { files: { 'data/a.txt': 'a' } })
    const hello = await mock.fetch('/hello?name=you')
    t.same([hello.status, await hello.text()], [200, 'hello you'])
    const echo = await mock.fetch('/echo', { method: 'POST', body: 'said' })
    t.same([echo.status, await echo.text()], [201, 'said'])
    const before = performance.now()
    t.equal(await (await mock.fetch('/late')).text(), 'late')
    t.ok(performance.now() - before >= 29, 'it waits as the document says')
    t.equal((await mock.fetch('/away')).status, 302, 'a redirect is given as it is')
    if (front.lacks.has('log')) return t.rejects(mock.log())
    t.same(
      (await mock.log()).map(({ request, response }) => [
        request.method,
        request.path,
        request.query,
        response.status,
      ]),
      [
        ['GET', '/hello', 'name=you', 200],
        ['POST', '/echo', '', 201],
        ['GET', '/late', '', 200],
        ['GET', '/away', '', 302],
      ],
    )
  })

t.test('two documents of one host do not see each other', async (t) => {
  for (const front of frontsWith('log', 'port')) {
    const one = await front.start(t, { routes: [{ endpoint: '/', body: 'one' }] })
    const two = await front.start(t, { routes: [{ endpoint: '/', body: 'two' }] })
    t.same(
      [await (await one.fetch('/')).text(), await (await two.fetch('/')).text()],
      ['one', 'two'],
      front.name,
    )
    t.equal((await one.log()).length, 1)
  }
})

t.test('fronts that have a process of their own name it', async (t) => {
  for (const front of frontsWith('process')) {
    const { pid, port } = await front.start(t, document)
    t.ok(pid !== undefined && pid !== process.pid && port > 0, front.name)
  }
})
