// The command palette, the shortcuts, the theme.
import t from 'tap'
import { openUi } from '../support/open-ui.ts'

t.test('the palette leads to deployments, screens and commands', async (t) => {
  const { page, host } = await openUi(t)
  await host.api('POST /deployments', {
    mock: { name: 'Accounts', routes: [] },
    subdomain: 'accounts',
  })
  const { keyboard } = page
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  const go = async (text: string) => {
    await keyboard.press('Control+k')
    await palette.waitFor()
    await keyboard.type(text)
    await palette.locator('[role=menuitem][data-focused]').waitFor()
    await keyboard.press('Enter')
    await palette.waitFor({ state: 'detached' })
  }
  await go('accou')
  await page.waitForURL('**/deployments/accounts/routes')
  await go('state')
  await page.waitForURL('**/deployments/accounts/state')
  await go('server')
  await page.waitForURL('**/server')
  await go('all deploy')
  await page.getByRole('link', { name: 'accounts', exact: true }).waitFor()
  await go('deploy a mock')
  await page.getByRole('heading', { name: 'Deploy a mock' }).waitFor()
  await keyboard.press('Escape')
  await keyboard.press('Control+k')
  await palette.waitFor()
  await keyboard.type('nothing is called that')
  await palette.getByText('Nothing is called that.').waitFor()
  await keyboard.press('Escape')
  await keyboard.press('Escape')
  await palette.waitFor({ state: 'detached' })
})

t.test('? lists the shortcuts of what is on the screen', async (t) => {
  const { page } = await openUi(t)
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Shortcuts' })
  await dialog.getByText('Search the deployments').waitFor()
  await dialog.getByText('Deploy a mock').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Server' }).click()
  await page.getByRole('heading', { name: 'Keys' }).waitFor()
  await page.keyboard.press('?')
  await dialog.getByText('Go to a deployment, or run a command').waitFor()
  t.equal(await dialog.getByText('Search the deployments').count(), 0)
})

t.test('a theme that is chosen is there before the page is drawn again', async (t) => {
  const { page } = await openUi(t, { colorScheme: 'light' })
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('menuitem', { name: 'Dark' }).click()
  const dark = await ground()
  t.not(dark, light)
  await page.reload({ waitUntil: 'commit' })
  await page.waitForLoadState('domcontentloaded')
  t.equal(await ground(), dark)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('menuitem', { name: 'As the system' }).click()
  t.equal(await ground(), dark)
  await page.emulateMedia({ colorScheme: 'light' })
  t.equal(await ground(), light)
})
