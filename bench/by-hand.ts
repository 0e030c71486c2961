// The ceiling: for each workload the handler that somebody would write by hand for Bun.
// Usage: bun bench/by-hand.ts WORKLOAD PORT
import { faker } from '@faker-js/faker/locale/en'
import { type User, users } from './workloads.ts'

const json = { headers: { 'Content-Type': 'application/json; charset=utf-8' } }
const notFound = () => new Response('Not found', { status: 404 })

type Handler = (request: Request) => Response | Promise<Response>

const staticGet: Handler = (request) => {
  const { pathname } = new URL(request.url)
  if (request.method !== 'GET' || pathname !== '/hello') return notFound()
  return new Response('{"hello":"world","list":[1,2,3]}', json)
}

const templated: Handler = (request) => {
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
}

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

const rules: Handler = async (request) => {
  const { pathname } = new URL(request.url)
  if (request.method !== 'POST' || pathname !== '/orders') return notFound()
  const order = (await request.json()) as Order
  return new Response(`{"answer":${chooseAnswer(order, request.headers.get('X-Region'))}}`, json)
}

const thing: Handler = (request) => {
  const match = /^\/things(\d+)\/([^/]+)$/.exec(new URL(request.url).pathname)
  return match ? new Response(`{"thing":${match[1]}}`, json) : notFound()
}

const byKey =
  (key: keyof User, direction: number) =>
  (a: User, b: User): number =>
    a[key] === b[key] ? 0 : a[key] < b[key] ? -direction : direction

const crud: Handler = (request) => {
  const { pathname, searchParams } = new URL(request.url)
  const match = /^\/users(?:\/([^/]+))?$/.exec(pathname)
  if (request.method !== 'GET' || !match) return notFound()
  if (match[1] !== undefined) {
    const found = users.find(({ id }) => String(id) === match[1])
    return found ? new Response(JSON.stringify(found), json) : notFound()
  }
  const role = searchParams.get('role_eq')
  const found = role === null ? [...users] : users.filter((user) => user.role === role)
  const sort = searchParams.get('sort') as keyof User | null
  if (sort) found.sort(byKey(sort, searchParams.get('order') === 'desc' ? -1 : 1))
  const limit = Number(searchParams.get('limit') ?? found.length)
  const headers = {
    ...json.headers,
    'X-Total-Count': String(users.length),
    'X-Filtered-Count': String(found.length),
  }
  return new Response(JSON.stringify(found.slice(0, limit)), { headers })
}

function handlerFor(name: string): Handler {
  if (name === 'templated') return templated
  if (name === 'rules') return rules
  if (name === 'list' || name === 'item') return crud
  return name.startsWith('last-of-') ? thing : staticGet
}

const [, , name = '', port = '0'] = process.argv
Bun.serve({ port: Number(port), hostname: '127.0.0.1', fetch: handlerFor(name) })
