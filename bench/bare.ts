// The ceiling: for each workload the handler that somebody would write by hand for Bun.
// Usage: bun bench/bare.ts WORKLOAD
import { faker } from '@faker-js/faker/locale/en'
import type { WorkloadName } from './workloads.ts'

const json = { headers: { 'Content-Type': 'application/json; charset=utf-8' } }
const notFound = () => new Response('Not found', { status: 404 })

interface Order {
  customer?: { tier?: string }
  items?: { sku?: string }[]
}

function chooseAnswer(order: Order, region: string | null): number {
  if (order.customer?.tier === 'gold' && region === 'eu') return 1
  if (order.customer?.tier === 'silver' && region === 'eu') return 2
  if (order.items?.[0]?.sku === 'A-9' && region === 'us') return 3
  if (order.customer?.tier === 'bronze' && region === 'us') return 4
  return 5
}

const thing = (request: Request): Response => {
  const match = /^\/things(\d+)\/([^/]+)$/.exec(new URL(request.url).pathname)
  return match ? new Response(`{"thing":${match[1]}}`, json) : notFound()
}

const handlers: Record<WorkloadName, (request: Request) => Response | Promise<Response>> = {
  static: (request) => {
    const { pathname } = new URL(request.url)
    if (request.method !== 'GET' || pathname !== '/hello') return notFound()
    return new Response('{"hello":"world","list":[1,2,3]}', json)
  },
  templated: (request) => {
    const { pathname, searchParams } = new URL(request.url)
    const match = /^\/users\/([^/]+)$/.exec(pathname)
    if (request.method !== 'GET' || !match) return notFound()
    const id = decodeURIComponent(match[1] as string)
    const trace = request.headers.get('X-Trace') ?? ''
    const q = searchParams.get('q') ?? ''
    return new Response(
      `{"id":"${id}","q":"${q}","trace":"${trace}","name":"${faker.person.firstName()}"}`,
      json,
    )
  },
  rules: async (request) => {
    const { pathname } = new URL(request.url)
    if (request.method !== 'POST' || pathname !== '/orders') return notFound()
    const order = (await request.json()) as Order
    return new Response(`{"answer":${chooseAnswer(order, request.headers.get('X-Region'))}}`, json)
  },
  'only-route': thing,
  'last-of-1000': thing,
}

const handler = handlers[process.argv[2] as WorkloadName]
const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: handler })
console.log(`http://127.0.0.1:${server.port}`)
