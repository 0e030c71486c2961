// The list of deployments: found, sorted, paused, cloned, deleted and brought back, one or many.
import type { Page } from 'playwright-core'
import t from 'tap'
import { openUi } from '../support/open-ui.ts'

const mock = {
  name: 'A mock',
  routes: [
    { endpoint: '/', body: 'hi' },
    { endpoint: '/bad', statusCode: 500 },
  ],
}

const subdomains = (page: Page) =>
  page
    .locator('tbody th[scope=row] a')
    .evaluateAll((links) => links.map((link) => link.textContent))

const act = async (page: Page, name: string, action: string) => {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

t.test('deployments are found and sorted, and the address keeps how', async (t) => {
  const { page, host } = await openUi(t, { hasSample: false })
  for (const subdomain of ['accounts', 'billing', 'catalogue'])
    await host.api('POST /deployments', { mock, subdomain })
  for (const path of ['/@billing/', '/@billing/', '/@catalogue/bad']) await host.ask(`GET ${path}`)
  await page.reload()
  await page.getByRole('link', { name: 'accounts', exact: true }).waitFor()
  t.same(await subdomains(page), ['accounts', 'billing', 'catalogue'])
  await page
    .getByRole('img', { name: /^billing: 2 requests in the last hour, 0 of them errors/ })
    .waitFor()
  await page
    .getByRole('img', { name: /^catalogue: 1 requests in the last hour, 1 of them errors/ })
    .waitFor()
  await page.getByRole('button', { name: 'Requests, last hour' }).click()
  await page.waitForURL('**/?sort=requests')
  t.same(await subdomains(page), ['billing', 'catalogue', 'accounts'])
  await page.getByRole('button', { name: 'Errors' }).click()
  await page.getByRole('button', { name: 'Errors' }).click()
  await page.waitForURL('**/?sort=errors&reversed=true')
  t.equal((await subdomains(page)).at(-1), 'catalogue')
  await page.keyboard.press('/')
  await page.keyboard.type('BILL')
  await page.waitForURL('**q=BILL**')
  t.same(await subdomains(page), ['billing'])
  await page.reload()
  await page.getByRole('link', { name: 'billing', exact: true }).waitFor()
  t.same(await subdomains(page), ['billing'])
  await page.getByLabel('Search the deployments').fill('nobody')
  await page.getByText('Nothing is called “nobody”').waitFor()
  await page.getByRole('button', { name: 'Show all of them' }).click()
  await page.getByRole('link', { name: 'accounts', exact: true }).waitFor()
})

t.test('one is paused, resumed, cloned, deleted and recovered', async (t) => {
  const { page, host, expectProblem } = await openUi(t)
  expectProblem(/status of 404/)
  await act(page, 'shop', 'Pause')
  await page.getByText('Paused', { exact: true }).first().waitFor()
  t.equal((await host.ask('GET /@shop/api/products')).status, 503)
  await act(page, 'shop', 'Resume')
  await page.getByText('shop answers again').waitFor()
  t.equal((await host.ask('GET /@shop/api/products')).status, 200)
  await act(page, 'shop', 'Clone')
  await page.getByText('Cloned as').waitFor()
  const [, clone] = (await host.api('GET /deployments')).json
  t.equal((await host.ask(`GET /@${clone.subdomain}/api/products`)).status, 200)
  await act(page, 'shop', 'Delete…')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
  t.equal((await host.ask('GET /@shop/api/products')).status, 200, 'not yet')
  await act(page, 'shop', 'Delete…')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByText('shop is deleted').waitFor()
  t.equal((await host.ask('GET /@shop/api/products')).status, 404)
  await page.getByText('Deleted', { exact: true }).click()
  await page.getByText('30 more days').waitFor()
  await page.getByRole('button', { name: 'Recover shop' }).click()
  await page.getByText('Nothing was deleted').waitFor()
  t.equal((await host.ask('GET /@shop/api/products')).status, 200)
})

t.test('what was deleted by mistake is brought back at once', async (t) => {
  const { page, host } = await openUi(t)
  await act(page, 'shop', 'Delete…')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('link', { name: 'shop', exact: true }).waitFor()
  t.equal((await host.ask('GET /@shop/api/products')).status, 200)
})

t.test('of many, only those on the screen are drawn, and all can be reached', async (t) => {
  const { page, host } = await openUi(t, { hasSample: false })
  const COUNT = 400
  for (let index = 0; index < COUNT; index++)
    await host.api('POST /deployments', {
      mock,
      subdomain: `mock-${String(index).padStart(3, '0')}`,
    })
  await page.reload()
  const table = page.getByRole('table', { name: 'Deployments' })
  await table.waitFor()
  t.equal(await table.getAttribute('aria-rowcount'), String(COUNT + 1))
  t.ok((await page.locator('tbody tr').count()) < 60)
  await page.getByText('400 mocks live').waitFor()
  await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight))
  await page.getByRole('link', { name: 'mock-399', exact: true }).waitFor()
  t.ok((await page.locator('tbody tr').count()) < 60)
  await page.getByRole('link', { name: 'mock-399', exact: true }).click()
  await page.waitForURL('**/deployments/mock-399/routes')
})

t.test('a deployment that is not there says so', async (t) => {
  const { page, url, expectProblem } = await openUi(t, { hasSample: false })
  expectProblem(/status of 404/)
  await page.goto(`${url}/deployments/nobody/routes`)
  await page.getByText('There is no deployment nobody').waitFor()
  await page.getByRole('button', { name: 'All deployments' }).click()
  await page.getByText('Deploy your first mock').waitFor()
})
