// Measures `mockhost start`: starting, deploying a large mock, and holding many deployments.
// Usage: node bench/hosted.ts [--rounds N] [--deployments N]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { WrittenMock } from '../core/index.ts'
import { residentMegabytes } from './cpu.ts'
import { get, type HostedServer, withHosted } from './hosted-server.ts'
import { fillWithSamples, subdomainOf } from './many-deployments.ts'
import { median, textAt } from './measure.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    deployments: { type: 'string', default: '10000' },
  },
})
const rounds = Number(values.rounds)
const count = Number(values.deployments)
/** How many of the deployments are then asked. */
const asked = Math.min(count, 2_000)
const folder = mkdtempSync(join(tmpdir(), 'bench-'))

/** 1 MB of JSON: routes with short bodies. */
const manyRoutes = (): WrittenMock => {
  const routes = Array.from({ length: 3_800 }, (_, index) => ({
    endpoint: `/things/${index}/parts/:part`,
    body: JSON.stringify({ thing: index, text: 'x'.repeat(170) }),
  }))
  return { name: 'Many routes', routes: [...routes, { endpoint: '/hello', body: 'hello' }] }
}

/** 1 MB of JSON: one route with a long body. */
const longBody = (): WrittenMock => ({
  name: 'Long body',
  routes: [
    { endpoint: '/long', body: 'The quick brown fox. '.repeat(48_000) },
    { endpoint: '/hello', body: 'hello' },
  ],
})

const small: WrittenMock = { name: 'Small', routes: [{ endpoint: '/hello', body: 'hello' }] }

async function startUp(): Promise<void> {
  const fresh: number[] = []
  const again: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const figures of [fresh, again])
      await withHosted(join(folder, `start-${round}`), ({ startMs }) => {
        figures.push(startMs)
      })
  row('start to first answer, new data folder', median(fresh), 'ms', 150)
  row('start to first answer, started before', median(again), 'ms', 150)
}

async function deploying(title: string, mock: WrittenMock): Promise<void> {
  const first: number[] = []
  const later: number[] = []
  for (let round = 0; round < Math.ceil(rounds / 3); round++)
    await withHosted(join(folder, `deploy-${title}-${round}`), async (server) => {
      await deploy(server, 'small', small)
      first.push(await deploy(server, 'first', mock))
      for (let turn = 0; turn < 5; turn++) later.push(await deploy(server, `later-${turn}`, mock))
    })
  const size = `${(JSON.stringify(mock).length / 1e6).toFixed(1)} MB, ${title}`
  row(`deploy to first answer, ${size}: the first of a server`, median(first), 'ms', 100)
  row(`deploy to first answer, ${size}: a later one`, median(later), 'ms', 100)
}

/** Milliseconds from sending the mock to having its first answer. */
async function deploy(
  { url, rootKey }: HostedServer,
  subdomain: string,
  mock: WrittenMock,
): Promise<number> {
  const body = JSON.stringify({ mock, subdomain })
  const headers = { authorization: `Bearer ${rootKey}`, 'content-type': 'application/json' }
  const started = performance.now()
  const request = { method: 'POST' as const, path: '', headers, body }
  const deployed = await textAt(`${url}/api/v1/deployments`, request, undefined)
  const answer = await get(`${url}/hello`, `${subdomain}.localhost`)
  const ms = performance.now() - started
  if (answer !== 'hello') throw new Error(`deployed with ${deployed}, answered with ${answer}`)
  return ms
}

async function manyDeployments(): Promise<void> {
  const data = join(folder, 'many')
  await fillWithSamples(data, count)
  await withHosted(data, (server) => measureMany(server))
}

async function measureMany(server: HostedServer): Promise<void> {
  const title = `${count.toLocaleString('en')} deployments of the sample`
  row(`${title}: start to first answer`, server.startMs, 'ms', 2_000)
  await settle()
  row(`${title}: resident before traffic`, residentMegabytes(server.pid), 'MB', 300)
  const started = performance.now()
  await askAll(server)
  const each = (performance.now() - started) / asked
  row(`${title}: first answer of each of ${asked.toLocaleString('en')}`, each, 'ms')
  await settle()
  row(`${title}: resident after that`, residentMegabytes(server.pid), 'MB')
}

async function askAll({ url }: HostedServer): Promise<void> {
  for (let number = 0; number < asked; number++) {
    const answer = await get(`${url}/api/products/1`, `${subdomainOf(number)}.localhost`)
    if (!answer.includes('Espresso')) throw new Error(`answered with ${answer}`)
  }
}

/** What is done now and then, such as saving, has been done. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 3_000))

function row(title: string, figure: number, unit: string, goal?: number): void {
  const digits = figure < 10 ? 1 : 0
  console.log(`| ${title} | ${figure.toFixed(digits)} ${unit} | ${goal ? `${goal} ${unit}` : ''} |`)
}

console.log(`Medians of ${rounds} and more\n\n| measured | mockhost | goal |\n| --- | --: | --: |`)
try {
  await startUp()
  await deploying('many routes', manyRoutes())
  await deploying('one long body', longBody())
  await manyDeployments()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
