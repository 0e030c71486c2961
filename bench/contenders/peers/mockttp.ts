// A server of mockttp for a workload; it has no command of its own.
// Usage: node bench/contenders/peers/mockttp.ts WORKLOAD PORT
import { createRequire } from 'node:module'
import type { Workload } from '../../workload.ts'
import { workloads } from '../../workloads.ts'
import { inPeers } from '../contender.ts'
import { JSON_TYPE, NAMES, orderChoices, plainRoutes } from './routes.ts'

interface Seen {
  path: string
  headers: Record<string, string>
  body: { getJson(): Promise<unknown> }
}
type Answer = { statusCode: number; headers: object; body: string }

/** What is used of the package, whose types are not installed beside this project's own. */
interface Rule {
  withJsonBodyIncluding(body: object): Rule
  withHeaders(headers: Record<string, string>): Rule
  thenReply(status: number, body: string, headers: object): Promise<void>
  thenCallback(answer: (request: Seen) => Answer): Promise<void>
}
interface Server {
  start(port: number): Promise<void>
  forGet(path: string | RegExp): Rule
  forPost(path: string): Rule
}

const { getLocal } = createRequire(inPeers('x.js'))('mockttp') as {
  getLocal(options: object): Server
}

const [, , name, port] = process.argv
const workload = workloads.find((one) => one.name === name) as Workload
const server = getLocal({ recordTraffic: false, cors: false })
await server.start(Number(port))

if (name === 'templated') {
  await server.forGet(/\/users\/[^/]+/).thenCallback(({ path, headers }) => {
    const url = new URL(path, 'http://localhost')
    const person = NAMES[Math.floor(Math.random() * NAMES.length)]
    const id = url.pathname.split('/')[2]
    const q = url.searchParams.get('q')
    const body = `{"id":"${id}","q":"${q}","trace":"${headers['x-trace']}","name":"${person}"}`
    return { statusCode: 200, headers: JSON_TYPE, body }
  })
} else if (name === 'rules') {
  for (const { answer, body, region } of orderChoices) {
    const part = body.path.reduceRight<unknown>(
      (inner, key) => (typeof key === 'number' ? [inner] : { [key]: inner }),
      body.value,
    )
    await server
      .forPost('/orders')
      .withHeaders({ 'X-Region': region })
      .withJsonBodyIncluding(part as object)
      .thenReply(200, `{"answer":${answer}}`, JSON_TYPE)
  }
} else {
  for (const { path, hasParameter, body } of plainRoutes(workload) ?? [])
    await server
      .forGet(hasParameter ? new RegExp(`${path}[^/]+$`) : path)
      .thenReply(200, body, JSON_TYPE)
}
