// The control plane of a test, called without a port: on real database files, with only the live state made up.
// Each answer is held against the OpenAPI document.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Quotas, Scope, State, StateChange, Transaction } from '../../../core/api/index.ts'
import { Engine } from '../../../core/index.ts'
import { Assets, filesOf } from '../../../server/assets/index.ts'
import {
  type ControlPlane,
  type ControlPlaneParts,
  createControlPlane,
} from '../../../server/control-plane/index.ts'
import { LiveDeployments, StateStore } from '../../../server/data-plane/index.ts'
import { Deployments } from '../../../server/deployments/index.ts'
import { ControlKeys, SecretBox } from '../../../server/keys/index.ts'
import { Recordings } from '../../../server/recordings/index.ts'
import { TestControls } from '../../../server/start/test-controls.ts'
import { dataMigrations, migrate, openDatabase } from '../../../server/storage/index.ts'
import { openTransactionLog } from '../../../server/transactions/index.ts'

const QUOTAS: Quotas = {
  requestsPerSecond: 0,
  monthlyCalls: 0,
  documentBytes: 100_000,
  logEntries: 1_000,
  stateBytes: 1_000_000,
  filesBytes: 10_000_000,
}

export interface Sent {
  /** Default: the root key; null for none. */
  key?: string | null
  /** Sent as JSON, a text as it is. */
  body?: unknown
  headers?: Record<string, string>
}

export interface Answered {
  status: number
  headers: Headers
  text: string
  /** The body read as JSON, where it is. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it as they like
  json: any
}

export interface Managing {
  plane: ControlPlane
  parts: ControlPlaneParts
  rootKey: string
  /** `ask('GET /deployments')`: paths that begin with neither `/api` nor a probe are those of the API. */
  ask(request: string, sent?: Sent): Promise<Answered>
  /** The same, with the response as it is. */
  send(request: string, sent?: Sent): Promise<Response>
  /** A key of a scope, perhaps bound. */
  keyFor(scope: Scope, deployments?: string[]): string
  /** Sends a request to a deployment's mock, so that it is recorded. */
  visit(name: string, path: string): Promise<void>
  /** What the live state was asked. */
  asked: unknown[]
  /** What `onError` was told. */
  errors: unknown[]
  setReady(isReady: boolean): void
  close(): void
}

export async function manage(
  folder: string,
  changes: Partial<ControlPlaneParts> = {},
): Promise<Managing> {
  const database = await openDatabase(join(folder, 'data.db'), { durability: 'normal' })
  migrate(database, dataMigrations)
  const controlKeys = new ControlKeys({ database })
  const root = controlKeys.createRoot()
  assert(root)
  const deployments = new Deployments({
    database,
    secretBox: new SecretBox(new Uint8Array(32).fill(1)),
    settings: {
      urlOf: (subdomain) => `http://${subdomain}.mocks.test`,
      reservedDomain: 'mocks.test',
      regions: ['local', 'eu'],
      quotas: QUOTAS,
      carriesRawHttp: true,
    },
  })
  const log = await openTransactionLog({
    file: join(folder, 'log.db'),
    maxAgeMs: 0,
    onProblem: (message) => errors.push(message),
  })
  const asked: unknown[] = []
  const errors: unknown[] = []
  let isReady = true
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
    onNamesChanged: () => {},
    onError: (error) => errors.push(error),
  })
  const parts: ControlPlaneParts = {
    deployments,
    controlKeys,
    log,
    live: fakeLive(asked, (id, transaction) => log.get(id, transaction)),
    tests: new TestControls(live, Date.now),
    info: () => ({
      version: '1.2.3',
      runtime: 'node 24',
      domain: 'mocks.test',
      port: 4000,
      regions: ['local', 'eu'],
      quotas: QUOTAS,
      deployments: deployments.count(),
      startedAt: '2026-11-30T12:00:00.000Z',
    }),
    metrics: () => 'mockhost_up 1\n',
    recordings: new Recordings(database),
    assets,
    sample: async () => 'routes: [{ endpoint: /sample, body: sample }]\n',
    isReady: () => isReady,
    backup: async () => {
      const file = join(folder, 'backup.db')
      database.copyTo(file)
      const bytes = await readFile(file)
      return { stream: new Blob([bytes]).stream(), bytes: bytes.length }
    },
    onError: (error, request) => errors.push({ error, request }),
    limits: { bodyBytes: 200_000 },
    ...changes,
  }
  const plane = createControlPlane(parts)
  let description: Promise<Described> | undefined
  const send = (request: string, sent: Sent = {}) =>
    plane.handle(webRequest(request, { key: root.key, ...sent }), '192.0.2.1')
  return {
    plane,
    parts,
    rootKey: root.key,
    send,
    ask: async (request, sent) => {
      const answered = await readAnswer(await send(request, sent))
      assert(answered.status === 500 || errors.length === 0, `${request}: ${inspect(errors)}`)
      description ??= send('GET /api/openapi.json', { key: null }).then(readDescription)
      holdAgainst(await description, request, answered)
      return answered
    },
    keyFor: (scope, bound) =>
      controlKeys.create({ name: `a ${scope} key`, scope, deployments: bound ?? null }).key,
    visit: async (name, path) => {
      const { id, revision } = deployments.get(name)
      const ring = log.ring(id, QUOTAS.logEntries)
      const engine = new Engine(await deployments.compile(id), {
        onOutcome: (outcome, request, ms) =>
          ring.record({
            request,
            answer: outcome.answer,
            outcome,
            ms,
            revision,
            address: '192.0.2.9',
          }),
      })
      await (await engine.fetch(new Request(`http://${name}.test${path}`))).text()
    },
    asked,
    errors,
    setReady: (value) => {
      isReady = value
    },
    close: () => {
      plane.close()
      log.close()
      database.close()
    },
  }
}

function webRequest(request: string, { key, body, headers = {} }: Sent): Request {
  const [method = 'GET', path = '/'] = request.split(' ')
  return new Request(`http://a${pathOf(path)}`, {
    method,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: bodyOf(body) }),
  })
}

const bodyOf = (body: unknown): string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array
    ? (body as string | Uint8Array<ArrayBuffer>)
    : JSON.stringify(body)

async function readAnswer(response: Response): Promise<Answered> {
  const text = await response.text()
  const { status, headers } = response
  const isJson = /json/.test(headers.get('content-type') ?? '') && text !== ''
  return { status, headers, text, json: isJson ? JSON.parse(text) : undefined }
}

const EMPTY: State = { buckets: [], variables: {}, counters: [], bytes: 0 }

function fakeLive(
  asked: unknown[],
  find: (id: string, transaction: number) => Transaction | undefined,
): ControlPlaneParts['live'] {
  const note = async (...what: unknown[]): Promise<State> => {
    asked.push(what)
    return EMPTY
  }
  return {
    state: (target) => note('state', target),
    changeState: (target, change: StateChange) => note('change', target, change),
    resetState: (target) => note('reset', target),
    minutes: (deployments) => ({
      until: '2026-01-01T00:00:00.000Z',
      deployments: deployments.map(({ subdomain }) => ({
        subdomain,
        requests: [1],
        clientErrors: [0],
        serverErrors: [0],
      })),
    }),
    busiest: () => [],
    save: () => {},
    replay: async (id, transaction, dryRun) => {
      await note('replay', id, transaction, dryRun)
      const found = find(id, transaction)
      assert(found)
      return found
    },
  }
}

interface Described {
  paths: Record<string, Record<string, { responses: Record<string, DescribedResponse> }>>
  mistakes(schema: object, value: unknown): object[]
}
interface DescribedResponse {
  content?: Record<string, { schema: object }>
}

async function readDescription(response: Response): Promise<Described> {
  const { paths, components } = await response.json()
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const checks = new Map<string, ReturnType<typeof ajv.compile>>()
  const checkFor = (schema: object) => {
    const text = JSON.stringify(schema)
    const check = checks.get(text) ?? ajv.compile({ ...schema, components })
    checks.set(text, check)
    return check
  }
  return {
    paths,
    mistakes: (schema, value) => {
      const check = checkFor(schema)
      return check(value) ? [] : (check.errors ?? [])
    },
  }
}

/** The answer is one that the document names, and is as the document says. */
function holdAgainst(document: Described, request: string, { status, headers, text }: Answered) {
  const [method = '', target = ''] = request.split(' ')
  const path = pathOf(target).replace(/\/?(\?.*)?$/, '')
  const found = Object.entries(document.paths)
    .filter(([template]) => pattern(template).test(path))
    .sort(([a], [b]) => a.split('{').length - b.split('{').length)[0]
  const operation = found?.[1][method.toLowerCase()]
  if (!operation) return
  const response = operation.responses[status]
  assert(response, `${request} is not described with the status ${status}: ${text}`)
  const type = headers.get('content-type')?.split(';')[0] ?? ''
  const schema = response.content?.[type]?.schema
  if (!response.content) assert.equal(text, '')
  else assert(schema, `${request} is not described with ${type}`)
  if (schema && /json$/.test(type))
    assert.deepEqual(document.mistakes(schema, JSON.parse(text)), [], request)
}

const pattern = (template: string): RegExp =>
  new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)

const pathOf = (target: string): string =>
  /^\/(api|healthz|readyz|metrics)/.test(target) ? target : `/api/v1${target}`
