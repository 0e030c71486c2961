// The screens of a deployment beside its routes, as they are looked at.
import type { Page } from 'playwright-core'
import type { Screen } from './screens.ts'
import { STOREFRONT } from './seed-storefront.ts'

const at = (tab: string): string => `/deployments/${STOREFRONT}/${tab}`

const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name }).first().click()

const openRow =
  (path: string, ...then: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    await page.getByRole('option').filter({ hasText: path }).first().click()
    await page.getByRole('region', { name: 'Why this response' }).waitFor()
    for (const step of then) await step(page)
  }

const choose = (name: RegExp) => (page: Page) => page.getByRole('menuitem', { name }).click()

const replayed = (page: Page) => page.getByRole('dialog').getByRole('heading').first().waitFor()

export const DEPLOYMENT_SCREENS: readonly Screen[] = [
  { name: 'storefront-data', path: at('data') },
  { name: 'storefront-data-anew', path: at('data'), prepare: pressTab('Made anew') },
  { name: 'storefront-callbacks', path: at('callbacks') },
  { name: 'storefront-headers', path: at('headers') },
  { name: 'storefront-proxy', path: at('proxy') },
  { name: 'storefront-traffic', path: at('traffic') },
  { name: 'storefront-traffic-nothing', path: at('traffic?path=nothing-is-called-that') },
  { name: 'storefront-transaction', path: at('traffic'), prepare: openRow('/api/orders') },
  { name: 'storefront-missed', path: at('traffic'), prepare: openRow('/api/product/4') },
  {
    name: 'storefront-make-route',
    path: at('traffic'),
    prepare: openRow('/api/users/42', press('Make a route'), (page) =>
      page.getByRole('dialog').getByText('Any value for').waitFor(),
    ),
  },
  {
    name: 'storefront-dry-run',
    path: at('traffic'),
    prepare: openRow('/api/me', press('Replay'), choose(/Dry run/), replayed),
  },
  { name: 'storefront-state', path: at('state') },
  { name: 'storefront-state-variables', path: at('state?part=variables') },
  { name: 'storefront-state-counters', path: at('state?part=counters') },
  { name: 'storefront-state-sessions', path: at('state?part=sessions') },
  { name: 'storefront-revisions', path: at('revisions') },
  { name: 'storefront-revisions-yaml', path: at('revisions?view=yaml') },
  { name: 'storefront-settings', path: at('settings') },
  {
    name: 'storefront-settings-end',
    path: at('settings'),
    prepare: (page) => page.getByRole('region', { name: 'Danger zone' }).scrollIntoViewIfNeeded(),
  },
  { name: 'storefront-new-key', path: at('settings'), prepare: press('New key') },
  { name: 'storefront-renew-key', path: at('settings'), prepare: press('Renew mobile app') },
  { name: 'storefront-new-variable', path: at('settings'), prepare: press('New variable') },
  { name: 'storefront-delete', path: at('settings'), prepare: press('Delete…') },
]

function pressTab(name: string) {
  return (page: Page) => page.getByRole('tab', { name }).click()
}
