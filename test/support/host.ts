// Starts `mockhost start` for a test, over a folder of its own, and speaks to it as a user would.
import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Command, type Ending, type RunningBinary, startBinary } from './binary.ts'

export interface StartedHost extends RunningBinary {
  readonly data: string
  /** The root key: printed by the first start over a folder, else as it was given. */
  readonly key: string
  /** Asks the management API; the path is behind `/api/v1`. */
  api(request: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>
  /** Asks a mock by its host name. */
  ask(request: string, options?: AskOptions): Promise<Answered>
}

export interface Answered {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly text: string
  /** The body as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: what is asked for is what a test then checks
  readonly json: any
}

export interface AskOptions {
  readonly host?: string
  readonly headers?: Record<string, string>
  readonly body?: unknown
}

export interface StartOptions {
  readonly command?: Command
  readonly args?: readonly string[]
  /** A folder that another start made, with its key. */
  readonly data?: string
  readonly key?: string
  readonly env?: NodeJS.ProcessEnv
}

/** A folder outside the project, gone when the test ends. */
export async function temporaryFolder(t: Ending): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mockhost-test-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export async function startHost(t: Ending, options: StartOptions = {}): Promise<StartedHost> {
  const { command = 'binary', args = [], env } = options
  const data = options.data ?? join(await temporaryFolder(t), 'data')
  const running = await startBinary(
    t,
    ['start', '--port', '0', '--hostname', '127.0.0.1', '--data', data, ...args],
    command,
    env,
  )
  const key = options.key ?? (await running.printed(/Root key[^:]*: (mh_\w+)/))[1] ?? ''
  const { port } = running
  return {
    ...running,
    data,
    key,
    api: (request, body, headers = {}) => {
      const [method = 'GET', path = ''] = request.split(' ')
      return ask(port, `${method} /api/v1${path}`, {
        headers: { authorization: `Bearer ${key}`, ...headers },
        body,
      })
    },
    ask: (request, asked) => ask(port, request, asked),
  }
}

/** Sends one request over a connection of its own. */
export function ask(
  port: number,
  request: string,
  { host = 'localhost', headers = {}, body }: AskOptions = {},
): Promise<Answered> {
  const [method = 'GET', path = '/'] = request.split(' ')
  const isText = typeof body === 'string'
  const payload = body === undefined ? undefined : isText ? body : JSON.stringify(body)
  const type = payload === undefined || isText ? {} : { 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        agent: false,
        headers: { host, ...type, ...headers },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            get json() {
              return JSON.parse(text)
            },
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(payload)
  })
}
