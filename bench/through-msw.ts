// Measures in this process what a request costs through MSW: answered by a mock, and by handlers written by hand.
// Usage: node bench/through-msw.ts VERSION ROUNDS, which prints JSON.
import { registerHooks } from 'node:module'
import { createMock, get, type MockDocument, post } from '../sdk/index.ts'
import { median } from './measure.ts'

const [version, rounds = '31'] = process.argv.slice(2)
if (version === '2')
  registerHooks({
    resolve: (specifier, context, next) => next(specifier.replace(/^msw(?=$|\/)/, 'msw2'), context),
  })
const { getResponse, HttpResponse, http } = await import('msw')
const { setupServer } = await import('msw/node')
const { mswHandlers } = await import('../sdk/msw/index.ts')

const ORIGIN = 'https://api.example.test'
const ITEMS = Array.from({ length: 5 }, (_, id) => ({ id, sku: `sku-${id}`, count: id * 2 }))

type Handlers = ReturnType<typeof mswHandlers>

interface Workload {
  readonly title: string
  readonly document: MockDocument
  readonly byHand: Handlers
  request(): Request
}

const toPath = (path: string) => () => new Request(ORIGIN + path)
const order = { method: 'POST', headers: { 'content-type': 'application/json' } }
const many = Array.from({ length: 100 }, (_, index) => `/things${index}/:id`)

const workloads: Workload[] = [
  {
    title: 'a list as JSON',
    document: { routes: [get('/items', ITEMS)] },
    byHand: [http.get(`${ORIGIN}/items`, () => HttpResponse.json(ITEMS))],
    request: toPath('/items'),
  },
  {
    title: 'a template with a parameter',
    document: { routes: [get('/users/:id', { id: "{{urlParam 'id'}}", name: 'Ann' })] },
    byHand: [
      http.get(`${ORIGIN}/users/:id`, ({ params }) =>
        HttpResponse.json({ id: params.id as string, name: 'Ann' }),
      ),
    ],
    request: toPath('/users/7'),
  },
  {
    title: 'a body that is looked at',
    document: {
      routes: [post('/orders', `{"for":"{{body 'customer.name'}}"}`, { status: 201 })],
    },
    byHand: [
      http.post(`${ORIGIN}/orders`, async ({ request }) => {
        const { customer } = (await request.json()) as { customer: { name: string } }
        return HttpResponse.json({ for: customer.name }, { status: 201 })
      }),
    ],
    request: () =>
      new Request(`${ORIGIN}/orders`, { ...order, body: '{"customer":{"name":"Ann"}}' }),
  },
  {
    title: 'the last of 100 routes',
    document: { routes: many.map((path) => get(path, { id: "{{urlParam 'id'}}" })) },
    byHand: many.map((path) =>
      http.get(ORIGIN + path, ({ params }) => HttpResponse.json({ id: params.id as string })),
    ),
    request: toPath('/things99/7'),
  },
]

/** Microseconds of CPU time a request, from the request to the text of its answer. */
async function cost(ask: () => Promise<Response | undefined>, count: number): Promise<number> {
  const before = process.cpuUsage()
  for (let index = 0; index < count; index++) await (await ask())?.text()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / count
}

interface Contenders {
  /** What is done before each round, and not measured. */
  readonly prepare: () => void
  readonly byHand: () => Promise<Response | undefined>
  readonly mockhost: () => Promise<Response | undefined>
}

/** Both in turn, and the other first each time; the middle of the rounds. */
async function compare({ prepare, byHand, mockhost }: Contenders, count: number) {
  const figures = { byHand: [] as number[], mockhost: [] as number[] }
  await cost(byHand, count * 10)
  await cost(mockhost, count * 10)
  for (let round = 0; round < Number(rounds); round++) {
    prepare()
    const turn = [
      async () => figures.byHand.push(await cost(byHand, count)),
      async () => figures.mockhost.push(await cost(mockhost, count)),
    ]
    for (const one of round % 2 === 0 ? turn : turn.toReversed()) await one()
  }
  return { byHand: median(figures.byHand), mockhost: median(figures.mockhost) }
}

/** Through `fetch`, with MSW between. */
async function intercepted(handlers: Handlers, request: () => Request, count: number) {
  const server = setupServer(...handlers)
  server.listen()
  try {
    return await cost(() => fetch(request()), count)
  } finally {
    server.close()
  }
}

/** The same through `fetch`, whose cost is nearly all that of the interception. */
async function fetched(handlers: Handlers, byHand: Handlers, request: () => Request) {
  const figures = { byHand: [] as number[], mockhost: [] as number[] }
  for (let round = 0; round < Math.ceil(Number(rounds) / 4); round++) {
    figures.byHand.push(await intercepted(byHand, request, 50))
    figures.mockhost.push(await intercepted(handlers, request, 50))
  }
  return { fetchByHand: median(figures.byHand), fetchMockhost: median(figures.mockhost) }
}

const results: unknown[] = []
for (const { title, document, byHand, request } of workloads) {
  const mock = createMock(document)
  const handlers = mswHandlers(mock, { origin: ORIGIN })
  const texts = await Promise.all(
    [handlers, byHand].map(async (list) => (await getResponse(list, request()))?.text()),
  )
  const [ours = '', theirs = ''] = texts
  if (JSON.stringify(JSON.parse(ours)) !== JSON.stringify(JSON.parse(theirs)))
    throw new Error(`${title}: ${texts.join(' is not ')}`)
  const direct = await compare(
    {
      // As between tests: the calls are forgotten.
      prepare: mock.reset,
      byHand: () => getResponse(byHand, request()),
      mockhost: () => getResponse(handlers, request()),
    },
    200,
  )
  results.push({ title, ...direct, ...(await fetched(handlers, byHand, request)) })
}
console.log(JSON.stringify(results))
