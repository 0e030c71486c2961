// The traffic tab: what comes is shown with its reason, looked into, sent again, and made a route.
import t, { type Test } from 'tap'
import { openTab } from '../support/open-tab.ts'

const mock = {
  name: 'Shop',
  endpointPrefix: 'api',
  routes: [
    {
      endpoint: '/users/:id',
      responses: [
        {
          label: 'gone',
          statusCode: 410,
          rules: [{ target: 'params', modifier: 'id', value: '9' }],
          body: { gone: true },
        },
        { default: true, body: { id: "{{urlParam 'id'}}" } },
      ],
    },
    { uuid: '6f1f3c0a-2f0e-4b42-9a5b-0c6a3a1d1b01', endpoint: '/orders', body: 'orders' },
  ],
}

const open = async (t: Test) => {
  const ui = await openTab(t, 'traffic', { mock })
  await ui.page.getByText('Live', { exact: true }).waitFor()
  return ui
}
type Ui = Awaited<ReturnType<typeof open>>

const rowOf = ({ page }: Ui, path: string) =>
  page.getByRole('option').filter({ hasText: path }).first()

t.test('a request appears as it comes, with the reason for its answer', async (t) => {
  const ui = await open(t)
  const { page, ask } = ui
  await page.getByText('Waiting for the first request').waitFor()
  await ask('GET /api/users/9?full=yes')
  const row = rowOf(ui, '/api/users/9')
  t.match(await row.textContent(), /GET.*\/api\/users\/9\?full=yes.*410.*response 1 "gone"/s)
  await row.click()
  const why = page.getByRole('region', { name: 'Why this response' })
  t.match(await why.textContent(), /GET \/api\/users\/:id/)
  t.match(await why.getByRole('listitem').allTextContents(), [
    /^ReadGET \/api\/users\/9\?full=yes/,
    /^Match.*id is "9"/,
    /^ChooseResponse 1 "gone"/,
    /^RenderStatus 410/,
    /^AnswerStatus 410 was sent/,
  ])
  const response = page.getByRole('region', { name: 'Response', exact: true })
  await response.getByText('"gone": true').waitFor()
  const request = page.getByRole('region', { name: 'Request', exact: true })
  await request.getByRole('rowheader', { name: 'full' }).waitFor()
})

t.test('the keyboard goes from line to line, opens and closes', async (t) => {
  const ui = await open(t)
  const { page, ask } = ui
  for (const id of [1, 2, 3]) await ask(`GET /api/users/${id}`)
  await rowOf(ui, '/users/3').waitFor()
  await page.getByRole('listbox').focus()
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const heading = page
    .getByRole('region', { name: 'Transaction', exact: true })
    .getByRole('heading', { level: 2 })
  t.equal(await heading.textContent(), '/api/users/2')
  await page.keyboard.press('j')
  await page.getByText('"id": "1"').first().waitFor()
  t.equal(await heading.textContent(), '/api/users/1')
  t.match(page.url(), /[?&]id=\d+/)
  await page.reload()
  t.equal(await heading.textContent(), '/api/users/1', 'the address leads back to it')
  await page.keyboard.press('Escape')
  await heading.waitFor({ state: 'detached' })
})

t.test(
  'a list that is read stays where it is while transactions are opened and closed',
  async (t) => {
    const ui = await open(t)
    const { page, ask } = ui
    for (let id = 100; id < 160; id++) await ask(`GET /api/users/${id}`)
    await rowOf(ui, '/users/159').waitFor()
    const list = page.getByRole('listbox')
    const top = () => list.evaluate((element) => element.scrollTop)
    await list.evaluate((element) => element.scrollTo({ top: 1_000 }))
    await page.getByRole('button', { name: 'Paused — resume' }).waitFor()
    await rowOf(ui, '/users/125').click()
    await page.getByRole('region', { name: 'Why this response' }).waitFor()
    t.equal(await top(), 1_000)
    await page.keyboard.press('Escape')
    await page.getByRole('region', { name: 'Why this response' }).waitFor({ state: 'detached' })
    t.equal(await top(), 1_000)
    await page.keyboard.press('/')
    await page.keyboard.type('101')
    await rowOf(ui, '/users/159').waitFor({ state: 'detached' })
    await rowOf(ui, '/users/101').waitFor()
    t.equal(await page.getByRole('option').count(), 1)
    await page.getByText('Live', { exact: true }).waitFor()
  },
)

t.test('a filter is kept in the address, and holds for what comes', async (t) => {
  const ui = await open(t)
  const { page, ask } = ui
  await ask('GET /api/users/1')
  await ask('GET /api/nothing')
  await rowOf(ui, '/api/nothing').waitFor()
  await page.getByRole('button', { name: '4xx' }).click()
  await rowOf(ui, '/api/users/1').waitFor({ state: 'detached' })
  t.match(page.url(), /status=4xx/)
  await ask('GET /api/users/2')
  await ask('GET /api/users/9')
  await rowOf(ui, '/api/users/9').waitFor()
  t.equal(await page.getByRole('option').count(), 2)
  await page.getByRole('searchbox', { name: 'Path' }).fill('nothing')
  await rowOf(ui, '/api/users/9').waitFor({ state: 'detached' })
  await rowOf(ui, '/api/nothing').waitFor()
  t.equal(await page.getByRole('option').count(), 1)
  await page.getByRole('button', { name: 'No filter' }).click()
  await rowOf(ui, '/api/users/2').waitFor()
})

t.test(
  'what nobody answered leads to the nearest routes, and becomes a route that does',
  async (t) => {
    const ui = await open(t)
    const { page, ask } = ui
    t.equal((await ask('GET /api/order/42')).status, 404)
    await rowOf(ui, '/api/order/42').click()
    const nearest = page.getByRole('region', { name: 'Why this response' })
    const link = nearest.getByRole('link', { name: 'GET /api/orders' })
    t.match(await link.getAttribute('href'), /\/routes\?route=6f1f3c0a/)
    t.match(await nearest.textContent(), /Its path has "orders" where the request has "order"/)
    await page.getByRole('button', { name: 'Make a route' }).click()
    const dialog = page.getByRole('dialog')
    t.equal(await dialog.getByLabel('Path').inputValue(), '/order/:id')
    await dialog.getByRole('textbox', { name: 'Body' }).fill(`{ "order": "{{urlParam 'id'}}" }`)
    await dialog.getByRole('button', { name: 'Add the route' }).click()
    await page.getByText('GET /order/:id is made').waitFor()
    await until(async () => (await ask('GET /api/order/7')).status === 200)
    t.same((await ask('GET /api/order/7')).json, { order: '7' })
  },
)

t.test('a request is tried against the mock as it is now, and sent again', async (t) => {
  const ui = await open(t)
  const { page, ask, host } = ui
  await ask('GET /api/orders')
  const { json } = await host.api('GET /deployments/tested/mock')
  json.routes[1].body = 'no orders'
  await host.api('PUT /deployments/tested/mock', json)
  await rowOf(ui, '/api/orders').click()
  await page.getByRole('button', { name: 'Replay' }).click()
  await page.getByRole('menuitem', { name: /Dry run/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: 'Dry run: another answer' }).waitFor()
  await dialog.getByText('no orders').waitFor()
  await dialog.getByRole('button', { name: 'Done' }).click()
  t.equal(await page.getByRole('option').count(), 1, 'a dry run is not recorded')
  await page.getByRole('button', { name: 'Replay' }).click()
  await page.getByRole('menuitem', { name: /Send again/ }).click()
  await dialog.getByRole('button', { name: 'Open the new transaction' }).click()
  await page.getByRole('option').nth(1).waitFor()
  const response = page.getByRole('region', { name: 'Response', exact: true })
  await response.getByText('no orders').waitFor()
})

t.test('a request is copied as a line for a shell', async (t) => {
  const ui = await open(t)
  const { page, ask, url } = ui
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url })
  await ask('POST /api/orders', { body: { a: 1 } })
  await rowOf(ui, '/api/orders').click()
  await page.getByRole('button', { name: 'Copy as curl' }).click()
  await page.getByText('Copied', { exact: true }).waitFor()
  const line = await page.evaluate(() => navigator.clipboard.readText())
  t.match(line, /^curl 'http:\/\/tested\.localhost:\d+\/api\/orders'/)
  t.match(line, /--data-raw '\{"a":1\}'/)
})

t.test('the log is cleared when someone is sure', async (t) => {
  const ui = await open(t)
  const { page, ask } = ui
  await ask('GET /api/orders')
  await rowOf(ui, '/api/orders').waitFor()
  await page.getByRole('button', { name: 'Clear the log' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Clear the log' }).click()
  await page.getByText('Waiting for the first request').waitFor()
  await ask('GET /api/users/1')
  await rowOf(ui, '/api/users/1').waitFor()
})

t.test(
  'of two thousand requests at once each is in the list, or counted as left out',
  async (t) => {
    const ui = await open(t)
    const { page } = ui
    const lanes = Array.from({ length: 20 }, async (_, lane) => {
      for (let n = 0; n < 100; n++) await ui.ask(`GET /api/users/${lane * 100 + n}`)
    })
    await Promise.all(lanes)
    await page.getByText('2,000 received').waitFor()
    t.ok((await page.getByRole('option').count()) < 100, 'only what is in sight is drawn')
    t.equal(await page.evaluate(countOfList), 2_000)
    await page.getByRole('button', { name: 'Paused — resume' }).waitFor()
    await ui.ask('GET /api/orders')
    await page.getByRole('button', { name: '1 new — resume' }).click()
    await rowOf(ui, '/api/orders').waitFor()
  },
)

/** Reads the list from its top to its end, as far as it is drawn at each place. Runs in the page. */
async function countOfList(): Promise<number> {
  const list = document.querySelector('[role=listbox]')
  if (!list) return 0
  const lines = new Map<string, number>()
  for (let top = 0; top <= list.scrollHeight; top += list.clientHeight) {
    list.scrollTo({ top })
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    for (const line of list.querySelectorAll('[role=option]')) {
      const leftOut = /^([\d,]+) (?:left out|no longer)/.exec(line.textContent ?? '')?.[1]
      const count = leftOut === undefined ? 1 : Number(leftOut.replaceAll(',', ''))
      lines.set(line.getAttribute('aria-posinset') ?? '', count)
    }
  }
  return [...lines.values()].reduce((sum, count) => sum + count, 0)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50))
}
