// The screens of a deployment for those who see, hear or move otherwise: axe finds nothing serious in either theme.
import t from 'tap'
import { findBarriers } from '../support/check-page.ts'
import { DEPLOYMENT_SCREENS } from '../support/deployment-screens.ts'
import { openUi } from '../support/open-ui.ts'
import { seedStorefront } from '../support/seed-storefront.ts'

for (const colorScheme of ['light', 'dark'] as const)
  t.test(`no barriers on the screens of a deployment, ${colorScheme}`, async (t) => {
    const { page, url, host } = await openUi(t, {
      hasSample: false,
      colorScheme,
      // What fades in is fainter than it will be.
      reducedMotion: 'reduce',
    })
    await seedStorefront(host)
    for (const { name, path, prepare } of DEPLOYMENT_SCREENS) {
      await page.goto(url + path)
      await page.waitForFunction(() => !document.querySelector('[aria-label="Loading"]'))
      await prepare?.(page)
      t.same(await findBarriers(page), [], name)
    }
  })
