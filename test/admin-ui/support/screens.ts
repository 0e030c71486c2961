// Every screen of the admin UI, as it is looked at: for the pictures, and for what axe finds. A screen is added here.
import type { Page } from 'playwright-core'
import { DEPLOYMENT_SCREENS } from './deployment-screens.ts'
import { ROUTE_SCREENS } from './route-screens.ts'

export interface Screen {
  /** Of the picture. */
  readonly name: string
  /** Its address, on a server that was seeded. */
  readonly path: string
  /** Opens what the address does not. */
  readonly prepare?: (page: Page) => Promise<unknown>
  /** What the browser complains of there, and should. */
  readonly problem?: RegExp
  /** Seen by who is not signed in. */
  readonly isSignedOut?: boolean
}

const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name }).first().click()

export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', path: '/', isSignedOut: true },
  { name: 'deployments', path: '/' },
  {
    name: 'deployments-none',
    path: '/',
    prepare: (page) => page.getByLabel('Search the deployments').fill('nothing is called that'),
  },
  { name: 'deployments-deleted', path: '/?show=deleted' },
  {
    name: 'deployments-menu',
    path: '/',
    prepare: (page) => page.getByRole('button', { name: 'Actions for billing' }).click(),
  },
  { name: 'deploy', path: '/', prepare: press('Deploy a mock') },
  {
    name: 'deploy-sample',
    path: '/',
    prepare: async (page) => {
      await press('Deploy a mock')(page)
      await page.getByRole('button', { name: 'The sample' }).click()
      await page.locator('.cm-content').getByText('Shop').first().waitFor()
    },
  },
  {
    name: 'deploy-refused',
    path: '/',
    problem: /status of 422/,
    prepare: async (page) => {
      await press('Deploy a mock')(page)
      await page.getByRole('button', { name: 'Paste or type it' }).click()
      const editor = page.getByRole('textbox', { name: 'Mock' })
      await editor.fill(
        'name: Users\nroutes:\n  - endpoint: /users\n    statusCode: 99\n    bodyy: "{{uuid"\n',
      )
      await page.getByRole('button', { name: 'Deploy', exact: true }).click()
      await page.getByText('statusCode').last().waitFor()
    },
  },
  { name: 'server', path: '/server' },
  { name: 'server-new-key', path: '/server', prepare: press('Make a key') },
  {
    name: 'palette',
    path: '/',
    prepare: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'shortcuts',
    path: '/',
    prepare: async (page) => {
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'deployment-connect',
    path: '/deployments/billing/traffic',
    prepare: press('Connect'),
  },
  ...[
    'routes',
    'data',
    'callbacks',
    'headers',
    'proxy',
    'traffic',
    'state',
    'revisions',
    'settings',
  ].map((tab) => ({ name: `deployment-${tab}`, path: `/deployments/shop/${tab}` })),
  ...DEPLOYMENT_SCREENS,
  ...ROUTE_SCREENS,
  {
    // Last, as it changes the list of deployments.
    name: 'deployed',
    path: '/',
    prepare: async (page) => {
      await press('Deploy a mock')(page)
      await page.getByRole('button', { name: 'The sample' }).click()
      await page.getByText('is free').waitFor()
      await page.getByRole('button', { name: 'Deploy', exact: true }).click()
      await page.getByRole('button', { name: 'Try it' }).click()
      await page.getByText('Espresso').first().waitFor()
    },
  },
]
