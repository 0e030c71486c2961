// Bodies of other servers: what falls silent is given up, what lies about its length is told, and the rest passes.
import t from 'tap'
import { StreamedBody } from '../../../core/answer/index.ts'
import { bodyToSend } from '../../../core/proxy/answer-body.ts'

/** A body of these pieces; it stays open behind them unless it is said to end. */
const bodyOf = (pieces: readonly string[], ends: boolean) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
      if (ends) controller.close()
    },
  })

function given(body: ReadableStream<Uint8Array>, length: number | undefined) {
  let aborts = 0
  const answer = { status: 200, headers: [], body }
  const abort = () => {
    aborts++
    // As runtimes do it: what is read breaks off.
    if (!body.locked) void body.cancel()
  }
  return { answer, length, silenceMs: 30, asking: { abort }, aborts: () => aborts }
}

t.test('a short body is there at once', async (t) => {
  const bytes = await bodyToSend(given(bodyOf(['two ', 'bits'], true), 8))
  t.equal(new TextDecoder().decode(bytes as Uint8Array), 'two bits')
})

t.test('a short body that is shorter or longer than it said is broken', async (t) => {
  for (const length of [7, 9])
    await t.rejects(bodyToSend(given(bodyOf(['two ', 'bits'], true), length)) as Promise<unknown>, {
      code: 'upstream-broken',
      message: `The other server broke off: it sent 8 bytes and had said ${length}`,
    })
})

t.test('a short body that falls silent is given up', async (t) => {
  let fail = (_: Error) => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      fail = (error) => controller.error(error)
    },
  })
  const silent = { ...given(body, 8), asking: { abort: () => fail(new Error('aborted')) } }
  await t.rejects(bodyToSend(silent) as Promise<unknown>, {
    code: 'upstream-broken',
    message: 'The other server broke off: nothing came for 0.03 s',
  })
})

t.test('a long body that falls silent breaks off for who reads it', async (t) => {
  const parts = given(bodyOf(['half'], false), undefined)
  const body = bodyToSend(parts) as StreamedBody
  t.ok(body instanceof StreamedBody)
  await t.rejects(new Response(body.open() as BodyInit).text(), /nothing came for 0.03 s/)
  t.equal(parts.aborts(), 1)
})

t.test('nobody is silent while nobody asks', async (t) => {
  const parts = given(bodyOf(['one', 'two'], true), undefined)
  const reader = ((bodyToSend(parts) as StreamedBody).open() as ReadableStream).getReader()
  t.equal(new TextDecoder().decode((await reader.read()).value), 'one')
  await new Promise((resolve) => setTimeout(resolve, 80))
  t.equal(new TextDecoder().decode((await reader.read()).value), 'two')
  t.equal((await reader.read()).done, true)
  t.equal(parts.aborts(), 0)
})

t.test('a body that nobody opens is let go of', async (t) => {
  const parts = given(bodyOf(['half'], false), undefined)
  const body = bodyToSend(parts) as StreamedBody
  body.cancel()
  t.equal(parts.aborts(), 1)
})
