// The tabs that edit the mock beside its routes: data, callbacks, headers, proxy. Each edit is live at once.
import t from 'tap'
import { openTab } from '../support/open-tab.ts'

const mock = {
  name: 'Shop',
  data: { users: [{ id: 1 }] },
  callbacks: [
    { uuid: '6f1f3c0a-2f0e-4b42-9a5b-0c6a3a1d1b02', name: 'Tell', uri: 'http://localhost:1/' },
  ],
  routes: [
    {
      uuid: '6f1f3c0a-2f0e-4b42-9a5b-0c6a3a1d1b01',
      endpoint: '/users',
      responses: [
        {
          databucketID: 'users',
          callbacks: [{ uuid: '6f1f3c0a-2f0e-4b42-9a5b-0c6a3a1d1b02' }],
          rules: [{ target: 'header', modifier: 'X-Never', value: 'set' }],
        },
        { default: true, databucketID: 'users' },
      ],
    },
  ],
}

t.test('a bucket gets another id and value, and what sends it follows', async (t) => {
  const { page, ask } = await openTab(t, 'data', { mock })
  await page.getByRole('link', { name: 'GET /users' }).first().waitFor()
  await page.getByLabel('Id', { exact: true }).fill('people')
  await page.getByRole('textbox', { name: 'First value of users' }).fill('[{ "id": 2 }]')
  await page.getByText('Live · revision 2').waitFor()
  t.same((await ask('GET /users')).json, [{ id: 2 }])
})

t.test('a new bucket is made by its template, here and on the server', async (t) => {
  const { page, host } = await openTab(t, 'data', { mock })
  await page.getByRole('button', { name: 'New bucket' }).click()
  await page.getByText('Nothing uses it yet').waitFor()
  const editor = page.getByRole('textbox', { name: 'First value of data' })
  await editor.fill('[{{#repeat 3}}{{@index}}{{/repeat}}]')
  await page.getByRole('tab', { name: 'Made anew' }).click()
  const anew = page.getByRole('textbox', { name: 'Value made anew' })
  await anew.getByText('2').first().waitFor()
  await page.getByText('Live · revision 2').waitFor()
  await page.getByRole('tab', { name: 'Now' }).click()
  await page.getByRole('textbox', { name: 'Value now' }).getByText('2').first().waitFor()
  const { buckets } = (await host.api('GET /deployments/tested/state')).json
  t.match(buckets, [{ id: 'users' }, { id: 'data', value: [0, 1, 2] }])
})

t.test('a template that is none is told, and the last good mock stays live', async (t) => {
  const { page, ask } = await openTab(t, 'data', { mock })
  await page.getByRole('textbox', { name: 'First value of users' }).fill('{{#each}}')
  await page.getByText('Not valid').waitFor()
  await page.getByRole('img', { name: 'Has mistakes' }).waitFor()
  t.same((await ask('GET /users')).json, [{ id: 1 }])
})

t.test('a bucket that is used is removed only when someone is sure', async (t) => {
  const { page } = await openTab(t, 'data', { mock })
  await page.getByRole('button', { name: 'Remove the bucket' }).click()
  const question = page.getByRole('alertdialog')
  t.match(await question.textContent(), /2 parts of the mock use it/)
  await question.getByRole('button', { name: 'Remove the bucket' }).click()
  await page.getByText('No data buckets').waitFor()
  await page.getByText('Not valid').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('textbox', { name: 'First value of users' }).waitFor()
})

t.test('a callback is edited, signed, and removed from the responses that make it', async (t) => {
  const { page, host } = await openTab(t, 'callbacks', { mock })
  const saved = async () => (await host.api('GET /deployments/tested/mock')).json
  await page.getByRole('textbox', { name: 'URL' }).fill('https://example.com/hook')
  await page.getByText('Sign it', { exact: true }).click()
  await page.getByLabel('Secret').fill("{{getEnvVar 'KEY'}}")
  await page.getByText(/Live · revision [2-9]/).waitFor()
  t.match((await saved()).callbacks[0], {
    uri: 'https://example.com/hook',
    signature: { secret: "{{getEnvVar 'KEY'}}" },
  })
  await page.getByText('makes it after its answer').waitFor()
  await page.getByRole('button', { name: 'Remove the callback' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove the callback' }).click()
  await page.getByText('No callbacks').waitFor()
  await page.getByText(/Live · revision [3-9]/).waitFor()
  t.equal((await saved()).callbacks, undefined)
})

t.test('headers of the mock are on every answer, those of CORS by one press', async (t) => {
  const { page, ask } = await openTab(t, 'headers', { mock })
  await page.getByRole('button', { name: 'Add a header' }).click()
  await page.getByLabel('Name 1').fill('X-Shop')
  await page.getByLabel('Value of X-Shop').fill('{{add 1 2}}')
  await page.getByRole('button', { name: 'Add the CORS headers' }).click()
  await page.getByText(/Live · revision [2-9]/).waitFor()
  t.match((await ask('GET /users')).headers, {
    'x-shop': '3',
    'access-control-allow-origin': '*',
  })
})

t.test('where requests are forwarded is a part of the mock', async (t) => {
  const { page, host } = await openTab(t, 'proxy', { mock })
  await page.getByLabel('To', { exact: true }).fill('http://localhost:1/api')
  await page.getByText('Forward what no route answers', { exact: true }).click()
  await page.getByRole('button', { name: 'Add a request header' }).click()
  await page.getByRole('group', { name: 'Request headers' }).getByLabel('Name 1').fill('X-From')
  await page.getByLabel('Value of X-From').fill('mock')
  await page.getByText(/Live · revision [2-9]/).waitFor()
  t.match((await host.api('GET /deployments/tested/mock')).json, {
    proxyMode: true,
    proxyHost: 'http://localhost:1/api',
    proxyReqHeaders: { 'X-From': 'mock' },
  })
})
