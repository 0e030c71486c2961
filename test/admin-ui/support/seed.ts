// A server that looks as if a team used it.
import type { StartedHost } from '../../support/host.ts'
import { seedStorefront } from './seed-storefront.ts'

interface Seeded {
  readonly subdomain: string
  readonly name: string
  readonly visibility?: 'public' | 'private'
  /** Requests that it is sent, by path. */
  readonly requests?: Readonly<Record<string, number>>
}

const DEPLOYMENTS: readonly Seeded[] = [
  { subdomain: 'billing', name: 'Billing', visibility: 'private' },
  { subdomain: 'accounts-staging', name: 'Accounts', requests: { '/users': 42, '/missing': 3 } },
  {
    subdomain: 'a-subdomain-that-goes-on-for-as-long-as-a-subdomain-ever-may-be',
    name: 'A mock with a long name, as they are when they come out of a generator of names',
    requests: { '/broken': 4, '/users': 7 },
  },
  { subdomain: 'partner-portal', name: 'Partner portal', visibility: 'private' },
  { subdomain: 'search', name: 'Search', requests: { '/users': 120 } },
  { subdomain: 'weather', name: 'Weather' },
]

const mockOf = (name: string) => ({
  name,
  data: { users: [{ id: '1', name: 'Ann' }] },
  routes: [
    { endpoint: '/users', databucketID: 'users' },
    { method: 'post', endpoint: '/users', statusCode: 201, body: { id: '2' } },
    { endpoint: '/users/:id', body: "{{urlParam 'id'}}" },
    { endpoint: '/broken', statusCode: 500, body: 'down' },
  ],
})

export async function seed(host: StartedHost): Promise<void> {
  for (const { subdomain, name, visibility = 'public', requests = {} } of DEPLOYMENTS) {
    await host.api('POST /deployments', { mock: mockOf(name), subdomain, visibility })
    for (const [path, count] of Object.entries(requests))
      for (let sent = 0; sent < count; sent++) await host.ask(`GET /@${subdomain}${path}`)
  }
  await host.api('PATCH /deployments/weather', { isPaused: true })
  await host.api('POST /deployments', { mock: mockOf('Old'), subdomain: 'old-one' })
  await host.api('DELETE /deployments/old-one')
  await host.api('POST /keys', { name: 'continuous integration', scope: 'deploy' })
  await host.api('POST /keys', {
    name: 'dashboards',
    scope: 'read',
    deployments: ['billing'],
    expiresAt: '2030-01-01T00:00:00.000Z',
  })
  for (const path of ['/api/products', '/api/products/1', '/api/me', '/api/nothing'])
    for (let sent = 0; sent < 12; sent++) await host.ask(`GET /@shop${path}`)
  await seedStorefront(host)
}
