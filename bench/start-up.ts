// Measures the milliseconds from starting the binary to its first answer.
// Usage: node bench/start-up.ts [--rounds N]
import { parseArgs } from 'node:util'
import { serve } from './contenders/index.ts'
import { median } from './measure.ts'
import { markdown } from './report.ts'
import { startContender } from './running.ts'
import type { Workload } from './workload.ts'
import { startUpWorkloads } from './workloads.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } })
const rounds = Number(values.rounds)

async function startUpMs(workload: Workload): Promise<number> {
  const running = await startContender(serve, workload, { pin: false })
  if (!running) throw new Error(`${workload.name} is not served`)
  await running.stop()
  return running.startMs
}

console.log(`Milliseconds from start to first answer, median of ${rounds}\n`)
const rows: string[][] = []
for (const workload of startUpWorkloads) {
  const figures: number[] = []
  for (let round = 0; round < rounds; round++) figures.push(await startUpMs(workload))
  rows.push([workload.title, median(figures).toFixed(0), String(workload.goal)])
}
console.log(markdown(['mock', 'mockhost', 'goal'], rows))
