// Chromium for the tests of the admin UI, and pages in which nothing may go wrong unnoticed.
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { Ending } from '../../support/binary.ts'

const CHROMIUM = '/usr/bin/chromium'

export interface WatchedPage {
  readonly page: Page
  /** What the page complained of: errors of its console, among them what its policy forbade, and what was thrown. */
  readonly problems: string[]
}

export async function launchBrowser(t: Ending): Promise<Browser> {
  if (!existsSync(CHROMIUM))
    throw new Error(
      `Chromium is not at ${CHROMIUM}; it is installed with: apt-get install --yes chromium`,
    )
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  t.teardown(() => browser.close())
  return browser
}

/** A page that has seen nothing before, and is closed with the test. */
export async function openPage(
  t: Ending,
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  t.teardown(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`thrown: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error')
      problems.push(`console: ${message.text()} (${message.location().url})`)
  })
  return { page, problems }
}
