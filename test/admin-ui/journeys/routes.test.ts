// The routes tab: what is edited is live at once, by mouse or by keyboard, alone or with others.
import type { Locator, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { findBarriers } from '../support/check-page.ts'
import { type OpenTabOptions, openTab } from '../support/open-tab.ts'
import { openUi } from '../support/open-ui.ts'

const mock = {
  name: 'Shop',
  routes: [
    {
      uuid: '6f1f3c0a-2f0e-4b42-9a5b-0c6a3a1d1b01',
      endpoint: '/hello',
      body: 'hello',
      headers: { 'Content-Type': 'text/plain' },
    },
    { uuid: '6f1f3c0a-2f0e-4b42-9a5b-0c6a3a1d1b02', endpoint: '/users/:id', body: 'by id' },
    { uuid: '6f1f3c0a-2f0e-4b42-9a5b-0c6a3a1d1b03', endpoint: '/users/me', body: 'me' },
  ],
}

const open = (t: Test, options: Partial<OpenTabOptions> = {}) =>
  openTab(t, 'routes', { mock, ...options })
type Ui = Awaited<ReturnType<typeof open>>

const tree = (page: Page) => page.getByRole('treegrid', { name: 'Routes' })
const choose = (page: Page, path: string) =>
  tree(page).getByRole('row', { name: path }).first().click()
const body = (page: Page) => page.getByRole('textbox', { name: 'Body' })

/** Waits until a revision is live. */
const live = (page: Page, revision: number) =>
  page
    .getByRole('status')
    .filter({ hasText: `Live · revision ${revision}` })
    .waitFor()

async function type(page: Page, text: string): Promise<void> {
  await body(page).click()
  await page.keyboard.press('Control+a')
  // Chromium would keep the look of what is written over, in a style that the page's policy forbids.
  await page.keyboard.press('Delete')
  await page.keyboard.insertText(text)
}

t.test('a body that is typed is live without saving, and can be undone', async (t) => {
  const { page, ask } = await open(t)
  await choose(page, '/hello')
  await type(page, 'good day')
  await live(page, 2)
  t.equal((await ask('GET /hello')).text, 'good day')
  await page.getByRole('button', { name: 'Undo' }).click()
  await live(page, 3)
  t.equal((await ask('GET /hello')).text, 'hello')
  await page.getByRole('button', { name: 'Redo' }).click()
  await live(page, 4)
  t.equal((await ask('GET /hello')).text, 'good day')
})

t.test('a rule that is added by form decides', async (t) => {
  const { page, ask } = await open(t)
  await choose(page, '/hello')
  await page.getByRole('button', { name: 'Add a response' }).click()
  await page.getByLabel('Label').fill('for the brave')
  await type(page, 'brave hello')
  await page.getByRole('tab', { name: /^Rules/ }).click()
  await page.getByRole('button', { name: 'Add a rule' }).click()
  const rule = page.getByRole('group', { name: 'Rule 1' })
  await rule.getByLabel('Which part').fill('brave')
  await rule.getByLabel('With what').fill('yes')
  await page.getByRole('status').filter({ hasText: /Live/ }).waitFor()
  await t.resolves(answering(() => ask('GET /hello?brave=yes'), 'brave hello'))
  t.equal((await ask('GET /hello?brave=no')).text, 'hello')
  await rule.getByRole('button', { name: 'What' }).click()
  await page.getByRole('option', { name: 'Method' }).click()
  await rule.getByRole('button', { name: 'How it is compared' }).click()
  t.notMatch(await page.getByRole('option').allTextContents(), /empty list/)
})

async function answering(ask: () => Promise<{ text: string }>, text: string): Promise<void> {
  while ((await ask()).text !== text) await new Promise((resolve) => setTimeout(resolve, 50))
}

t.test(
  'a template that is none is told at its line, and the last good one goes on answering',
  async (t) => {
    const { page, ask } = await open(t)
    await choose(page, '/hello')
    await type(page, 'one\n{{#if x}}two')
    await page.getByRole('status').filter({ hasText: 'Not valid' }).waitFor()
    await page.locator('.cm-lintRange-error, .cm-lintPoint-error').first().waitFor()
    t.equal((await ask('GET /hello')).text, 'hello')
    await type(page, "mended {{queryParam 'x'}}")
    await live(page, 2)
    t.equal((await ask('GET /hello?x=1')).text, 'mended 1')
  },
)

t.test('a route is added, written and tried by keyboard alone', async (t) => {
  const { page, ask } = await open(t)
  await tree(page).getByRole('row').first().waitFor()
  await page.keyboard.press('r')
  await page.getByLabel('Path', { exact: true }).and(page.locator(':focus')).waitFor()
  await page.keyboard.type('typed')
  await body(page).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('typed body')
  await t.resolves(answering(() => ask('GET /typed'), 'typed body'))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Try it' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Send' }).focus()
  await page.keyboard.press('Enter')
  const answer = page.getByRole('region', { name: 'Answer' })
  await answer.getByText('typed body').waitFor()
  t.match(await answer.textContent(), /Why this answer.*GET \/typed/s)
})

t.test('a route that is moved up by keyboard answers before the others', async (t) => {
  const { page, ask } = await open(t)
  t.equal((await ask('GET /users/me')).text, 'by id')
  await choose(page, '/users/me')
  await page.keyboard.press('Alt+ArrowUp')
  await live(page, 2)
  t.equal((await ask('GET /users/me')).text, 'me')
})

t.test('a route that is dragged above another one answers before it', async (t) => {
  const { page, ask } = await open(t)
  const row = (path: string) => tree(page).getByRole('row', { name: path, exact: true })
  t.equal((await ask('GET /users/me')).text, 'by id')
  await drag(page, row('GET /users/me'), row('GET /users/:id'))
  await live(page, 2)
  t.equal((await ask('GET /users/me')).text, 'me')
  t.match(await tree(page).getByRole('row').allTextContents(), [/hello/, /users\/me/, /users\/:id/])
})

/** Lets go of a row above another one. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover()
  await page.mouse.down()
  // Where it is moved over is told by several moves, as a hand makes them.
  for (const y of [20, 12, 6, 3, 2]) await to.hover({ position: { x: 120, y } })
  await page.mouse.up()
}

t.test('a folder is made and named, and routes go in and out of it by keyboard', async (t) => {
  const { page, host, ask } = await open(t)
  const saved = async () => (await host.api('GET /deployments/tested/mock')).json
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Folder' }).click()
  await page.getByRole('dialog', { name: 'Name of the folder' }).waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('People')
  await page.keyboard.press('Enter')
  await choose(page, 'People')
  for (let time = 0; time < 3; time++) await page.keyboard.press('Alt+ArrowUp')
  await choose(page, '/hello')
  await page.keyboard.press('Alt+ArrowRight')
  await page.getByText(/Live · revision [2-9]/).waitFor()
  t.match(await saved(), {
    folders: [{ name: 'People', children: [{ uuid: mock.routes[0]?.uuid }] }],
  })
  t.equal((await ask('GET /hello')).text, 'hello')
  await page.keyboard.press('Alt+ArrowLeft')
  await t.resolves(until(async () => ((await saved()).folders[0].children ?? []).length === 0))
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50))
}

t.test(
  'all routes are chosen at once, copied, and pasted with identities of their own',
  async (t) => {
    const { page } = await open(t, { permissions: ['clipboard-read', 'clipboard-write'] })
    await choose(page, '/hello')
    await page.keyboard.press('Control+a')
    await page.getByText('3 routes · 3 chosen').waitFor()
    await page.keyboard.press('Control+c')
    await page.getByText('Copied 3 routes').first().waitFor()
    await page.keyboard.press('Control+v')
    await page.getByText(/^6 routes/).waitFor()
    await live(page, 2)
  },
)

t.test('helpers are offered as one types, with what they do, and names of faker too', async (t) => {
  const { page } = await open(t)
  await choose(page, '/hello')
  await type(page, '')
  await page.keyboard.type('{{urlPar')
  const offered = page.locator('.cm-tooltip-autocomplete')
  await offered.getByText('a parameter of the path').waitFor()
  await page.keyboard.press('Escape')
  await type(page, "{{faker 'x'}}")
  await page.locator('output').waitFor()
  await type(page, '')
  await page.keyboard.type("{{faker 'person.fullN")
  await offered.getByText('person.fullName').waitFor()
})

const PRIVATE: object = { visibility: 'private' }

t.test('a WebSocket is talked with', async (t) => {
  const { page } = await open(t, {
    mock: { routes: [{ type: 'ws', endpoint: '/echo', body: 'you said {{body}}' }] },
    deployment: PRIVATE,
  })
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByLabel('Message', { exact: true }).fill('hello')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('list', { name: 'Messages' }).getByText('you said hello').waitFor()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByText(/^closed/).waitFor()
})

t.test('what is changed while the server is away is saved when it is back', async (t) => {
  const { page, ask, expectProblem } = await open(t)
  expectProblem(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/)
  await choose(page, '/hello')
  await page.context().setOffline(true)
  await type(page, 'written in a tunnel')
  await page.getByText('Not saved yet').waitFor()
  t.equal((await ask('GET /hello')).text, 'hello')
  await page.context().setOffline(false)
  await t.resolves(answering(() => ask('GET /hello'), 'written in a tunnel'))
})

t.test('routes are duplicated, switched off and deleted, and that is undone', async (t) => {
  const { page, ask } = await open(t)
  await choose(page, '/hello')
  await page.keyboard.press('Control+d')
  await page.getByText('4 routes').waitFor()
  await page.keyboard.press('Delete')
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('region'))
    .getByRole('button', { name: 'Undo' })
    .first()
    .waitFor()
  await page.getByText('3 routes').waitFor()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await page.getByText('4 routes').waitFor()
  await choose(page, '/users/:id')
  await page.getByRole('switch', { name: 'Answers' }).click({ force: true })
  await t.resolves(answering(() => ask('GET /users/me'), 'me'))
})

t.test(
  'two on one mock see what the other saves, and choose where both changed the same',
  async (t) => {
    const { page, host, browser, ask } = await open(t)
    const other = await openUi(t, { host, browser, hasSample: false })
    await other.page.goto(`${other.url}/deployments/tested/routes`)
    await choose(other.page, '/users/me')
    await choose(page, '/hello')
    await type(page, 'from the first')
    await live(page, 2)
    await live(other.page, 2)
    // Both change the same body; the second one's save comes too late.
    await choose(other.page, '/hello')
    await other.page.route('**/mock*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      await route.continue()
    })
    other.expectProblem(/412/)
    await type(other.page, 'from the second')
    await type(page, 'from the first again')
    await live(page, 3)
    const dialog = other.page.getByRole('dialog', { name: 'Somebody else changed the same' })
    await dialog.getByText('from the second').waitFor()
    await dialog.getByText('from the first again').waitFor()
    t.equal((await ask('GET /hello')).text, 'from the first again', 'nothing is written over')
    await dialog.getByRole('button', { name: 'Save this' }).click()
    await t.resolves(answering(() => ask('GET /hello'), 'from the second'))
  },
)

t.test('a thousand routes are filtered as one types, and only what is seen is drawn', async (t) => {
  const routes = Array.from({ length: 1_000 }, (_, number) => ({
    method: number % 2 === 0 ? 'get' : 'post',
    endpoint: `/things/${number}`,
    body: String(number),
  }))
  const { page } = await open(t, { mock: { routes } })
  await page.getByText('1000 routes').waitFor()
  t.ok((await tree(page).getByRole('row').count()) < 100)
  await page.keyboard.press('/')
  await page.keyboard.type('post 999')
  await tree(page).getByRole('row', { name: '/things/999' }).waitFor()
  t.equal(await tree(page).getByRole('row').count(), 1)
})

t.test('what the engine makes of a body is shown before anybody asks for it', async (t) => {
  const { page } = await open(t)
  await choose(page, '/users/:id')
  await type(page, "{{urlParam 'id'}} wants {{queryParam 'what'}}")
  await page.getByLabel('Path and query of the request').fill('/users/7?what=tea')
  await page.getByText('7 wants tea').waitFor()
  await type(page, "{{header 'X-Who' 'nobody'}}")
  await page.getByText('nobody', { exact: true }).waitFor()
  await page.getByText('Headers and body of the request').click()
  await page.getByRole('button', { name: 'Add a header' }).click()
  await page.getByLabel('Name 1').fill('X-Who')
  await page.getByLabel('Value of X-Who').fill('Ann')
  await page.locator('output').getByText('Ann', { exact: true }).waitFor()
})

for (const colorScheme of ['light', 'dark'] as const)
  t.test(`nobody is shut out of it, ${colorScheme}`, async (t) => {
    const { page }: Ui = await openTab(t, 'routes', { mock, colorScheme })
    await choose(page, '/hello')
    await body(page).waitFor()
    t.same(await findBarriers(page), [])
    await page.getByRole('tab', { name: /^Rules/ }).click()
    await page.getByRole('button', { name: 'Add a rule' }).click()
    await page.getByRole('button', { name: 'Try it' }).click()
    t.same(await findBarriers(page), [])
  })
