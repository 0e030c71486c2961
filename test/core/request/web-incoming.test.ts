// Web requests as the engine reads them.
import t from 'tap'
import { WebIncoming } from '../../../core/index.ts'

const post = (body?: BodyInit, headers: Record<string, string> = {}): Request =>
  new Request('http://mock.test/', {
    method: 'POST',
    headers,
    ...(body === undefined ? {} : { body }),
  })

t.test('the address is given as it is, made when it is asked for, or left out', async (t) => {
  const request = post()
  t.equal(new WebIncoming(request).address, '')
  t.equal(new WebIncoming(request, '10.0.0.1').address, '10.0.0.1')
  t.equal(new WebIncoming(request, () => '10.0.0.2').address, '10.0.0.2')
  t.equal(new WebIncoming(request, { address: '10.0.0.3' }).address, '10.0.0.3')
  t.equal(new WebIncoming(request, { address: () => '10.0.0.4' }).address, '10.0.0.4')
})

t.test('whether a body comes with it is told by its headers, or by the request', async (t) => {
  const table: [request: Request, isWithBody: boolean][] = [
    [post(), false],
    [post('x'), true],
    [post('x', { 'content-length': '1' }), true],
    [post(undefined, { 'content-length': '0' }), false],
    [new Request('http://mock.test/'), false],
  ]
  for (const [request, isWithBody] of table)
    t.equal(new WebIncoming(request).isWithBody, isWithBody)
})

t.test('the body is read from the request, or from a copy of it', async (t) => {
  for (const headers of [{}, { 'content-length': '5' }]) {
    const [used, kept] = [post('grüß', headers), post('grüß', headers)]
    t.equal(await new WebIncoming(used).text(100), 'grüß')
    t.ok(used.bodyUsed)
    t.equal(await new WebIncoming(kept, { clonesBody: true }).text(100), 'grüß')
    t.notOk(kept.bodyUsed)
    t.same(
      await new WebIncoming(kept, { clonesBody: true }).bytes(100),
      new TextEncoder().encode('grüß'),
    )
    t.equal(await kept.text(), 'grüß')
  }
})

t.test('a body that is too long is given up, and a copy leaves all of it to others', async (t) => {
  for (const clonesBody of [true, false]) {
    const request = post('x'.repeat(101))
    const incoming = new WebIncoming(request, { clonesBody })
    await t.rejects(incoming.text(100), { code: 'request-too-large' })
    if (clonesBody) t.equal((await request.text()).length, 101)
  }
})
