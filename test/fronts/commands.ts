// Fronts that are processes of their own: `mockhost serve` and `mockhost start`, as the binary and on Node.
import tap, { type Test } from 'tap'
import { type Command, startBinary } from '../support/binary.ts'
import { type StartedHost, startHost } from '../support/host.ts'
import { writeFolder } from './folder.ts'
import type { Ability, Front, Fronted, FrontOptions } from './front.ts'
import { httpFetch } from './http-fetch.ts'

const RUNTIME_OF = { binary: 'bun', node: 'node' } as const
const NAME_OF = { binary: 'the binary', node: 'Node' } as const

export const serve = (command: Command): Front => ({
  name: `mockhost serve on ${NAME_OF[command]}`,
  lacks: new Set(['log'] as const),
  runtime: RUNTIME_OF[command],
  start: async (t, document, options = {}) => {
    const { folder, file } = await writeFolder(t, document, options)
    const args = ['serve', '--port', '0', '--hostname', '127.0.0.1', ...(options.serve ?? []), file]
    const { child, url, port } = await startBinary(t, args, command, options.env)
    return {
      url,
      port,
      headers: {},
      fetch: (path, init) => httpFetch({}, `${url}${path}`, init),
      log: async () => {
        throw new Error('mockhost serve keeps no log')
      },
      pid: child.pid,
      folder,
      mock: undefined,
    }
  },
})

/** Hosts by how they were started; each is shared by a test file, and ends with it. */
const hosts = new Map<string, Promise<StartedHost>>()

function hostFor(command: Command, { start = [], env = {} }: FrontOptions): Promise<StartedHost> {
  const key = JSON.stringify([command, start, env])
  const known = hosts.get(key)
  if (known) return known
  const args = ['--no-sample', ...start]
  const started = startHost(tap as unknown as Test, { command, args, env })
  hosts.set(key, started)
  return started
}

/** Its files are uploaded. */
const WITHOUT_FOLDER: ReadonlySet<Ability> = new Set(['folder'])
let deployments = 0

export const deployment = (command: Command): Front => ({
  name: `a deployment on ${NAME_OF[command]}`,
  lacks: WITHOUT_FOLDER,
  runtime: RUNTIME_OF[command],
  start: (t, document, options = {}) => deploy(t, command, document, options),
})

export const session = (command: Command): Front => ({
  name: `a session of a deployment on ${NAME_OF[command]}`,
  lacks: WITHOUT_FOLDER,
  runtime: RUNTIME_OF[command],
  start: (t, document, options = {}) => deploy(t, command, document, options, 'front'),
})

async function deploy(
  t: Test,
  command: Command,
  document: unknown,
  options: FrontOptions,
  sessionId?: string,
): Promise<Fronted> {
  const { folder } = await writeFolder(t, document as object, options)
  const host = await hostFor(command, options)
  const subdomain = `front-${++deployments}`
  const body = { mock: document, subdomain, visibility: 'public', ...options.deployment }
  const created = await host.api('POST /deployments', body)
  if (created.status !== 201) throw new Error(`it is not deployed: ${created.text}`)
  for (const [path, content] of Object.entries(options.files ?? {}))
    await upload(host, `/deployments/${subdomain}/files?path=${encodeURIComponent(path)}`, content)
  const headers = {
    host: `${subdomain}.localhost:${host.port}`,
    ...(sessionId === undefined ? {} : { 'x-mockhost-session': sessionId }),
  }
  return {
    url: host.url,
    port: host.port,
    headers,
    fetch: (path, init) => httpFetch(headers, `${host.url}${path}`, init),
    log: async () => {
      const { json } = await host.api(`GET /deployments/${subdomain}/transactions?limit=200`)
      return json.transactions.toReversed()
    },
    pid: host.child.pid,
    folder,
    mock: undefined,
  }
}

async function upload(
  { url, key }: StartedHost,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}` },
    body: content as BodyInit,
  })
  if (!response.ok) throw new Error(`it is not uploaded: ${await response.text()}`)
}
