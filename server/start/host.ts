// The host: every part of the server put together over one data folder. It listens nowhere by itself.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CreatedControlKey, Quotas, ServerInfo } from '../../core/api/index.ts'
import { toResponse, type Upstream, WebIncoming } from '../../core/index.ts'
import { recordingUpstream } from '../../core/recording/index.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { type App, fastTransport } from '../../sdk/listen/index.ts'
import { createAdminApi } from '../admin-api/index.ts'
import { Assets, filesOf } from '../assets/index.ts'
import { createControlPlane } from '../control-plane/index.ts'
import { DataPlane, LiveDeployments, StateStore } from '../data-plane/index.ts'
import { Deployments } from '../deployments/index.ts'
import { ControlKeys, loadSecret, SecretBox } from '../keys/index.ts'
import { Recordings } from '../recordings/index.ts'
import { sampleDocument } from '../sample/index.ts'
import type { TransactionLog } from '../transactions/index.ts'
import { serveUi } from '../ui/index.ts'
import { guardedUpstream, readAllowed } from '../upstream/index.ts'
import { streamBackup } from './backup.ts'
import { openDataFile } from './data-file.ts'
import { LiveControls } from './live-controls.ts'
import { type Lock, lockFolder } from './lock.ts'
import { openLogFile } from './log-file.ts'
import { describeMetrics } from './metrics.ts'
import type { StartOptions } from './options.ts'
import { TestControls } from './test-controls.ts'
import { every } from './timers.ts'

export interface Host {
  readonly app: App
  readonly deployments: Deployments
  /** The first key of the management API, where this start made it. */
  readonly rootKey: CreatedControlKey | undefined
  /** Where clients reach the management API. */
  readonly url: string
  /** Told where the server listens, before it does. */
  listensAt(port: number): void
  /** Says from now on that no more requests should be sent here, and ends streams. */
  beginDraining(): void
  /** Saves everything and lets go of the folder. */
  close(): void
}

const SAVE_MS = 1_000
const CLEAN_MS = 60 * 60 * 1_000
const DAY_MS = 24 * 60 * 60 * 1_000
/** For what is not a mock: the management API takes documents up to the quota, and a little around them. */
const MARGIN_BYTES = 1024 * 1024

/** @throws Error for a folder in use and for a file that is damaged */
export async function createHost(
  options: StartOptions,
  onProblem: (message: string) => void,
): Promise<Host> {
  await mkdir(options.data, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(options.data)
  try {
    return await openHost(options, onProblem, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function openHost(
  options: StartOptions,
  onProblem: (message: string) => void,
  lock: Lock,
): Promise<Host> {
  const { data, domain } = options
  const database = await openDataFile(join(data, 'data.db'))
  const secretBox = new SecretBox(await loadSecret(data, options.secret))
  const log = await openLogFile({
    file: join(data, 'log.db'),
    maxAgeMs: options.logDays * DAY_MS,
    onProblem,
  })
  const onError = (error: unknown) =>
    onProblem(error instanceof Error ? (error.stack ?? error.message) : String(error))
  const place = new Place(options)
  const deployments = new Deployments({
    database,
    secretBox,
    settings: {
      urlOf: (subdomain) => place.urlOf(subdomain),
      reservedDomain: domain,
      regions: options.region,
      quotas: quotasOf(options),
      carriesRawHttp: fastTransport === 'node',
    },
  })
  const controlKeys = new ControlKeys({ database })
  const recordings = new Recordings(database)
  const assets = new Assets(database)
  const upstream = guardedUpstream({ allowed: readAllowed(options.allowUpstream) })
  const recorded = (id: string) =>
    recordingUpstream(upstream, { onSample: (sample) => recordings.note(id, sample) })
  const live = new LiveDeployments({
    deployments,
    log,
    store: new StateStore(database),
    now: Date.now,
    memoryBytes: options.memory,
    upstreamOf: (id) => {
      const ask: Upstream = (request) =>
        recordings.isRecording(id) ? recorded(id)(request) : upstream(request)
      return Object.assign(ask, { connect: upstream.connect })
    },
    filesOf: (id) => filesOf(assets, id),
    onNamesChanged: () => dataPlane.forgetNames(),
    onError,
  })
  const dataPlane = new DataPlane({ domain, deployments, live, onError })
  const startedAt = new Date().toISOString()
  let isDraining = false
  const info = (): ServerInfo => ({
    version: packageJson.version,
    runtime: runtimeName(),
    domain,
    port: place.port,
    regions: [...options.region],
    quotas: quotasOf(options),
    deployments: deployments.count(),
    startedAt,
  })
  const controls = new LiveControls(live, log)
  const controlPlane = createControlPlane({
    deployments,
    controlKeys,
    log,
    recordings,
    assets,
    live: controls,
    tests: new TestControls(live, Date.now),
    info,
    metrics: () => describeMetrics({ deployments, live, log }),
    sample: sampleDocument,
    isReady: () => !isDraining,
    backup: () => {
      live.save()
      return streamBackup(database, data)
    },
    onError,
    limits: { bodyBytes: bodyBytesOf(options) },
  })
  const adminApi = createAdminApi({ deployments, log, live: controls })
  const stopSaving = every(SAVE_MS, () => live.save(), onError)
  const stopCleaning = every(CLEAN_MS, () => clean({ deployments, log, assets }), onError)
  return {
    app: {
      handle: (incoming) => dataPlane.handle(incoming),
      fetch: async (request, address) => {
        const admin = await dataPlane.findAdmin(request)
        if (!admin) return (await serveUi(request)) ?? controlPlane.handle(request, address)
        const { live, request: own } = admin
        const askMock = async () => toResponse(await live.handle(new WebIncoming(own, address)))
        return live.keepDuring(adminApi.handle(live.record.id, own, live.record, askMock))
      },
    },
    deployments,
    rootKey: controlKeys.createRoot(),
    get url() {
      return place.url
    },
    listensAt: (port) => {
      place.port = port
    },
    beginDraining: () => {
      isDraining = true
      controlPlane.close()
      adminApi.close()
    },
    close: () => {
      stopSaving()
      stopCleaning()
      live.save()
      log.close()
      database.close()
      lock.release()
    },
  }
}

interface Cleaned {
  readonly deployments: Deployments
  readonly log: TransactionLog
  readonly assets: Assets
}

async function clean({ deployments, log, assets }: Cleaned): Promise<void> {
  if (deployments.purge() > 0) assets.collect()
  await log.trim()
}

/** Where clients reach the server. */
class Place {
  readonly #options: StartOptions
  port: number

  constructor(options: StartOptions) {
    this.#options = options
    this.port = options.port
  }

  get url(): string {
    const { publicUrl, domain, tlsCert } = this.#options
    const [scheme, implied] = tlsCert ? ['https', 443] : ['http', 80]
    return publicUrl ?? `${scheme}://${domain}${this.port === implied ? '' : `:${this.port}`}`
  }

  urlOf(subdomain: string): string {
    return this.url.replace('://', `://${subdomain}.`)
  }
}

const bodyBytesOf = ({ maxDocument }: StartOptions): number =>
  maxDocument === 0 ? Number.MAX_SAFE_INTEGER : maxDocument + MARGIN_BYTES

const quotasOf = (options: StartOptions): Quotas => ({
  requestsPerSecond: options.requestsPerSecond,
  monthlyCalls: options.monthlyCalls,
  documentBytes: options.maxDocument,
  stateBytes: options.maxState,
  filesBytes: options.maxFiles,
  logEntries: options.logEntries,
})

const runtimeName = (): string =>
  process.versions.bun === undefined
    ? `node ${process.versions.node}`
    : `bun ${process.versions.bun}`
