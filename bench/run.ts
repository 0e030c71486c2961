// Measures the server's CPU time for a request beside a handler written by hand, in alternation, in fresh processes.
// Usage: node bench/run.ts [--rounds N] [--seconds N] [WORKLOAD...]
import { parseArgs } from 'node:util'
import { type ContenderName, contenders, startContender } from './contenders.ts'
import { cpuMicroseconds } from './cpu.ts'
import { loadTool, sendLoad } from './load.ts'
import { checkAnswer, median } from './measure.ts'
import { type Workload, workloads } from './workloads.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '3' } },
})
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)
const names = Object.keys(contenders) as ContenderName[]

/** Server CPU microseconds a request, in one fresh process. */
async function measure(name: ContenderName, workload: Workload): Promise<number> {
  const running = await startContender(name, workload)
  try {
    await checkAnswer(running, workload)
    await sendLoad(running, workload, 1)
    const before = cpuMicroseconds(running.pid)
    const requests = await sendLoad(running, workload, seconds)
    return (cpuMicroseconds(running.pid) - before) / requests
  } finally {
    await running.stop()
  }
}

const GOALS = { serve: 'goal', start: 'hostedGoal' } as const
type Measured = keyof typeof GOALS

console.log(`CPU µs a request, median of ${rounds} rounds of ${seconds} s, load by ${loadTool}\n`)
console.log('| workload | by hand | serve | ratio | goal | start | ratio | goal |')
console.log(`| --- |${' --: |'.repeat(7)}`)
const chosen = workloads.filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name),
)
for (const workload of chosen) {
  const figures: Record<ContenderName, number[]> = { 'by hand': [], serve: [], start: [] }
  for (let round = 0; round < rounds; round++) {
    // The order turns round each time, so that a machine that slows down does not favour one of them.
    const order = round % 2 === 0 ? names : [...names].reverse()
    for (const name of order) figures[name].push(await measure(name, workload))
  }
  const cells = (name: Measured) => {
    const ratios = figures[name].map((figure, round) => figure / (figures['by hand'][round] ?? 0))
    const goal = workload[GOALS[name]] ?? ''
    return `${median(figures[name]).toFixed(1)} | ${median(ratios).toFixed(2)} | ${goal}`
  }
  const ceiling = median(figures['by hand']).toFixed(1)
  console.log(`| ${workload.title} | ${ceiling} | ${cells('serve')} | ${cells('start')} |`)
}
