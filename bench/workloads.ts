// What is measured, as data.
import type { Workload } from './workload.ts'

const headers = { 'Content-Type': 'application/json' }

const hello = { hello: 'world', list: [1, 2, 3] }

export const staticGet: Workload = {
  name: 'static',
  title: 'static GET',
  document: {
    name: 'static',
    headers,
    routes: [{ endpoint: '/hello', body: JSON.stringify(hello) }],
  },
  request: { method: 'GET', path: '/hello', headers: {} },
  answer: { json: hello },
  goal: 1.25,
}

export const templated: Workload = {
  name: 'templated',
  title: 'templated: parameter, query, header, faker',
  document: {
    name: 'templated',
    headers,
    routes: [
      {
        endpoint: '/users/:id',
        body: `{"id":"{{urlParam 'id'}}","q":"{{queryParam 'q'}}","trace":"{{header 'X-Trace'}}","name":"{{faker 'person.firstName'}}"}`,
      },
    ],
  },
  request: { method: 'GET', path: '/users/42?q=red', headers: { 'X-Trace': 'abc-123' } },
  answer: /^\{"id":"42","q":"red","trace":"abc-123","name":"[^"]+"\}$/,
  goal: 1.5,
}

const rule = (target: 'body' | 'header', modifier: string, value: string) => ({
  target,
  modifier,
  value,
})

/** Chosen by two rules each, all of which must hold. */
const choice = (answer: number, ...rules: ReturnType<typeof rule>[]) => ({
  body: `{"answer":${answer}}`,
  rules,
  rulesOperator: 'AND' as const,
})

/** 500 bytes. */
const order = JSON.stringify({
  customer: { name: 'Ann Lee', email: 'ann@example.com', tier: 'bronze' },
  items: [
    { sku: 'B-1', quantity: 2, price: 10.5 },
    { sku: 'C-4', quantity: 1, price: 99 },
  ],
  note: 'x'.repeat(330),
})

export const rules: Workload = {
  name: 'rules',
  title: 'five responses by rules on a JSON body and a header',
  document: {
    name: 'rules',
    headers,
    routes: [
      {
        method: 'post',
        endpoint: '/orders',
        responses: [
          choice(1, rule('body', 'customer.tier', 'gold'), rule('header', 'X-Region', 'eu')),
          choice(2, rule('body', 'customer.tier', 'silver'), rule('header', 'X-Region', 'eu')),
          choice(3, rule('body', 'items.0.sku', 'A-9'), rule('header', 'X-Region', 'us')),
          choice(4, rule('body', 'customer.tier', 'bronze'), rule('header', 'X-Region', 'us')),
          { body: '{"answer":5}', default: true },
        ],
      },
    ],
  },
  request: {
    method: 'POST',
    path: '/orders',
    headers: { 'Content-Type': 'application/json', 'X-Region': 'us' },
    body: order,
  },
  answer: { json: { answer: 4 } },
  goal: 1.5,
}

/** How many routes a workload of the last one has; undefined for the others. */
export const routeCount = ({ name }: Workload): number | undefined =>
  name.startsWith('last-of-') ? Number(name.slice('last-of-'.length)) : undefined

const lastOf = (count: number): Workload => ({
  name: `last-of-${count}`,
  title: `the last of ${count.toLocaleString('en')} routes`,
  document: {
    name: `${count} routes`,
    headers,
    routes: Array.from({ length: count }, (_, index) => ({
      endpoint: `/things${index}/:id`,
      body: `{"thing":${index}}`,
    })),
  },
  request: { method: 'GET', path: `/things${count - 1}/7`, headers: {} },
  answer: { json: { thing: count - 1 } },
  goal: 1.5,
})

const ROLES = ['admin', 'editor', 'reader', 'guest']

export interface User {
  readonly id: number
  readonly name: string
  readonly role: string
  readonly age: number
}

/** A hundred, in no order of their names. */
export const users: readonly User[] = Array.from({ length: 100 }, (_, index) => ({
  id: index + 1,
  name: `User ${String((index * 37) % 100).padStart(2, '0')}`,
  role: ROLES[index % ROLES.length] as string,
  age: 18 + ((index * 7) % 50),
}))

const crudDocument = {
  name: 'crud',
  headers,
  data: { users: [...users] },
  routes: [{ type: 'crud' as const, endpoint: '/users', databucketID: 'users' }],
}

export const list: Workload = {
  name: 'list',
  title: 'CRUD: a list of 100 with a filter, sort and limit',
  document: crudDocument,
  request: {
    method: 'GET',
    path: '/users?role_eq=editor&sort=name&order=asc&limit=10',
    headers: {},
  },
  answer: {
    json: users
      .filter(({ role }) => role === 'editor')
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .slice(0, 10),
  },
  goal: 1.25,
}

export const item: Workload = {
  name: 'item',
  title: 'CRUD: one of 100 by its id',
  document: crudDocument,
  request: { method: 'GET', path: '/users/77', headers: {} },
  answer: { json: users[76] },
  goal: 1.25,
}

const over = (connections: number): Workload => ({
  ...staticGet,
  name: `connections-${connections}`,
  title: `static GET over ${connections === 1 ? 'one connection' : `${connections.toLocaleString('en')} connections`}`,
  connections,
})

const hosted = (beside: number): Workload => ({
  ...staticGet,
  name: `hosted-${beside}`,
  title:
    beside === 0
      ? 'static GET of a deployment, recorded'
      : `the same beside ${beside.toLocaleString('en')} other deployments`,
  goal: 1.6,
  beside,
})

export const workloads: readonly Workload[] = [
  staticGet,
  templated,
  rules,
  ...[10, 100, 1_000, 10_000].map(lastOf),
  list,
  item,
  ...[0, 10_000].map(hosted),
  ...[1, 64, 1_000].map(over),
]

/** What `npm run bench` measures where nothing is named. */
export const SHORT = ['static', 'templated', 'rules', 'last-of-1000', 'list', 'item', 'hosted-0']

const manyTemplates = (count: number): Workload['document'] => ({
  name: `${count} templates`,
  headers,
  routes: Array.from({ length: count }, (_, index) => ({
    endpoint: `/things${index}/:id`,
    body: `{"thing":${index},"id":"{{urlParam 'id'}}","tags":[{{#repeat 2}}"{{queryParam 'tag'}}"{{/repeat}}]}`,
  })),
})

const lastTemplateOf = (count: number, name: string, goal: number): Workload => ({
  name,
  title: name,
  document: manyTemplates(count),
  request: { method: 'GET', path: `/things${count - 1}/7?tag=a`, headers: {} },
  answer: { json: { thing: count - 1, id: '7', tags: ['a', 'a'] } },
  goal,
})

/** What is started, and asked once; the goals are milliseconds. */
export const startUpWorkloads: readonly Workload[] = [
  lastTemplateOf(1, 'one templated route', 60),
  lastTemplateOf(1000, '1,000 templated routes', 150),
]
