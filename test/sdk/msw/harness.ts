// MSW around a mock, whichever version `msw` is in this process.
import assert from 'node:assert/strict'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as msw from 'msw'
import { setupServer } from 'msw/node'
import type { MockDocument } from '../../../sdk/index.ts'
import { createMock, type LocalMock } from '../../../sdk/mock/index.ts'
import { mswHandlers, type OnUnhandled } from '../../../sdk/msw/index.ts'

export const major: 2 | 3 = 'SetupApi' in msw ? 2 : 3

/** Where the mocks of these tests live. Nothing is there. */
export const ORIGIN = 'https://api.example.test'

type Server = ReturnType<typeof setupServer>

export interface Setting {
  readonly mock: LocalMock
  readonly server: Server
  /** Sends a request to a path of the mock's origin, or to a whole URL. */
  send(path: string, init?: RequestInit): Promise<Sent>
}

export interface Sent {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export interface SettingOptions {
  readonly origin?: string | string[] | undefined
  /** Handlers before and behind those of the mock. */
  readonly before?: msw.HttpHandler[]
  readonly behind?: msw.HttpHandler[]
  readonly unhandled?: (mock: LocalMock) => OnUnhandled
}

/** Listens while `run` runs. */
export async function withMsw(
  document: MockDocument | LocalMock,
  run: (setting: Setting) => Promise<void>,
  options: SettingOptions = {},
): Promise<void> {
  const mock = 'fetch' in document ? document : createMock(document)
  const origin = 'origin' in options ? options.origin : ORIGIN
  const { before = [], behind = [], unhandled } = options
  const handlers = mswHandlers(mock, origin === undefined ? {} : { origin })
  const server = setupServer(...before, ...handlers, ...behind)
  listen(server, unhandled?.(mock) ?? 'bypass')
  try {
    await run({ mock, server, send })
  } finally {
    server.close()
  }
}

/** The option has another name in MSW 2. */
function listen(server: Server, onUnhandled: OnUnhandled | 'bypass'): void {
  const options =
    major === 2 ? { onUnhandledRequest: onUnhandled } : { onUnhandledFrame: onUnhandled }
  server.listen(options as Parameters<Server['listen']>[0])
}

async function send(path: string, init?: RequestInit): Promise<Sent> {
  const response = await fetch(path.startsWith('/') ? `${ORIGIN}${path}` : path, init)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

export const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** A server that is no mock: it says what it was sent. */
export async function withRealServer(run: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(async (message, response) => {
    response.end(`real: ${message.method} ${message.url} ${await bodyOf(message)}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of message) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** What is printed to the console while `run` runs. */
export async function printed(
  run: () => Promise<void>,
): Promise<{ warnings: string[]; errors: string[] }> {
  const { warn, error } = console
  const collected = { warnings: [] as string[], errors: [] as string[] }
  console.warn = (...parts: unknown[]) => void collected.warnings.push(parts.join(' '))
  console.error = (...parts: unknown[]) => void collected.errors.push(parts.join(' '))
  try {
    await run()
  } finally {
    Object.assign(console, { warn, error })
  }
  return collected
}

/** The messages of an error and of its causes. */
export async function failureOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => assert.fail('it does not fail'),
    (thrown: unknown) => thrown,
  )
  const messages: string[] = []
  for (let one = error; one instanceof Error; one = one.cause) messages.push(one.message)
  return messages.join('\n')
}
