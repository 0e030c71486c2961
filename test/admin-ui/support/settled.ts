// Waits until a page has what it loads, and what moves has come to rest.
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'

const PATIENCE_MS = 15_000
const PAUSE_MS = 50

export async function settled(page: Page): Promise<void> {
  await page.locator('#root > *').first().waitFor()
  const until = Date.now() + PATIENCE_MS
  // Asked from here: the page's policy forbids it to evaluate what is put into it.
  while (!(await page.evaluate(isAtRest))) {
    if (Date.now() > until) throw new Error(`${page.url()} does not come to rest`)
    await wait(PAUSE_MS)
  }
}

function isAtRest(): boolean {
  const isLoading =
    document.querySelector('[role=status][aria-label=Loading], [aria-busy=true]') !== null
  const isMoving = document
    .getAnimations()
    .some(
      ({ playState, effect }) =>
        playState === 'running' && effect?.getTiming().iterations !== Number.POSITIVE_INFINITY,
    )
  return !isLoading && !isMoving
}
