// What is measured, as data: a mock, and the request that it is asked again and again.
import type { WrittenMock } from '../core/index.ts'

export interface Workload {
  readonly name: string
  /** In words, for the table. */
  readonly title: string
  readonly document: WrittenMock
  readonly request: {
    readonly method: 'GET' | 'POST'
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
  }
  /** What a right answer's body looks like. */
  readonly answer: RegExp
  /** What we mean to stay below: for CPU time a multiple of the hand-written handler's, for starting milliseconds. */
  readonly goal: number
  /** The same for a deployment, its transactions recorded. */
  readonly hostedGoal?: number
}

export type WorkloadName = 'static' | 'templated' | 'rules' | 'only-route' | 'last-of-1000'

const headers = { 'Content-Type': 'application/json' }
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

const order = JSON.stringify({
  customer: { name: 'Ann Lee', email: 'ann@example.com', tier: 'bronze' },
  items: [
    { sku: 'B-1', quantity: 2, price: 10.5 },
    { sku: 'C-4', quantity: 1, price: 99 },
  ],
  note: 'x'.repeat(330),
})

const manyRoutes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    endpoint: `/things${index}/:id`,
    body: `{"thing":${index}}`,
  }))

export const workloads: readonly (Workload & { name: WorkloadName })[] = [
  {
    name: 'static',
    title: 'static GET',
    document: {
      name: 'static',
      headers,
      routes: [{ endpoint: '/hello', body: '{"hello":"world","list":[1,2,3]}' }],
    },
    request: { method: 'GET', path: '/hello', headers: {} },
    answer: /^\{"hello":"world","list":\[1,2,3\]\}$/,
    goal: 1.25,
    hostedGoal: 1.6,
  },
  {
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
  },
  {
    name: 'rules',
    title: 'five responses by rules on a JSON body',
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
    answer: /^\{"answer":4\}$/,
    goal: 1.5,
  },
  {
    name: 'only-route',
    title: 'the only route',
    document: { name: 'one', headers, routes: manyRoutes(1) },
    request: { method: 'GET', path: '/things0/7', headers: {} },
    answer: /^\{"thing":0\}$/,
    goal: 1.5,
  },
  {
    name: 'last-of-1000',
    title: 'the last of 1,000 routes',
    document: { name: 'many', headers, routes: manyRoutes(1000) },
    request: { method: 'GET', path: '/things999/7', headers: {} },
    answer: /^\{"thing":999\}$/,
    goal: 1.5,
  },
]

const manyTemplates = (count: number): Workload['document'] => ({
  name: `${count} templates`,
  headers,
  routes: Array.from({ length: count }, (_, index) => ({
    endpoint: `/things${index}/:id`,
    body: `{"thing":${index},"id":"{{urlParam 'id'}}","tags":[{{#repeat 2}}"{{queryParam 'tag'}}"{{/repeat}}]}`,
  })),
})

const lastOf = (count: number, name: string, goal: number): Workload => ({
  name,
  title: name,
  document: manyTemplates(count),
  request: { method: 'GET', path: `/things${count - 1}/7?tag=a`, headers: {} },
  answer: new RegExp(`^\\{"thing":${count - 1},"id":"7","tags":\\["a",\\s*"a"\\s*\\]\\}$`),
  goal,
})

/** What is started, and asked once. */
export const startUpWorkloads: readonly Workload[] = [
  lastOf(1, 'one templated route', 60),
  lastOf(1000, '1,000 templated routes', 150),
]
