// Measures the milliseconds from starting the binary to its first answer.
// Usage: node bench/start-up.ts [--rounds N]
import { parseArgs } from 'node:util'
import { startContender } from './contenders.ts'
import { median, textAt } from './measure.ts'
import { startUpWorkloads, type Workload } from './workloads.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } })
const rounds = Number(values.rounds)

async function startUpMs(workload: Workload): Promise<number> {
  const started = performance.now()
  const running = await startContender('serve', workload, { pin: false })
  try {
    const body = await textAt(running.url + workload.request.path, workload.request, undefined)
    const ms = performance.now() - started
    if (!workload.answer.test(body)) throw new Error(`the answer is ${body}`)
    return ms
  } finally {
    await running.stop()
  }
}

console.log(`Milliseconds from start to first answer, median of ${rounds}\n`)
console.log('| mock | mockhost | goal |\n| --- | --: | --: |')
for (const workload of startUpWorkloads) {
  const figures: number[] = []
  for (let round = 0; round < rounds; round++) figures.push(await startUpMs(workload))
  console.log(`| ${workload.title} | ${median(figures).toFixed(0)} | ${workload.goal} |`)
}
