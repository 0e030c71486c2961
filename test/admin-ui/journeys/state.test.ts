// The state tab: what requests have changed is seen, edited, taken back, and apart for each session.
import t from 'tap'
import { openTab } from '../support/open-tab.ts'

const mock = {
  name: 'Shop',
  data: { items: [{ id: 1, name: 'Cup' }], orders: [] },
  routes: [
    { type: 'crud', endpoint: '/items', databucketID: 'items' },
    { endpoint: '/visits', body: "{{setGlobalVar 'visits' (add (getGlobalVar 'visits') 1)}}ok" },
    { endpoint: '/read', body: "{{getGlobalVar 'visits'}}" },
  ],
}

t.test('a bucket that is edited is what the mock answers, until it is reset', async (t) => {
  const { page, ask } = await openTab(t, 'state', { mock })
  const editor = page.getByRole('textbox', { name: 'Value of items' })
  await editor.fill('[{ "id": 7, "name": ')
  await page.getByText('a value is missing here').first().waitFor()
  t.ok(await page.getByRole('button', { name: 'Save' }).isDisabled(), 'no JSON, no saving')
  await editor.fill('[{ "id": 7, "name": "Lamp" }]')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('items is changed').waitFor()
  t.same((await ask('GET /items')).json, [{ id: 7, name: 'Lamp' }])
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset the bucket' }).click()
  await page.getByText('items is as the mock begins with it').waitFor()
  t.same((await ask('GET /items')).json, [{ id: 1, name: 'Cup' }])
})

t.test('what requests do while someone edits is told before it is replaced', async (t) => {
  const { page, ask } = await openTab(t, 'state', { mock })
  const editor = page.getByRole('textbox', { name: 'Value of items' })
  await editor.fill('[]')
  await page.getByText('Not saved yet.').waitFor()
  await ask('POST /items', { body: { name: 'Pot' } })
  await page.getByText('Requests have changed it since you began').waitFor()
  t.equal(await editor.textContent(), '[]')
  await page.getByRole('button', { name: 'Discard' }).click()
  await editor.getByText('"Pot"').waitFor()
})

t.test('variables and counters are seen, set and forgotten', async (t) => {
  const { page, ask } = await openTab(t, 'state?part=variables', { mock })
  await page.getByText('No variables').waitFor()
  await ask('GET /visits')
  await page.getByRole('row', { name: /visits 1/ }).waitFor()
  await page.getByRole('button', { name: 'Change visits' }).click()
  await page.getByRole('dialog').getByLabel('Value').fill('41')
  await page.getByRole('button', { name: 'Set the variable' }).click()
  await page.getByRole('row', { name: /visits 41/ }).waitFor()
  t.equal((await ask('GET /read')).text, '41')
  await page.getByRole('tab', { name: /Counters/ }).click()
  await page.getByRole('row', { name: /GET \/visits 1/ }).waitFor()
  await page.getByRole('button', { name: 'Change the count of GET /visits' }).click()
  await page.getByLabel('Count of GET /visits').fill('12')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await page.getByRole('row', { name: /GET \/visits 12/ }).waitFor()
  await page.getByRole('button', { name: 'Reset all' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset all state' }).click()
  await page.getByText('No requests yet').waitFor()
  t.equal((await ask('GET /read')).text, '')
})

t.test('a session is looked into, and its state is its own', async (t) => {
  const { page, ask } = await openTab(t, 'state?part=sessions', { mock })
  const headers = { 'x-mockhost-session': 'ci-1' }
  await ask('POST /items', { body: { name: 'Pot' }, headers })
  await page.getByRole('button', { name: 'Look into ci-1' }).click()
  const editor = page.getByRole('textbox', { name: 'Value of items' })
  await editor.getByText('"Pot"').waitFor()
  await editor.fill('[]')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('items is changed').waitFor()
  t.same((await ask('GET /items', { headers })).json, [])
  t.same((await ask('GET /items')).json, [{ id: 1, name: 'Cup' }])
  await page.getByRole('tab', { name: 'Sessions' }).click()
  await page.getByRole('button', { name: 'End ci-1' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'End the session' }).click()
  await page.getByText('ci-1 is ended').waitFor()
})
