// The settings tab: keys and who needs one, environment variables, the address, limits, and the end of a deployment.
import t from 'tap'
import { openTab } from '../support/open-tab.ts'

const mock = {
  name: 'Shop',
  routes: [
    { endpoint: '/hello', body: 'hi' },
    { endpoint: '/env', body: "{{getEnvVar 'GREETING'}}/{{getEnvVar 'SECRET'}}" },
  ],
}

const withKey = (key: string) => ({ headers: { 'x-mockhost-key': key } })

t.test('a renewed key answers, and the old one too within its grace', async (t) => {
  const deployment = { visibility: 'private' }
  const { page, ask, host } = await openTab(t, 'settings', { mock, deployment })
  const [{ key: old }] = (await host.api('GET /deployments/tested/keys')).json
  t.equal((await ask('GET /hello')).status, 401)
  t.equal((await ask('GET /hello', withKey(old))).text, 'hi')
  await page.getByRole('button', { name: 'Renew default' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Renew the key' }).click()
  const renewed = /mh_\w+/.exec((await dialog.getByText(/^mh_/).textContent()) ?? '')?.[0] ?? ''
  await dialog.getByRole('button', { name: 'Done' }).click()
  t.not(renewed, old)
  t.equal((await ask('GET /hello', withKey(renewed))).text, 'hi')
  t.equal((await ask('GET /hello', withKey(old))).text, 'hi')
  const keys = page.getByRole('table', { name: 'Keys' })
  t.equal(await keys.getByRole('button', { name: 'Renew default' }).count(), 2)
  t.notMatch(await keys.textContent(), renewed, 'a key is not shown before someone asks')
  await keys.getByRole('button', { name: 'Show the key default' }).last().click()
  await keys.getByText(renewed).waitFor()
})

t.test('a deployment becomes private, gets a key, and the key is revoked', async (t) => {
  const { page, ask, host } = await openTab(t, 'settings', { mock })
  t.equal((await ask('GET /hello')).status, 200)
  await page.getByText('Every request needs one of the keys below').click()
  await page.getByText('Requests need a key now').waitFor()
  t.equal((await ask('GET /hello')).status, 401)
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('mobile')
  await page.getByRole('button', { name: 'Make the key' }).click()
  await page.getByRole('rowheader', { name: 'mobile' }).waitFor()
  const keys = (await host.api('GET /deployments/tested/keys')).json
  const { key } = keys.find(({ name }: { name: string }) => name === 'mobile')
  t.equal((await ask('GET /hello', withKey(key))).status, 200)
  await page.getByRole('button', { name: 'Revoke mobile' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke the key' }).click()
  await page.getByText('mobile is revoked').waitFor()
  t.equal((await ask('GET /hello', withKey(key))).status, 401)
})

t.test('environment variables are read by templates, and secrets never shown again', async (t) => {
  const { page, ask } = await openTab(t, 'settings', { mock })
  const set = async (name: string, value: string, isSecret: boolean) => {
    await page.getByRole('button', { name: 'New variable' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByLabel('Value').fill(value)
    if (isSecret) await dialog.getByRole('checkbox', { name: /Secret/ }).check({ force: true })
    await dialog.getByRole('button', { name: 'Set the variable' }).click()
    await page.getByRole('rowheader', { name }).waitFor()
  }
  await set('GREETING', 'hello', false)
  await set('SECRET', 'hush', true)
  t.equal((await ask('GET /env')).text, 'hello/hush')
  const table = page.getByRole('table', { name: 'Environment variables' })
  t.match(await table.textContent(), /GREETINGhello/)
  t.notMatch(await table.textContent(), /hush/)
  await page.getByRole('button', { name: 'Replace SECRET' }).click()
  t.equal(await page.getByRole('dialog').getByLabel('Value').inputValue(), '')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'From a .env file' }).click()
  await page
    .getByRole('dialog')
    .getByLabel('Lines of NAME=value')
    .fill('# two\nGREETING=bye\nOTHER="x y"')
  await page.getByText('2 variables found').waitFor()
  await page.getByRole('button', { name: 'Set them' }).click()
  await page.getByRole('rowheader', { name: 'OTHER' }).waitFor()
  t.equal((await ask('GET /env')).text, 'bye/hush')
  await page.getByRole('button', { name: 'Remove GREETING' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove the variable' }).click()
  await page.getByText('GREETING is removed').waitFor()
  t.equal((await ask('GET /env')).text, '/hush')
})

t.test('the mock gets another name and prefix, as a new revision', async (t) => {
  const { page, ask, host } = await openTab(t, 'settings', { mock })
  const section = page.getByRole('region', { name: 'Mock', exact: true })
  await section.getByLabel('Name').fill('Store')
  await section.getByLabel('Prefix').fill('api')
  await section.getByText('Live · revision 2').waitFor()
  t.equal((await ask('GET /api/hello')).text, 'hi')
  t.match((await host.api('GET /deployments/tested')).json, { name: 'Store', revision: 2 })
})

t.test('the subdomain is changed where it is free, and host names are added', async (t) => {
  const { page, ask, expectProblem } = await openTab(t, 'settings', { mock })
  const field = page.getByLabel('Subdomain')
  const change = page.getByRole('button', { name: 'Change', exact: true })
  await field.fill('a')
  await page.getByText('It has fewer than 3 characters.').waitFor()
  t.ok(await change.isDisabled())
  await page.getByLabel('Host names of its own').fill('api.shop.example')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('list', { name: 'Host names' }).getByText('api.shop.example').waitFor()
  t.equal((await ask('GET /hello', { host: 'api.shop.example' })).text, 'hi')
  // What still asks for the old name is told that it is gone.
  expectProblem(/404/)
  await field.fill('renamed')
  await change.click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Change the subdomain' }).click()
  await page.waitForURL(/\/deployments\/renamed\/settings/)
  t.equal((await ask('GET /hello', { host: 'renamed.localhost' })).text, 'hi')
})

t.test('limits hold as soon as they are saved', async (t) => {
  const { page, ask, host } = await openTab(t, 'settings', { mock })
  await page.getByLabel('Requests a month').fill('1')
  await page.getByLabel('Size of the state').fill('2')
  await page.getByRole('button', { name: 'Save the limits' }).click()
  await page.getByText('The limits are changed').waitFor()
  const { quotas } = (await host.api('GET /deployments/tested')).json
  t.match(quotas, { monthlyCalls: 1, stateBytes: 2 * 1_024 * 1_024 })
  t.equal((await ask('GET /hello')).status, 200)
  t.equal((await ask('GET /hello')).status, 429)
})

t.test('a deployment is paused, resumed, and deleted by its name', async (t) => {
  const { page, ask, url, expectProblem } = await openTab(t, 'settings', { mock })
  const zone = page.getByRole('region', { name: 'Danger zone' })
  await zone.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('The mock is paused').waitFor()
  t.equal((await ask('GET /hello')).status, 503)
  await zone.getByRole('button', { name: 'Resume' }).click()
  await page.getByText('The mock answers again').waitFor()
  t.equal((await ask('GET /hello')).status, 200)
  await zone.getByRole('button', { name: 'Delete…' }).click()
  const question = page.getByRole('alertdialog')
  const confirm = question.getByRole('button', { name: 'Delete the deployment' })
  t.ok(await confirm.isDisabled())
  expectProblem(/404/)
  await question.getByLabel(/Type "tested"/).fill('tested')
  await confirm.click()
  await page.waitForURL(`${url}/`)
  t.equal((await ask('GET /hello')).status, 404)
})

t.test('who may only look sees the settings and changes none', async (t) => {
  const ui = await openTab(t, 'settings', { mock })
  const { key } = (await ui.host.api('POST /keys', { name: 'viewer', scope: 'read' })).json
  const { page } = await openTab(t, 'settings', {
    mock,
    deployment: { subdomain: 'seen' },
    host: ui.host,
    browser: ui.browser,
    key,
  })
  await page.getByText('Keys are shown to those who may deploy.').waitFor()
  t.ok(await page.getByRole('radio', { name: /Private/ }).isDisabled())
  for (const name of ['New key', 'New variable', 'Delete…'])
    t.equal(await page.getByRole('button', { name }).getAttribute('aria-disabled'), 'true', name)
})

t.test('files are uploaded, sent by the mock, downloaded and deleted', async (t) => {
  const logo = { endpoint: '/logo', filePath: 'img/logo.svg', sendFileAsBody: true }
  const { page, ask, expectProblem } = await openTab(t, 'settings', { mock: { routes: [logo] } })
  const files = page.getByRole('region', { name: 'Files' })
  await files.getByText('No files').waitFor()
  t.equal((await ask('GET /logo')).status, 404)
  const choose = (...names: string[]) =>
    files
      .locator('input[type=file]')
      .setInputFiles(
        names.map((name) => ({ name, mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') })),
      )
  await files.getByLabel('Folder').fill('/img/')
  await choose('logo.svg', 'other.svg')
  await page.getByText('2 files are live').waitFor()
  await files.getByRole('rowheader', { name: 'img/logo.svg' }).waitFor()
  await files.getByText('12 bytes of 64 MB are used.').waitFor()
  t.equal((await ask('GET /logo')).text, '<svg/>')
  const downloading = page.waitForEvent('download')
  await files.getByRole('button', { name: 'Download img/logo.svg' }).click()
  t.equal((await downloading).suggestedFilename(), 'logo.svg')
  await files.getByRole('button', { name: 'Delete img/logo.svg' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete the file' }).click()
  await page.getByText('img/logo.svg is deleted').waitFor()
  t.equal((await ask('GET /logo')).status, 404)
  expectProblem(/status of 422/)
  await files.getByLabel('Folder').fill('..')
  await choose('a.svg')
  await files.getByText('it leads out of the files of the mock').waitFor()
})
