// What is compared in the benches gives the right answers: a server that answers wrongly would be measured for nothing.
import t, { type Test } from 'tap'
import {
  byHand,
  type Contender,
  lacks,
  peers,
  serve,
  serveOnNode,
  start,
} from '../../bench/contenders/index.ts'
import { startContender } from '../../bench/running.ts'
import { isRight, type Workload } from '../../bench/workload.ts'
import { startUpWorkloads, workloads } from '../../bench/workloads.ts'

/** Ten thousand routes or deployments show nothing that a thousand do not. */
const small = workloads.filter(({ name }) => !name.endsWith('10000') && !name.startsWith('conn'))

/** The peers with many routes take long to start. */
const isQuick = ({ name }: Workload) => name !== 'last-of-1000'

async function check(t: Test, contender: Contender, workload: Workload): Promise<void> {
  const running = await startContender(contender, workload, { pin: false })
  const says = running ? 'was answered rightly' : 'is more than it has a way to serve'
  t.pass(`${workload.name} ${says}`)
  await running?.stop()
}

for (const contender of [byHand, serve, serveOnNode, start, ...peers]) {
  const missing = lacks(contender)
  const isPeer = peers.includes(contender)
  const title = `${contender.name} answers as each workload wants it`
  const options = missing.length > 0 && isPeer ? { skip: `there is no ${missing[0]}` } : {}
  t.test(title, options, async (t) => {
    t.same(missing, [])
    for (const workload of small)
      if (!isPeer || isQuick(workload)) await check(t, contender, workload)
  })
}

t.test('a wrong answer is told from a right one', async (t) => {
  for (const workload of [...workloads, ...startUpWorkloads])
    t.notOk(isRight(workload, '{"answer":5}') || isRight(workload, 'Not found'), workload.name)
})
