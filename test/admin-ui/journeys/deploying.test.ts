// From a server that has just started to a mock that answers: by mouse, and by keyboard alone.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { type OpenUi, openUi } from '../support/open-ui.ts'

const HELLO =
  'name: Greetings\nroutes:\n  - endpoint: /hello/:name\n    body: { hello: "{{urlParam \'name\'}}" }\n'

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true })
const openDialog = (page: Page) => button(page, 'Deploy a mock').first().click()
const editor = (page: Page) => page.getByRole('textbox', { name: 'Mock' })

/** What `curl` would get. */
const answerOf = ({ host }: OpenUi, name: string, path: string, headers = {}) =>
  host.ask(`GET ${path}`, { host: `${name}.localhost:${host.port}`, headers })

t.test('a mock that is pasted is live, and tried at once', async (t) => {
  const ui = await openUi(t, { hasSample: false })
  const { page } = ui
  await page.getByText('Deploy your first mock').waitFor()
  await openDialog(page)
  await page.getByText('Drop a file here').waitFor()
  await paste(page, HELLO)
  await page.getByText('greetings.localhost is free').waitFor()
  await button(page, 'Deploy').click()
  await page.getByRole('heading', { name: 'greetings is live' }).waitFor()
  await page.getByText(`curl http://greetings.localhost:${ui.host.port}/`).waitFor()
  t.same((await answerOf(ui, 'greetings', '/hello/Ann')).json, { hello: 'Ann' })
  await button(page, 'Open the deployment').click()
  await page.waitForURL('**/deployments/greetings/routes')
  await page.getByRole('heading', { name: 'greetings', level: 1 }).waitFor()
})

t.test('the sample is deployed as a private mock, which answers who has its key', async (t) => {
  const ui = await openUi(t, { hasSample: false })
  const { page } = ui
  await openDialog(page)
  await page.getByRole('button', { name: 'The sample shop' }).click()
  await page.getByLabel('Subdomain').fill('my-shop')
  await page.getByRole('button', { name: /Who may use it/ }).click()
  await page.getByRole('option', { name: /Who has a key/ }).click()
  await button(page, 'Deploy').click()
  await page.getByRole('heading', { name: 'my-shop is live' }).waitFor()
  await button(page, 'Try it').click()
  await page.getByText('Espresso').first().waitFor()
  await button(page, 'Show the key').click()
  const key = await page.getByText(/^mh_\w{20,}$/).textContent()
  t.equal((await answerOf(ui, 'my-shop', '/api/products')).status, 401)
  const answer = await answerOf(ui, 'my-shop', '/api/products', { 'x-mockhost-key': key ?? '' })
  t.equal(answer.json[0].name, 'Espresso cup')
})

t.test('by keyboard alone', async (t) => {
  const ui = await openUi(t, { hasSample: false })
  const { page } = ui
  const { keyboard } = page
  await page.getByText('Deploy your first mock').waitFor()
  await keyboard.press('n')
  await page.getByText('Drop a file here').waitFor()
  // From the file on to the choice behind it.
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await page.locator('.cm-content:focus').waitFor()
  await keyboard.insertText(HELLO)
  await page.getByText('greetings.localhost is free').waitFor()
  // Tab leaves the editor: what is chosen for the mock, and behind it the buttons.
  await tabTo(page, 'Deploy')
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'greetings is live' }).waitFor()
  t.same((await answerOf(ui, 'greetings', '/hello/Bob')).json, { hello: 'Bob' })
  await tabTo(page, 'Open the deployment')
  await keyboard.press('Enter')
  await page.waitForURL('**/deployments/greetings/routes')
})

t.test(
  'a document that is refused shows each mistake at its line, and can be mended',
  async (t) => {
    const ui = await openUi(t, { hasSample: false })
    const { page } = ui
    ui.expectProblem(/status of 422/)
    // What takes the place of all the text at once comes with a style, which Chromium then may not apply.
    ui.expectProblem(/Applying inline style violates/)
    await openDialog(page)
    await page.getByRole('button', { name: 'Paste or type it' }).click()
    await editor(page).fill(
      'name: Odd\nroutes:\n  - endpoint: /a\n    statusCode: 99\n    bodyy: hi\n',
    )
    await button(page, 'Deploy').click()
    await page.getByText('Not deployed: there are 2 mistakes in it').waitFor()
    t.same(await linesWithMistakes(page), ['endpoint: /a', 'statusCode: 99', 'bodyy: hi'])
    t.match(await page.locator('.cm-mistake').allTextContents(), [
      /has no responses/,
      /99 must be 100 or more/,
      /unknown key\. Did you mean "body"\?/,
    ])
    await page.getByRole('button', { name: /Line 5/ }).click()
    await page.locator('.cm-content:focus').waitFor()
    t.equal((await ui.host.api('GET /deployments')).json.length, 0, 'nothing was deployed')
    await editor(page).fill('name: Odd\nroutes:\n  - endpoint: /a\n    body: hi\n')
    t.equal(await page.locator('.cm-mistake').count(), 0)
    await button(page, 'Deploy').click()
    await page.getByRole('heading', { name: 'odd is live' }).waitFor()
    t.equal((await answerOf(ui, 'odd', '/a')).text, 'hi')
  },
)

t.test('a file is opened; a subdomain that is taken is told while it is typed', async (t) => {
  const ui = await openUi(t)
  const { page } = ui
  await openDialog(page)
  const file = { name: 'Shop.json', mimeType: 'application/json' }
  const mock = {
    uuid: 'f8a8b0f0-0000-4000-8000-000000000000',
    lastMigration: 33,
    name: 'Shop',
    routes: [],
  }
  await page
    .locator('input[type=file]')
    .setInputFiles({ ...file, buffer: Buffer.from(JSON.stringify(mock)) })
  // The sample has the name already.
  await page.getByText('shop-2.localhost is free').waitFor()
  await page.getByLabel('Subdomain').fill('shop')
  await page.getByText('It is taken.').waitFor()
  t.ok(await button(page, 'Deploy').isDisabled())
  await page.getByLabel('Subdomain').fill('-ann')
  await page.getByText('It may neither begin nor end with -.').waitFor()
  await page.getByLabel('Subdomain').fill('shop-of-ann')
  await page.getByText('shop-of-ann.localhost is free').waitFor()
  await button(page, 'Deploy').click()
  await page.getByRole('heading', { name: 'shop-of-ann is live' }).waitFor()
})

t.test('variables are given with the mock', async (t) => {
  const ui = await openUi(t, { hasSample: false })
  const { page } = ui
  await openDialog(page)
  await paste(page, 'name: Vars\nroutes:\n  - endpoint: /\n    body: "{{getEnvVar \'STAGE\'}}"\n')
  await button(page, 'Add a variable').click()
  await page.getByLabel('Name 1').fill('STAGE')
  await page.getByLabel('Value of STAGE').fill('test')
  await button(page, 'Deploy').click()
  await page.getByRole('heading', { name: 'vars is live' }).waitFor()
  t.equal((await answerOf(ui, 'vars', '/')).text, 'test')
})

t.test(
  'a mock is fetched from its address, where the browser may; where not, it is said why',
  async (t) => {
    const files = await serveFiles(t)
    const ui = await openUi(t, { hasSample: false })
    const { page } = ui
    ui.expectProblem(/CORS|Failed to load resource|net::ERR/)
    await openDialog(page)
    await page.getByRole('button', { name: 'From an address' }).click()
    const address = page.getByLabel('Address of the mock')
    const fetchIt = async (path: string) => {
      await address.fill(files + path)
      await address.press('Enter')
    }
    await fetchIt('/closed.yaml')
    await page.getByText('does not let other pages read from it (CORS)').waitFor()
    await fetchIt('/missing.yaml')
    await page.getByText('127.0.0.1 answers with 404.').waitFor()
    await address.fill('ftp://example.com/mock.yaml')
    await address.press('Enter')
    await page.getByText('An address begins with https:// or http://.').waitFor()
    await fetchIt('/open.yaml')
    await page.getByText('greetings.localhost is free').waitFor()
    t.match(await editor(page).textContent(), /name: Greetings/)
    t.same(origins, ['null', 'null', 'null'], 'the page that asks has no origin, and shows no key')
    await button(page, 'Deploy').click()
    await page.getByRole('heading', { name: 'greetings is live' }).waitFor()
  },
)

/** From where files were asked for. */
const origins: unknown[] = []

/** Files of another origin; one of them may be read by pages. */
async function serveFiles(t: Test): Promise<string> {
  const server = createServer(({ url, headers }, response) => {
    origins.push(headers.origin)
    t.equal(headers.authorization, undefined)
    if (url !== '/closed.yaml') response.setHeader('access-control-allow-origin', '*')
    response.statusCode = url === '/missing.yaml' ? 404 : 200
    response.end(HELLO)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** As Ctrl+V does. */
const paste = (page: Page, text: string) =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const target = document.activeElement ?? document.body
    target.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)

/** Presses Tab until a button has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 20; pressed++) {
    const focused = await page.evaluate(() => document.activeElement?.textContent)
    if (focused === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to "${name}"`)
}

/** The lines of the editor that a mistake stands below. */
const linesWithMistakes = (page: Page) =>
  page
    .locator('.cm-mistake')
    .evaluateAll((marks) =>
      marks.map((mark) => mark.previousElementSibling?.textContent?.trim().replace(/^- /, '')),
    )
