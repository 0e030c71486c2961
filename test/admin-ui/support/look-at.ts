// Looks at a screen as those do who see, hear or move otherwise.
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { findBarriers } from './check-page.ts'
import type { OpenUi } from './open-ui.ts'
import type { Screen } from './screens.ts'
import { settled } from './settled.ts'

/** Opens a screen, and checks that axe finds nothing serious, and that it is no wider than the window. */
export async function lookAt(
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
