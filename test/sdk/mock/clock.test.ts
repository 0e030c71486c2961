// The clock: what templates take for the time, and how long answers wait by it.
import t from 'tap'
import { createMock, get } from '../../../sdk/index.ts'

const document = {
  routes: [get('/now', '{{now}}'), get('/slow', 'late', { latency: 60_000 })],
}
const nowOf = async (mock: ReturnType<typeof createMock>) => (await mock.fetch('/now')).text()

t.test('it is the time, until it is set', async (t) => {
  const mock = createMock({ routes: [get('/now', '{{now}}')] })
  t.ok(Math.abs(Date.parse(await nowOf(mock)) - Date.now()) < 60_000)
  mock.clock.set('2026-01-31T12:00:00Z')
  const still = await nowOf(mock)
  t.match(still, /^2026-01-31T12:00:00/)
  t.equal(mock.clock.now, Date.UTC(2026, 0, 31, 12))
  t.equal(await nowOf(mock), still)
  mock.clock.advance(90_000)
  t.match(await nowOf(mock), /^2026-01-31T12:01:30/)
  t.equal(mock.calls('/now').at(-1)?.time, '2026-01-31T12:01:30.000Z')
  mock.reset()
  t.ok(Math.abs(mock.clock.now - Date.now()) < 60_000)
})

t.test('a clock that goes on can be moved on', async (t) => {
  const mock = createMock(document)
  const before = mock.clock.now
  mock.clock.advance(3_600_000)
  t.ok(mock.clock.now - before >= 3_600_000)
  t.ok(mock.clock.now - before < 3_660_000)
})

t.test('it can be another one from the beginning', async (t) => {
  let now = 1_000
  for (const clock of [
    () => now,
    { now: () => now },
    1_000,
    new Date(1_000),
    '1970-01-01T00:00:01Z',
  ])
    t.equal(createMock(document, { clock }).clock.now, 1_000)
  const mock = createMock(document, { clock: () => now })
  now = 5_000
  t.equal(mock.clock.now, 5_000)
  mock.clock.set(7_000)
  mock.reset()
  t.equal(mock.clock.now, 5_000)
})

t.test('the time of a runner that fakes timers is seen', async (t) => {
  const mock = createMock(document)
  const real = Date.now
  t.teardown(() => {
    Date.now = real
  })
  Date.now = () => 42
  t.equal(mock.clock.now, 42)
})

t.test('answers that wait are sent when the clock is moved past them', async (t) => {
  const mock = createMock(document, { latency: 'real' })
  mock.clock.set(0)
  let isAnswered = false
  const answer = mock.fetch('/slow').then((response) => {
    isAnswered = true
    return response.text()
  })
  mock.clock.advance(59_999)
  await new Promise((resolve) => setTimeout(resolve, 5))
  t.equal(isAnswered, false)
  mock.clock.advance(1)
  t.equal(await answer, 'late')
})

t.test('a clock that goes on wakes them as well, and so does a reset', async (t) => {
  const mock = createMock(document, { latency: 'real' })
  const moved = mock.fetch('/slow')
  mock.clock.advance(60_000)
  t.equal(await (await moved).text(), 'late')
  const reset = mock.fetch('/slow')
  mock.reset()
  t.equal(await (await reset).text(), 'late')
  const stopped = mock.fetch('/slow')
  mock.clock.set(mock.clock.now + 60_000)
  t.equal(await (await stopped).text(), 'late')
})

t.test('real and random latencies wait', async (t) => {
  const routes = [get('/', 'x', { latency: 30 })]
  for (const [latency, least] of [
    ['real', 25],
    ['random', 0],
    ['none', 0],
  ] as const) {
    const started = performance.now()
    await createMock({ routes }, { latency }).fetch('/')
    t.ok(performance.now() - started >= least, latency)
  }
})
