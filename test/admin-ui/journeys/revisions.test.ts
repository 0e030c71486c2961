// The revisions tab: what changed, any two beside each other, and the way back.
import { readFile } from 'node:fs/promises'
import t from 'tap'
import { openTab } from '../support/open-tab.ts'

const mockSaying = (body: string) => ({
  name: 'Shop',
  routes: [{ uuid: '6f1f3c0a-2f0e-4b42-9a5b-0c6a3a1d1b01', endpoint: '/hello', body }],
})

async function open(t: Parameters<typeof openTab>[0]) {
  const ui = await openTab(t, 'revisions', { mock: mockSaying('one') })
  const replace = (body: string, message: string) =>
    ui.host.api(`PUT /deployments/tested/mock?message=${message}`, mockSaying(body))
  await replace('two', 'Second')
  await replace('three', 'Third')
  await ui.go('revisions')
  return ui
}

t.test('a revision tells what it changed, and from any other', async (t) => {
  const { page } = await open(t)
  const changes = page.getByRole('list', { name: 'Changes' })
  t.match(await changes.textContent(), /Changed.*Route.*GET \/hello.*body.*two.*three/s)
  await page.getByRole('button', { name: /Compared with/ }).click()
  await page.getByRole('option', { name: 'Revision 1' }).click()
  await changes.getByText('one', { exact: true }).waitFor()
  await page.getByRole('tab', { name: 'YAML' }).click()
  const diff = page.getByRole('region', { name: 'Revisions 1 and 3' })
  await diff.getByText('one').waitFor()
  await diff.getByText('three').waitFor()
  t.match(page.url(), /against=1/)
})

t.test('the mock of an older revision is live again after rolling back to it', async (t) => {
  const { page, ask } = await open(t)
  t.equal((await ask('GET /hello')).text, 'three')
  await page.getByRole('button', { name: /^Edited 1 ·/ }).click()
  await page.getByRole('button', { name: 'Roll back to it' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Roll back' }).click()
  await page.getByText('Revision 1 is live again').waitFor()
  t.equal((await ask('GET /hello')).text, 'one')
  await page.getByRole('button', { name: /Back to revision 1 Live/ }).waitFor()
})

t.test('a revision is downloaded in each format', async (t) => {
  const { page } = await open(t)
  const download = async (format: string) => {
    await page.getByRole('button', { name: 'Export' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: `Download as ${format}` }).click(),
    ])
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
  }
  t.match(await download('YAML'), { name: 'tested-3.yaml', text: /^name: Shop\n/ })
  t.match(JSON.parse((await download('JSON')).text), { routes: [{ body: 'three' }] })
  t.match(JSON.parse((await download('Mockoon file')).text), { lastMigration: 33 })
})
