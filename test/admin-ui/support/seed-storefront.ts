// A deployment that looks as if people worked with it: revisions, state, sessions, keys, variables, and traffic.
import type { StartedHost } from '../../support/host.ts'

export const STOREFRONT = 'storefront'

const mock = {
  name: 'Shop',
  endpointPrefix: 'api',
  headers: { 'X-Shop-Version': '1' },
  data: [
    {
      uuid: '0d0c1b1e-6b34-4a0f-8c34-1f5a5f0a0001',
      id: 'products',
      name: 'Products',
      documentation: 'What is sold',
      value: [
        { id: 1, name: 'Espresso cup', price: 12.5, stock: 40 },
        { id: 2, name: 'Tea pot', price: 39.9, stock: 7 },
      ],
    },
    { uuid: '0d0c1b1e-6b34-4a0f-8c34-1f5a5f0a0002', id: 'orders', name: 'Orders', value: [] },
  ],
  callbacks: [
    {
      uuid: '0d0c1b1e-6b34-4a0f-8c34-1f5a5f0a0003',
      name: 'Order placed',
      uri: 'http://127.0.0.1:1/hooks/orders',
      headers: { 'Content-Type': 'application/json' },
      body: '{ "order": {{{stringify (bodyRaw)}}} }',
      retries: 3,
      signature: { secret: "{{getEnvVar 'HOOK_SECRET'}}", prefix: 'sha256=' },
    },
    {
      uuid: '0d0c1b1e-6b34-4a0f-8c34-1f5a5f0a0004',
      name: 'Stock changed',
      method: 'put',
      uri: 'http://127.0.0.1:1/stock',
      databucketID: 'products',
    },
  ],
  routes: [
    { type: 'crud', endpoint: '/products', databucketID: 'products' },
    {
      uuid: '0d0c1b1e-6b34-4a0f-8c34-1f5a5f0a0005',
      method: 'post',
      endpoint: '/orders',
      responses: [
        {
          label: 'no product',
          statusCode: 422,
          rules: [{ target: 'body', modifier: 'productId', operator: 'null' }],
          body: { error: 'productId is missing' },
        },
        {
          label: 'ordered',
          default: true,
          statusCode: 201,
          body: "{{setGlobalVar 'lastOrder' (object product=(bodyRaw 'productId'))}}{ \"ok\": true }",
        },
      ],
    },
    { endpoint: '/me', statusCode: 401, body: { error: 'Who are you?' } },
  ],
}

const REQUESTS: readonly [request: string, body?: unknown][] = [
  ['GET /api/products?price_lt=20&sort=name'],
  ['GET /api/products/2'],
  ['POST /api/orders', { productId: 2, quantity: 3 }],
  ['POST /api/orders', { quantity: 3 }],
  ['GET /api/me'],
  ['GET /api/product/4'],
  ['GET /api/users/42/orders'],
]

export async function seedStorefront(host: StartedHost): Promise<void> {
  const { api, ask } = host
  const at = `/deployments/${STOREFRONT}`
  await api('POST /deployments', { mock, subdomain: STOREFRONT, message: 'First version' })
  await api(`PUT ${at}/mock?message=Changed%20the%20latency`, { ...mock, latency: 5 })
  const renamed = {
    ...mock,
    latency: 5,
    name: 'Shop of things',
    headers: { 'X-Shop-Version': '2' },
  }
  await api(`PUT ${at}/mock?message=Changed%20the%20name`, renamed)
  await api(`PATCH ${at}`, {
    env: { API_URL: 'https://api.example.com', HOOK_SECRET: { value: 'hush', isSecret: true } },
    domains: ['api.shop.example'],
    quotas: { monthlyCalls: 1_000 },
  })
  await api(`POST ${at}/keys`, { name: 'mobile app', expiresAt: inDays(3) })
  for (let round = 0; round < 3; round++)
    for (const [request, body] of REQUESTS)
      await ask(request, {
        host: `${STOREFRONT}.localhost`,
        ...(body === undefined ? {} : { body }),
      })
  const headers = { 'x-mockhost-session': 'ci-17' }
  await ask('GET /api/products', { host: `${STOREFRONT}.localhost`, headers })
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()
