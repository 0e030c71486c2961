// Recording: the real API behind a mock is used through it, and what it answered becomes routes of the mock.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { openTab } from '../support/open-tab.ts'

/** An API that counts how often it was asked. */
async function startApi(t: Test) {
  let asked = 0
  const server = createServer((request, response) => {
    asked++
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ from: 'the real one', path: request.url }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, asked: () => asked }
}

t.test('what was forwarded is looked over, and answered by the mock from then on', async (t) => {
  const api = await startApi(t)
  const { page, ask, host } = await openTab(t, 'proxy', {
    mock: { name: 'Front', proxyMode: true, proxyHost: api.url, routes: [] },
    args: ['--allow-upstream', '127.0.0.1'],
  })
  await page.getByRole('button', { name: 'Start recording' }).click()
  await page.getByText('Nothing was forwarded yet').waitFor()
  for (const id of [1, 2]) t.equal((await ask(`GET /users/${id}`)).json.from, 'the real one')
  await ask('GET /status')
  const routes = page.getByRole('list', { name: 'Recorded routes' })
  await routes.getByText('GET /status').waitFor()
  t.match(await routes.textContent(), /GET \/users\/:\w+/)
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText('GET /status', { exact: true }).click()
  await page.getByRole('button', { name: 'Take 1 route' }).click()
  await page.getByText('GET /users/:userId is taken').waitFor()
  const asked = api.asked()
  t.match((await ask('GET /users/2')).json, { from: 'the real one', path: '/users/2' })
  t.equal(api.asked(), asked, 'the mock has answered it')
  await ask('GET /status')
  t.equal(api.asked(), asked + 1, 'what was not taken is forwarded as before')
  await page.getByText(/Live · revision 2/).waitFor()
  await page.getByRole('button', { name: 'Forget the recording' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget it' }).click()
  await page.getByText('Nothing is recorded.').waitFor()
  t.match((await host.api('GET /deployments/tested/recording')).json, { exchanges: 0 })
})
