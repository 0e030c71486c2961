// The list of deployments: what is found, in which order, and what stands of it in the address.
import t from 'tap'
import { arrange } from '../../admin-ui/deployments/arrange.ts'
import { DEFAULTS, readChoices, writeChoices } from '../../admin-ui/deployments/choices.ts'
import { byName, totals } from '../../admin-ui/deployments/figures.ts'
import type { Deployment } from '../../sdk/client/index.ts'

const deployment = (subdomain: string, rest: Partial<Deployment> = {}): Deployment => ({
  id: subdomain,
  subdomain,
  url: `http://${subdomain}.localhost`,
  name: subdomain.toUpperCase(),
  visibility: 'public',
  region: 'local',
  isPaused: false,
  domains: [],
  quotas: {
    requestsPerSecond: 0,
    monthlyCalls: 0,
    documentBytes: 0,
    logEntries: 0,
    stateBytes: 0,
    filesBytes: 10_000_000,
  },
  env: [],
  revision: 1,
  routes: 1,
  monthlyCalls: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-01-01T00:00:00.000Z',
  deletedAt: null,
  ...rest,
})

const LIST = [
  deployment('billing', { changedAt: '2026-01-03T00:00:00.000Z', domains: ['pay.example.com'] }),
  deployment('accounts', { isPaused: true }),
  deployment('shop', { name: 'Store', changedAt: '2026-01-02T00:00:00.000Z' }),
]

const figures = byName({
  until: '2026-01-01T00:00:00.000Z',
  deployments: [
    { subdomain: 'shop', requests: [1, 2], clientErrors: [0, 1], serverErrors: [0, 0] },
    { subdomain: 'accounts', requests: [9, 0], clientErrors: [0, 0], serverErrors: [0, 0] },
  ],
})

const names = (choices: Parameters<typeof readChoices>[0]) =>
  arrange(LIST, { ...DEFAULTS, ...readChoices(choices) }, figures).map(({ subdomain }) => subdomain)

t.test('deployments are found by a part of their subdomain, name or domains', async (t) => {
  t.same(names({ q: 'SHO' }), ['shop'])
  t.same(names({ q: ' stor ' }), ['shop'])
  t.same(names({ q: 'pay.ex' }), ['billing'])
  t.same(names({ q: 'nothing' }), [])
  t.same(names({ show: 'paused' }), ['accounts'])
})

t.test('they stand in the order that is asked for, alike ones by their name', async (t) => {
  t.same(names({}), ['accounts', 'billing', 'shop'])
  t.same(names({ reversed: true }), ['shop', 'billing', 'accounts'])
  t.same(names({ sort: 'requests' }), ['accounts', 'shop', 'billing'])
  t.same(names({ sort: 'errors' }), ['shop', 'accounts', 'billing'])
  t.same(names({ sort: 'changed' }), ['billing', 'shop', 'accounts'])
  t.same(
    LIST.map(({ subdomain }) => subdomain),
    ['billing', 'accounts', 'shop'],
    'as it was',
  )
})

t.test(
  'the address says only what is not as it begins, and odd things in it are left out',
  async (t) => {
    t.same(writeChoices(DEFAULTS), {})
    t.same(writeChoices({ ...DEFAULTS, q: 'a', sort: 'errors' }), { q: 'a', sort: 'errors' })
    t.same(readChoices({ q: 5, show: 'all', sort: '__proto__', reversed: 'yes', other: 1 }), {
      q: '5',
      show: 'all',
    })
  },
)

t.test('one without figures was not used', async (t) => {
  t.same(totals(undefined), {
    requests: 0,
    clientErrors: 0,
    serverErrors: 0,
    errors: 0,
    lastMinute: 0,
  })
  t.match(totals(figures.get('shop')), { requests: 3, errors: 1, lastMinute: 1 })
})
