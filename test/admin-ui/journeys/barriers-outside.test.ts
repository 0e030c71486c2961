// The screens around those of a deployment, for those who see, hear or move otherwise, in both themes; and every
// screen on a phone.
import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { findBarriers } from '../support/check-page.ts'
import { DEPLOYMENT_SCREENS } from '../support/deployment-screens.ts'
import { type OpenUi, openUi } from '../support/open-ui.ts'
import { SCREENS, type Screen } from '../support/screens.ts'
import { seed } from '../support/seed.ts'
import { settled } from '../support/settled.ts'

const WIDE = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }
/** Those of a deployment are looked at by another test. */
const OUTSIDE = SCREENS.filter((screen) => !DEPLOYMENT_SCREENS.includes(screen))

const first = await openUi(t, { key: '' })
await seed(first.host)

const looks = [
  { colorScheme: 'light', viewport: WIDE, screens: OUTSIDE },
  { colorScheme: 'dark', viewport: WIDE, screens: OUTSIDE },
  { colorScheme: 'light', viewport: PHONE, screens: SCREENS },
] as const

for (const { screens, ...look } of looks)
  t.test(`no barriers, ${look.colorScheme}, ${look.viewport.width} pixels wide`, async (t) => {
    const { host, browser } = first
    // What fades in is fainter than it will be.
    const options = { ...look, host, browser, reducedMotion: 'reduce' } as const
    const signedIn = await openUi(t, options)
    const signedOut = await openUi(t, { ...options, key: '' })
    for (const screen of screens) await lookAt(t, screen, screen.isSignedOut ? signedOut : signedIn)
  })

async function lookAt(
  t: Test,
  { name, path, prepare, problem }: Screen,
  ui: OpenUi,
): Promise<void> {
  const { page, url, expectProblem } = ui
  if (problem) expectProblem(problem)
  await page.goto(url + path)
  await settled(page)
  await prepare?.(page)
  await settled(page)
  t.same(await findBarriers(page), [], name)
  t.ok(await fitsWidth(page), `${name} is no wider than the window`)
}

const fitsWidth = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
