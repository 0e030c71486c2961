// A control plane for a test: over HTTP, on real database files, with engines that record what they answer.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Test } from 'tap'
import type { Quotas, ServerInfo, State } from '../../core/api/index.ts'
import { Engine } from '../../core/index.ts'
import { type ControlPlaneParts, createControlPlane } from '../../server/control-plane/index.ts'
import { Deployments } from '../../server/deployments/index.ts'
import { ControlKeys, SecretBox } from '../../server/keys/index.ts'
import { fastTransport, listen } from '../../sdk/listen/index.ts'
import { type Database, dataMigrations, migrate, openDatabase } from '../../server/storage/index.ts'
import { openTransactionLog, type TransactionLog } from '../../server/transactions/index.ts'

export const QUOTAS: Quotas = {
  requestsPerSecond: 0,
  monthlyCalls: 0,
  documentBytes: 1_000_000,
  logEntries: 1_000,
  stateBytes: 1_000_000,
}

export interface TestControlPlane {
  readonly url: string
  /** Where its files are; others may be put there. */
  readonly folder: string
  /** A key that may everything. */
  readonly rootKey: string
  readonly deployments: Deployments
  readonly controlKeys: ControlKeys
  readonly log: TransactionLog
  /** What no operation expected; a test that ends with any has failed. */
  readonly errors: readonly unknown[]
  /** Sends a request to the mock of a deployment, and records it. */
  ask(name: string, path: string, init?: RequestInit): Promise<Response>
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
  const engines = new Engines(deployments, log)
  const errors: unknown[] = []
  const plane = createControlPlane({
    deployments,
    controlKeys,
    log,
    live: liveState(engines),
    info: () => serverInfo(deployments),
    metrics: () => 'mockhost_up 1\n',
    isReady: () => true,
    backup: () => backup(database, join(folder, 'backup.db')),
    onError: (error) => errors.push(error instanceof Error ? error.stack : error),
    limits: { bodyBytes: 4_000_000 },
  })
  const start = (port: number) =>
    listen(
      { handle: () => undefined, fetch: (request, address) => plane.handle(request, address) },
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
    controlKeys,
    log,
    errors,
    ask: async (name, path, init) => {
      const engine = await engines.of(deployments.get(name).id)
      return engine.fetch(new Request(`http://${name}.test${path}`, init), '127.0.0.1')
    },
    restart: async () => {
      const { port } = listener
      await listener.close()
      listener = await start(port)
    },
    stop: () => listener.close(),
  }
}

/** An engine for each deployment that was asked. */
class Engines {
  readonly #deployments: Deployments
  readonly #log: TransactionLog
  readonly #engines = new Map<string, Engine>()

  constructor(deployments: Deployments, log: TransactionLog) {
    this.#deployments = deployments
    this.#log = log
    deployments.onChange((change) => {
      if (change.kind === 'mock') this.#engines.get(change.id)?.replace(change.program)
    })
  }

  async of(id: string): Promise<Engine> {
    const known = this.#engines.get(id)
    if (known) return known
    const program = await this.#deployments.compile(id)
    const ring = this.#log.ring(id, QUOTAS.logEntries)
    const engine = new Engine(program, {
      onOutcome: (outcome, request, ms) => {
        const revision = this.#deployments.get(id).revision
        ring.record({
          request,
          address: '127.0.0.1',
          answer: outcome.answer,
          outcome,
          ms,
          revision,
        })
      },
    })
    this.#engines.set(id, engine)
    return engine
  }
}

/** Of state, what is asked through the management API here: data buckets and variables. */
function liveState(engines: Engines): ControlPlaneParts['live'] {
  const read = async (id: string): Promise<State> => {
    const engine = await engines.of(id)
    await engine.prepareState()
    const { buckets } = engine.program
    return {
      buckets: buckets.map(({ uuid, id: bucketId, name }) => {
        const bucket = engine.state.bucket(uuid)
        return {
          uuid,
          id: bucketId,
          name,
          isGenerated: bucket?.isGenerated ?? false,
          value: bucket?.value ?? null,
        }
      }),
      variables: Object.fromEntries(engine.state.contents.variables),
      counters: [],
      bytes: 0,
    }
  }
  return {
    state: read,
    changeState: async (id, { buckets = {}, variables = {} }) => {
      const { state, program } = await engines.of(id)
      for (const [name, value] of Object.entries(buckets)) {
        const uuid = program.buckets.find((bucket) => bucket.id === name)?.uuid ?? name
        state.setBucket(uuid, { value, isGenerated: true })
      }
      for (const [name, value] of Object.entries(variables)) state.setVariable(name, value)
      return read(id)
    },
    save: () => {},
    resetState: async (id) => {
      const engine = await engines.of(id)
      engine.reset()
      return read(id)
    },
    replay: () => Promise.reject(new Error('replaying is tested with the data plane')),
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
