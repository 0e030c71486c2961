// Measures the milliseconds from starting the binary to its first answer.
// Usage: node bench/start-up.ts [--rounds N]
import { get } from 'node:http'
import { parseArgs } from 'node:util'
import { startContender } from './contenders.ts'
import { median } from './measure.ts'
import { startUpWorkloads, type Workload } from './workloads.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } })
const rounds = Number(values.rounds)

async function startUpMs(workload: Workload): Promise<number> {
  const started = performance.now()
  const running = await startContender('mockhost', workload, { pin: false })
  try {
    const body = await textAt(running.url + workload.request.path)
    const ms = performance.now() - started
    if (!workload.answer.test(body)) throw new Error(`the answer is ${body}`)
    return ms
  } finally {
    await running.stop()
  }
}

/** By the plainest client: the first `fetch` of a process would cost a good part of what is measured. */
const textAt = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    get(url, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve(text))
    }).on('error', reject)
  })

console.log(`Milliseconds from start to first answer, median of ${rounds}\n`)
console.log('| mock | mockhost | goal |\n| --- | --: | --: |')
for (const workload of startUpWorkloads) {
  const figures: number[] = []
  for (let round = 0; round < rounds; round++) figures.push(await startUpMs(workload))
  console.log(`| ${workload.title} | ${median(figures).toFixed(0)} | ${workload.goal} |`)
}
