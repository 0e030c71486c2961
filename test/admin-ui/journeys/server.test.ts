// The server's own screen: its keys, its figures, a copy of its data.
import { readFile } from 'node:fs/promises'
import t from 'tap'
import { openUi, signIn } from '../support/open-ui.ts'

t.test('a key is made for some deployments, shown once, used and revoked', async (t) => {
  const { page, host, browser, expectProblem } = await openUi(t)
  expectProblem(/status of (401|404)/)
  await host.api('POST /deployments', { mock: { routes: [] }, subdomain: 'other' })
  await page.getByRole('link', { name: 'Server' }).click()
  await page.getByRole('button', { name: 'Make a key' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('ci')
  await dialog.getByLabel('Only for').fill('shop, nothing')
  await dialog.getByRole('button', { name: 'Make it' }).click()
  await dialog.getByText('The key was not made').waitFor()
  await dialog.getByLabel('Only for').fill('shop')
  await dialog.getByRole('button', { name: 'Make it' }).click()
  const key = (await dialog.getByText(/^mh_\w{20,}$/).textContent()) ?? ''
  await dialog.getByRole('button', { name: 'I have kept it' }).click()
  const row = page.getByRole('row').filter({ hasText: 'ci' })
  await row.getByText('shop').waitFor()
  t.equal(await page.getByText(key).count(), 0)

  const theirs = await openUi(t, { host, browser, key: '' })
  theirs.expectProblem(/status of 401/)
  await signIn(theirs.page, key)
  await theirs.page.getByText('1 mock live for your key').waitFor()
  t.equal(await theirs.page.getByRole('link', { name: 'other' }).count(), 0)

  await row.getByRole('button', { name: 'Revoke ci' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await row.waitFor({ state: 'detached' })
  await theirs.page.reload()
  await theirs.page.getByText('The server does not know this key').waitFor()
})

t.test('it says how it fares', async (t) => {
  const { page, host } = await openUi(t)
  for (const path of ['/@shop/api/products', '/@shop/nothing']) await host.ask(`GET ${path}`)
  await page.getByRole('link', { name: 'Server' }).click()
  const fact = (name: string) =>
    page
      .locator('dl > div')
      .filter({ has: page.getByText(name, { exact: true }) })
      .locator('dd')
  await page.getByText('Takes requests').waitFor()
  t.equal(await fact('Domain').textContent(), `localhost:${host.port}`)
  t.equal(await fact('Deployments').textContent(), '1')
  t.equal(await fact('Requests answered').textContent(), '2')
  t.equal(await fact('of them with 4xx').textContent(), '1')
  t.equal(await fact('Size of a mock').textContent(), '32 MB')
})

t.test('a copy of the database is downloaded', async (t) => {
  const { page } = await openUi(t)
  await page.getByRole('link', { name: 'Server' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download a copy' }).click()
  const download = await downloading
  t.match(download.suggestedFilename(), /^mockhost-\d{4}-\d\d-\d\d\.db$/)
  t.match((await readFile(await download.path())).toString('latin1', 0, 15), 'SQLite format 3')
})
