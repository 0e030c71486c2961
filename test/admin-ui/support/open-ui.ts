// A host with its admin UI, and somebody who is signed in there.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Ending } from '../../support/binary.ts'
import { type StartedHost, startHost } from '../../support/host.ts'
import { launchBrowser, openPage } from './browser.ts'

export interface OpenUi {
  readonly host: StartedHost
  readonly browser: Browser
  readonly page: Page
  /** Where the UI is, without a slash at its end. */
  readonly url: string
  /** A problem that is meant to come, such as a refusal, which browsers report too; each pattern takes away all it fits. */
  expectProblem(pattern: RegExp): void
}

export interface OpenOptions extends BrowserContextOptions {
  /** Of `mockhost start`. */
  readonly args?: readonly string[]
  /** Whether the sample is deployed, as the first start does; it is where this is left out. */
  readonly hasSample?: boolean
  /** Signs in with this key in place of the root key; empty signs nobody in. */
  readonly key?: string
  /** Given where several pages of one test share them. */
  readonly host?: StartedHost
  readonly browser?: Browser
}

/** Fails the test in its end where the page complained of anything. */
export async function openUi(t: Ending, options: OpenOptions = {}): Promise<OpenUi> {
  const { args = [], hasSample = true, key, host: given, browser: launched, ...context } = options
  const host =
    given ?? (await startHost(t, { args: [...args, ...(hasSample ? [] : ['--no-sample'])] }))
  if (hasSample && !given) await host.printed(/Try:/)
  const browser = launched ?? (await launchBrowser(t))
  const { page, problems } = await openPage(t, browser, context)
  const expected: RegExp[] = []
  t.teardown(() => {
    const rest = problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)))
    if (rest.length > 0) throw new Error(`the page complained:\n${rest.join('\n')}`)
  })
  const url = `http://localhost:${host.port}`
  await page.goto(url)
  if (key !== '') await signIn(page, key ?? host.key)
  return { host, browser, page, url, expectProblem: (pattern) => expected.push(pattern) }
}

/** As a person does. */
export async function signIn(page: Page, key: string): Promise<void> {
  await page.getByLabel('Key', { exact: true }).fill(key)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
}
