// A deployment with its admin API for a test: real database files, a real log, the real data plane.
import { join } from 'node:path'
import type { Test } from 'tap'
import { toResponse, WebIncoming } from '../../../core/index.ts'
import { createAdminApi } from '../../../server/admin-api/index.ts'
import { LiveDeployments, StateStore } from '../../../server/data-plane/index.ts'
import type { DeploymentRecord } from '../../../server/deployments/index.ts'
import { openTransactionLog } from '../../../server/transactions/index.ts'
import { withDeployments } from '../../support/with-deployments.ts'

interface Asked {
  readonly headers?: Record<string, string>
  readonly body?: unknown
  readonly next?: () => Response
}

export async function withAdminApi(t: Test, mock: unknown, options: { keepAliveMs?: number } = {}) {
  const { deployments, database, clock } = await withDeployments(t)
  const now = () => clock.now
  const log = await openTransactionLog({
    file: join(t.testdirName, 'log.db'),
    maxAgeMs: 0,
    now,
    onProblem: (problem) => t.fail(problem),
  })
  const live = new LiveDeployments({
    deployments,
    log,
    store: new StateStore(database),
    now,
    memoryBytes: 100_000_000,
    filesOf: () => ({ open: () => Promise.reject(new Error('No file is read')) }),
    upstreamOf: () => async () => {
      throw new Error('No other server is asked')
    },
    onNamesChanged: () => {},
    onError: (error) => {
      throw error
    },
  })
  const { id, key } = await deployments.create({ mock, subdomain: 'shop' }, 'tester')
  const at = async (deployment: string) => {
    const found = await live.load(deployment)
    if (!found) throw new Error(`There is no deployment ${deployment}`)
    return found
  }
  const engineOf = async (deployment: string) => (await at(deployment)).engine
  const api = createAdminApi({ deployments, log, live: { engineOf }, now, ...options })
  t.teardown(() => {
    api.close()
    log.close()
  })
  /** Calls the admin API as it is, with these headers only. */
  const raw = (request: string, { headers = {}, body, next }: Asked = {}): Promise<Response> => {
    const [method = 'GET', path = ''] = request.split(' ')
    const isText = typeof body === 'string'
    const web = new Request(`http://shop.mock.test${path}`, {
      method,
      headers: { ...(isText ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    })
    return api.handle(id, web, deployments.recordById(id) as DeploymentRecord, next)
  }
  return {
    ...{ api, clock, deployments, id, key, log, raw, engineOf },
    /** Calls the admin API with the key; the path is behind `/mockoon-admin`. */
    admin: async (request: string, asked: Asked = {}) => {
      const [method, path = ''] = request.split(' ')
      const headers = { authorization: `Bearer ${key}`, ...asked.headers }
      const response = await raw(`${method} /mockoon-admin${path}`, { ...asked, headers })
      const text = await response.text()
      return { status: response.status, text, json: text === '' ? undefined : JSON.parse(text) }
    },
    /** Asks the mock, in the data plane. */
    ask: async (request: string, headers: Record<string, string> = {}) => {
      const [method = 'GET', path = ''] = request.split(' ')
      const web = new Request(`http://shop.mock.test${path}`, { method, headers })
      const response = toResponse(await (await at(id)).handle(new WebIncoming(web, '127.0.0.1')))
      return { status: response.status, text: await response.text() }
    },
  }
}
