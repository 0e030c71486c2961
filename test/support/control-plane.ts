// A server for a test: its management API and its mocks over HTTP, on real database files.

import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Test } from 'tap'
import type { Quotas, ServerInfo, Transaction } from '../../core/api/index.ts'
import { toResponse, WebIncoming } from '../../core/index.ts'
import { fastTransport, listen } from '../../sdk/listen/index.ts'
import { Assets, filesOf } from '../../server/assets/index.ts'
import { createControlPlane } from '../../server/control-plane/index.ts'
import { DataPlane, LiveDeployments, StateStore } from '../../server/data-plane/index.ts'
import { Deployments } from '../../server/deployments/index.ts'
import { ControlKeys, SecretBox } from '../../server/keys/index.ts'
import { Recordings } from '../../server/recordings/index.ts'
import { LiveControls } from '../../server/start/live-controls.ts'
import { TestControls } from '../../server/start/test-controls.ts'
import { type Database, dataMigrations, migrate, openDatabase } from '../../server/storage/index.ts'
import { openTransactionLog, type TransactionLog } from '../../server/transactions/index.ts'

export const QUOTAS: Quotas = {
  requestsPerSecond: 0,
  monthlyCalls: 0,
  documentBytes: 1_000_000,
  logEntries: 1_000,
  stateBytes: 1_000_000,
  filesBytes: 10_000_000,
}

export interface TestControlPlane {
  readonly url: string
  /** Where its files are; others may be put there. */
  readonly folder: string
  /** A key that may everything. */
  readonly rootKey: string
  readonly deployments: Deployments
  readonly assets: Assets
  readonly live: LiveDeployments
  readonly controlKeys: ControlKeys
  readonly log: TransactionLog
  /** What no operation expected; a test that ends with any has failed. */
  readonly errors: readonly unknown[]
  /** Sends a request to the mock of a deployment, and records it. */
  ask(name: string, path: string, init?: RequestInit): Promise<Response>
  /** Sends the request of a transaction again. */
  replay(name: string, transactionId: number): Promise<Transaction>
  /** Cuts every connection, and takes new ones on the same port at once. */
  restart(): Promise<void>
  /** Takes no connections any more. */
  stop(): Promise<void>
}

/** Starts one, and ends it with the test. */
export async function startControlPlane(t: Test): Promise<TestControlPlane> {
  const folder = t.testdir({})
  const database = await openDatabase(join(folder, 'data.db'), { durability: 'normal' })
  migrate(database, dataMigrations)
  const log = await openTransactionLog({
    file: join(folder, 'log.db'),
    maxAgeMs: 0,
    onProblem: (message) => t.fail(message),
  })
  const deployments = new Deployments({
    database,
    secretBox: new SecretBox(new Uint8Array(32).fill(7)),
    settings: {
      urlOf: (subdomain) => `http://${subdomain}.localhost:4000`,
      reservedDomain: 'localhost',
      regions: ['local', 'eu'],
      quotas: QUOTAS,
      carriesRawHttp: true,
    },
  })
  const controlKeys = new ControlKeys({ database })
  const root = controlKeys.createRoot()
  if (!root) throw new Error('a new database has no keys')
  const errors: unknown[] = []
  const onError = (error: unknown) => errors.push(error instanceof Error ? error.stack : error)
  const assets = new Assets(database)
  const live = new LiveDeployments({
    deployments,
    log,
    store: new StateStore(database),
    now: Date.now,
    memoryBytes: 100_000_000,
    upstreamOf: () => async () => {
      throw new Error('No other server is asked')
    },
    filesOf: (id) => filesOf(assets, id),
    onNamesChanged: () => dataPlane.forgetNames(),
    onError,
  })
  const dataPlane = new DataPlane({ domain: 'localhost', deployments, live, onError })
  const controls = new LiveControls(live, log)
  const plane = createControlPlane({
    deployments,
    controlKeys,
    log,
    live: controls,
    tests: new TestControls(live, Date.now),
    info: () => serverInfo(deployments),
    recordings: new Recordings(database),
    assets,
    sample: async () => 'routes: [{ endpoint: /sample, body: sample }]\n',
    metrics: () => 'mockhost_up 1\n',
    isReady: () => true,
    backup: () => backup(database, join(folder, 'backup.db')),
    onError,
    limits: { bodyBytes: 4_000_000 },
  })
  const start = (port: number) =>
    listen(
      {
        handle: (incoming) => dataPlane.handle(incoming),
        fetch: (request, address) => plane.handle(request, address),
      },
      { port, hostname: '127.0.0.1', transport: fastTransport },
    )
  let listener = await start(0)
  t.teardown(async () => {
    plane.close()
    await listener.close()
    log.close()
    database.close()
    if (errors.length > 0) throw new AggregateError(errors, `operations failed: ${errors}`)
  })
  return {
    url: listener.url,
    folder,
    rootKey: root.key,
    deployments,
    assets,
    live,
    controlKeys,
    log,
    errors,
    ask: async (name, path, init) => {
      const host = `${name}.localhost`
      const request = new Request(`http://${host}${path}`, init)
      request.headers.set('host', host)
      const answer = await dataPlane.handle(new WebIncoming(request, '127.0.0.1'))
      if (!answer) throw new Error(`${path} is not for a mock`)
      return toResponse(answer)
    },
    replay: (name, transactionId) =>
      controls.replay(deployments.get(name).id, transactionId, false),
    restart: async () => {
      const { port } = listener
      await listener.close()
      listener = await start(port)
    },
    stop: () => listener.close(),
  }
}

const serverInfo = (deployments: Deployments): ServerInfo => ({
  version: '0.0.0',
  runtime: `node ${process.versions.node}`,
  domain: 'localhost',
  port: 4000,
  regions: ['local', 'eu'],
  quotas: QUOTAS,
  deployments: deployments.count(),
  startedAt: new Date(0).toISOString(),
})

async function backup(database: Database, file: string) {
  database.copyTo(file)
  const bytes = await readFile(file)
  await rm(file)
  return { stream: new Blob([bytes]).stream(), bytes: bytes.length }
}
