// The routes of a deployment, as they are looked at.
import type { Page } from 'playwright-core'
import type { Screen } from './screens.ts'

const PATH = '/deployments/shop/routes'

const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name }).first().click()

const openRoute =
  (path: string, ...then: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    await page.getByRole('treegrid', { name: 'Routes' }).getByRole('row', { name: path }).click()
    for (const step of then) await step(page)
  }

const openPart = (name: string) => (page: Page) => page.getByRole('tab', { name }).click()

const editor = (page: Page) => page.locator('.cm-content').first().waitFor()

async function writeBadTemplate(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Body' }).fill('one\n{{#if x}}two')
  await page.getByRole('status').filter({ hasText: 'Not valid' }).waitFor()
  await press('to mend')(page)
}

export const ROUTE_SCREENS: readonly Screen[] = [
  { name: 'routes-body', path: PATH, prepare: openRoute('POST /orders', editor) },
  { name: 'routes-rules', path: PATH, prepare: openRoute('POST /orders', openPart('Rules')) },
  { name: 'routes-headers', path: PATH, prepare: openRoute('POST /orders', openPart('Headers')) },
  { name: 'routes-more', path: PATH, prepare: openRoute('POST /orders', openPart('More')) },
  {
    name: 'routes-try',
    problem: /status of 401/,
    path: PATH,
    prepare: openRoute('GET /me', press('Try it'), press('Send'), (page) =>
      page.getByRole('region', { name: 'Answer' }).waitFor(),
    ),
  },
  { name: 'routes-add', path: PATH, prepare: press('Add') },
  { name: 'routes-invalid', path: PATH, prepare: openRoute('GET /me', editor, writeBadTemplate) },
]
