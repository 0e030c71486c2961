// Measures what handing a request on costs, beside a proxy of ten lines on Bun's `fetch`.
// Usage: node bench/proxy.ts [--rounds N] [--seconds N]
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { binary, type Contender, inRoot, serveOf } from './contenders/index.ts'
import { measure } from './figures.ts'
import { textAt } from './measure.ts'
import { readCount } from './refuse.ts'
import { middle, type Result, ratioTo } from './report.ts'
import { freePort, pinned } from './running.ts'
import type { Workload } from './workload.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '6' },
    binary: { type: 'string', default: binary },
  },
})

const options = {
  rounds: readCount('rounds', values.rounds),
  seconds: readCount('seconds', values.seconds),
}

const bun = inRoot('node_modules/.bin/bun')
const script = inRoot('bench/proxy-servers.ts')
const upstreamPort = await freePort()
const upstreamUrl = `http://127.0.0.1:${upstreamPort}`

const workload: Workload = {
  name: 'proxy',
  title: 'an answer of 1 KB from another server',
  document: { proxyMode: true, proxyHost: upstreamUrl, routes: [] },
  request: { method: 'GET', path: '/data?page=2', headers: {} },
  answer: /^\{"text":"x{1013}"\}$/,
  goal: 1.5,
}

const byHand: Contender = {
  name: 'by hand',
  needs: [bun],
  installed: undefined,
  plan: (_, { port }) => ({ command: [bun, script, 'hand-on', String(port), upstreamUrl] }),
}

const ours = serveOf('mockhost serve', values.binary)

// On the core of the load, so that what is measured has one for itself.
const [command = '', ...args] = pinned(1, [bun, script, 'answer', String(upstreamPort)])
const upstream = spawn(command, args, { stdio: 'inherit' })
process.once('exit', () => upstream.kill())
try {
  await isUp()
  const measured = await measure([byHand, ours], workload, { ...options, maxWarmUpSeconds: 0 })
  const [ceiling, own] = [...measured].map(
    ([contender, seconds]): Result => ({ workload, contender, seconds }),
  ) as [Result, Result]
  const costs = [ceiling, own].map(({ seconds }) => middle(seconds, 'cpu').toFixed(1))
  const cells = [...costs, ratioTo(ceiling, own)?.toFixed(2), workload.goal]
  console.log(`| ${workload.title} | ${cells.join(' | ')} |`)
} finally {
  upstream.kill()
}

async function isUp(): Promise<void> {
  for (let left = 200; left > 0; left--) {
    const text = await textAt(`${upstreamUrl}/`, workload.request, undefined).catch(() => '')
    if (text !== '') return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('the server that is to be asked does not start')
}
