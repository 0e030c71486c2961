// Measures mockhost beside a handler written by hand, and in full beside every other mock server that is installed.
// Usage: node bench/run.ts [--full] [--rounds N] [--seconds N] [--only NAME,…] [--out FOLDER] [WORKLOAD…]
//        node bench/run.ts --compare REVISION [WORKLOAD…]
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chartOf } from './chart.ts'
import { compareWith } from './compare.ts'
import {
  byHand,
  type Contender,
  inRoot,
  lacks,
  peers,
  serve,
  serveOnNode,
  start,
} from './contenders/index.ts'
import { measure } from './figures.ts'
import { loadTool } from './load.ts'
import { assertKnown, readCount } from './refuse.ts'
import { comparisonOf, markdown, middle, type Result, tableOf } from './report.ts'
import { installedMegabytes } from './size.ts'
import type { Workload } from './workload.ts'
import { SHORT, workloads } from './workloads.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    compare: { type: 'string' },
    rounds: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '6' },
    only: { type: 'string' },
    out: { type: 'string' },
  },
})
const { full } = values
const rounds = readCount('rounds', values.rounds)
const seconds = readCount('seconds', values.seconds)
const ours = [serve, start, ...(full ? [serveOnNode] : [])]
const only = values.only?.split(',')
const all = [byHand, ...ours, ...(full ? peers : [])]
assertKnown('contender', only ?? [], all)
assertKnown('workload', positionals, workloads)
const contenders = all.filter(
  (contender) => contender === byHand || only === undefined || only.includes(contender.name),
)
const isChosen = ({ name }: Workload) =>
  positionals.length > 0 ? positionals.includes(name) : full || SHORT.includes(name)
const chosen = workloads.filter(isChosen)

/** Whether a contender is measured on it: hosting says nothing of what it is not for. */
const isFor = (contender: Contender, { beside }: Workload): boolean =>
  contender === byHand || (contender === start) === (beside !== undefined)

async function measureAll(workload: Workload, all: readonly Contender[]): Promise<Result[]> {
  const figures = await measure(all, workload, {
    rounds,
    seconds,
    maxWarmUpSeconds: 45,
    mayFail: peers,
  })
  const results = [...figures].map(([contender, seconds]) => ({ workload, contender, seconds }))
  return results.filter(({ contender, seconds }) => {
    if (seconds.length === 0) return false
    const isAnswering = Number.isFinite(middle(seconds, 'cpu'))
    if (!isAnswering) console.error(`Left out: ${contender.name} answered nothing in its time`)
    return isAnswering
  })
}

async function run(): Promise<void> {
  const here = contenders.filter((contender) => lacks(contender).length === 0)
  console.log(`CPU µs a request, median of ${rounds * seconds} s, load by ${loadTool}`)
  for (const contender of contenders)
    for (const path of lacks(contender))
      console.log(`Left out: ${contender.name}, as there is no ${path.replace(inRoot('/'), '')}`)
  const parts: string[] = []
  const groups: Result[][] = []
  for (const workload of chosen) {
    const results = await measureAll(
      workload,
      here.filter((contender) => isFor(contender, workload)),
    )
    const table = tableOf(results, comparisonOf(results, peers))
    parts.push(`### ${workload.title}\n\n${table}`)
    console.log(`\n${parts.at(-1)}`)
    groups.push(results)
  }
  if (full) {
    parts.push(sizes(here))
    console.log(`\n${parts.at(-1)}`)
  }
  if (values.out) write(values.out, parts, groups)
}

function sizes(all: readonly Contender[]): string {
  const rows = all.flatMap(({ name, installed, note = '' }) =>
    installed ? [[name, installedMegabytes(installed).toFixed(0), note]] : [],
  )
  return `### Installed\n\n${markdown(['contender', 'MB', 'differs'], rows)}`
}

function write(folder: string, parts: readonly string[], groups: readonly Result[][]): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'figures.md'), `${parts.join('\n\n')}\n`)
  writeFileSync(join(folder, 'figures.svg'), chartOf(groups, 'CPU time a request'))
}

if (values.compare === undefined) await run()
else
  await compareWith(
    values.compare,
    chosen.filter(({ beside }) => beside !== 10_000),
    { rounds, seconds, maxWarmUpSeconds: 0 },
  )
