// Signing in and out, and what happens when a key ends or a server goes away in the middle of something.
import t from 'tap'
import { openUi, signIn } from '../support/open-ui.ts'

t.test('a wrong key is refused in words, and a good one is never seen in an address', async (t) => {
  const { page, host, expectProblem } = await openUi(t, { key: '', hasSample: false })
  expectProblem(/status of 401/)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Paste a key. It begins with mh_.').waitFor()
  await page.getByLabel('Key', { exact: true }).fill('mh_wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('The server does not know this key').waitFor()
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await signIn(page, host.key)
  await page.getByText('Deploy your first mock').waitFor()
  t.ok(addresses.length > 2)
  t.notMatch([page.url(), ...addresses].join(' '), host.key)
})

t.test('the key is kept for the tab, or remembered; signing out forgets it', async (t) => {
  const { page, host, browser, url } = await openUi(t, { hasSample: false })
  await page.reload()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
  const other = await page.context().newPage()
  await other.goto(url)
  await other.getByLabel('Key', { exact: true }).waitFor()
  await other.getByText('Remember it in this browser').click()
  await signIn(other, host.key)
  const third = await page.context().newPage()
  await third.goto(url)
  await third.getByRole('navigation', { name: 'Main' }).waitFor()
  await third.getByRole('button', { name: 'Signed in with the key root' }).click()
  await third.getByRole('menuitem', { name: 'Sign out' }).click()
  await third.getByLabel('Key', { exact: true }).waitFor()
  const kept = await third.evaluate(() => [
    ...Object.values(localStorage),
    ...Object.values(sessionStorage),
  ])
  t.notMatch(kept.join(), /mh_/)
  t.equal(browser.contexts().length, 1)
})

t.test(
  'a key that ends in the middle is asked for again, and what was under way goes on',
  async (t) => {
    const { page, host, expectProblem } = await openUi(t, { key: '', hasSample: false })
    expectProblem(/status of 401/)
    const { json: key } = await host.api('POST /keys', { name: 'short', scope: 'deploy' })
    await signIn(page, key.key)
    await page.getByRole('button', { name: 'Deploy a mock' }).first().click()
    await page.getByRole('button', { name: 'Paste or type it' }).click()
    const text = 'name: Kept\nroutes:\n  - endpoint: /\n    body: here\n'
    await page.getByRole('textbox', { name: 'Mock' }).fill(text)
    await page.getByText('kept.localhost is free').waitFor()
    await host.api(`DELETE /keys/${key.id}`)
    await page.getByRole('button', { name: 'Deploy', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Sign in again' })
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    t.ok(await dialog.isVisible(), 'it can be answered only')
    await dialog.getByLabel('Key', { exact: true }).fill(host.key)
    await dialog.getByRole('button', { name: 'Sign in and go on' }).click()
    await page.getByRole('heading', { name: 'kept is live' }).waitFor()
    t.equal((await host.ask('GET /@kept/')).text, 'here')
    t.equal((await host.api('GET /deployments')).json.length, 1, 'it was deployed once')
  },
)

t.test('a lost connection is told, and caught up with when it is back', async (t) => {
  const { page, host, expectProblem } = await openUi(t, { hasSample: false })
  expectProblem(/net::ERR_INTERNET_DISCONNECTED|Failed to load resource/)
  await page.getByText('Deploy your first mock').waitFor()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Deploy a mock' }).first().click()
  await page.getByRole('button', { name: 'The sample shop' }).click()
  await page.getByText('The server can’t be reached.').waitFor()
  await host.api('POST /deployments', { mock: { routes: [] }, subdomain: 'meanwhile' })
  await page.context().setOffline(false)
  await page.getByText('The server can’t be reached.').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('link', { name: 'meanwhile', exact: true }).waitFor()
})

t.test('a key that may only look sees what it may not do, and why', async (t) => {
  const { page, host } = await openUi(t, { key: '' })
  const { json: key } = await host.api('POST /keys', { name: 'eyes', scope: 'read' })
  await signIn(page, key.key)
  const deploy = page.getByRole('button', { name: 'Deploy a mock' })
  t.equal(await deploy.getAttribute('aria-disabled'), 'true')
  await deploy.focus()
  await page.getByRole('tooltip').getByText('This key may only look').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('n')
  t.equal(await page.getByRole('dialog').count(), 0)
  await page.getByRole('button', { name: 'Actions for shop' }).click()
  for (const name of ['Pause', 'Clone', 'Delete…'])
    t.equal(await page.getByRole('menuitem', { name }).getAttribute('aria-disabled'), 'true', name)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Server' }).click()
  await page.getByText('Keys are seen and made with a key of the scope admin').waitFor()
  t.equal(
    await page.getByRole('button', { name: 'Make a key' }).getAttribute('aria-disabled'),
    'true',
  )
})
