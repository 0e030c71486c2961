// What happens after an answer comes into the log, however many transactions change at once.
import t from 'tap'
import { Aftermath } from '../../../core/trace/index.ts'
import type { RecordedExchange } from '../../../server/transactions/index.ts'
import { exchangeOf } from './exchanges.ts'
import { openLog } from './open-log.ts'

const MANY = 3_000

t.test(
  'thousands that change at once are all written in the end, each as it is by then',
  async (t) => {
    const { log, problems } = await openLog(t)
    const ring = log.ring('shop', MANY)
    const exchange = await exchangeOf()
    const recorded = Array.from({ length: MANY }, () => {
      const outcome = exchange.outcome && { ...exchange.outcome, aftermath: new Aftermath() }
      const own: RecordedExchange = { ...exchange, outcome }
      return { id: ring.record(own), own }
    })
    log.flush()
    const told = new Map<number, number>()
    const whole = new Promise<void>((resolve) => {
      log.subscribe('shop', (_, __, updates) => {
        for (const { id } of updates) told.set(id, (told.get(id) ?? 0) + 1)
        if (told.size === MANY) resolve()
      })
    })
    for (const { id, own } of recorded) {
      for (const text of ['first', 'second']) {
        own.outcome?.aftermath?.add({ stage: 'answer', text })
        ring.amend(id, own)
      }
    }
    // The log keeps no process alive for it.
    const awake = setInterval(() => {}, 1_000)
    await whole
    clearInterval(awake)
    t.ok(
      [...told.values()].every((times) => times === 1),
      'each once',
    )
    const last = log.get('shop', recorded.at(-1)?.id ?? 0)
    t.equal(last?.trace.at(-1)?.text, 'second')
    t.same(problems, [])
  },
)

t.test('what waits is written when the log is closed', async (t) => {
  const { log, file } = await openLog(t)
  const ring = log.ring('shop', 10)
  const exchange = await exchangeOf()
  const aftermath = new Aftermath()
  const own = { ...exchange, outcome: exchange.outcome && { ...exchange.outcome, aftermath } }
  const id = ring.record(own)
  log.flush()
  aftermath.add({ stage: 'answer', text: 'late' })
  ring.amend(id, own)
  log.close()
  const again = await openLog(t, { file })
  t.equal(again.log.get('shop', id)?.trace.at(-1)?.text, 'late')
})
