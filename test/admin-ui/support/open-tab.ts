// A deployment of a mock of the test's own, opened in one of its tabs.
import type { Test } from 'tap'
import type { Answered, AskOptions } from '../../support/host.ts'
import { type OpenOptions, type OpenUi, openUi } from './open-ui.ts'

export interface OpenTab extends OpenUi {
  /** Asks the mock: `GET /users`. */
  ask(request: string, options?: AskOptions): Promise<Answered>
  /** Goes to another tab, with whatever its address says: `traffic?status=4xx`. */
  go(tab: string): Promise<void>
}

export interface OpenTabOptions extends OpenOptions {
  readonly mock: object
  /** Of the deployment, beside its mock. */
  readonly deployment?: { readonly subdomain?: string } & object
}

const NAME = 'tested'

export async function openTab(t: Test, tab: string, options: OpenTabOptions): Promise<OpenTab> {
  const { mock, deployment = {}, ...rest } = options
  const ui = await openUi(t, { hasSample: false, ...rest })
  const { host, page, url } = ui
  const { subdomain = NAME } = deployment
  const deployed = await host.api('POST /deployments', { mock, ...deployment, subdomain })
  t.equal(deployed.status, 201, deployed.text)
  const go = async (to: string) => {
    await page.goto(`${url}/deployments/${subdomain}/${to}`)
    await page.getByRole('navigation', { name: 'Parts of the deployment' }).waitFor()
  }
  await go(tab)
  return {
    ...ui,
    go,
    ask: (request, asked) => host.ask(request, { host: `${subdomain}.localhost`, ...asked }),
  }
}
