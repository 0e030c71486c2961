// Fronts inside this process: the mock itself, a port of its own, and MSW in the place of the network.
import { setupServer } from 'msw/node'
import type { Test } from 'tap'
import { createMock, type LocalMock } from '../../sdk/index.ts'
import { mswHandlers } from '../../sdk/msw/index.ts'
import { major } from '../sdk/msw/harness.ts'
import { writeFolder } from './folder.ts'
import type { Front, FrontDocument, Fronted, FrontOptions } from './front.ts'

const PLACELESS = new Set(['port', 'process'] as const)

interface Made {
  readonly mock: LocalMock
  readonly folder: string
}

async function make(t: Test, document: FrontDocument, options: FrontOptions): Promise<Made> {
  const { folder } = await writeFolder(t, document, options)
  const mock = createMock(document as Parameters<typeof createMock>[0], {
    latency: 'real',
    files: folder,
    ...options.mock,
  })
  return { mock, folder }
}

const local = ({ mock, folder }: Made): Omit<Fronted, 'fetch' | 'url' | 'port'> => ({
  headers: {},
  log: async () => mock.calls(),
  pid: undefined,
  folder,
  mock,
})

export const inProcess: Front = {
  name: 'createMock().fetch',
  lacks: PLACELESS,
  runtime: 'node',
  start: async (t, document, options = {}) => {
    const made = await make(t, document, options)
    const url = 'http://localhost'
    return {
      ...local(made),
      url,
      port: 0,
      fetch: (path, init) => made.mock.fetch(new Request(`${url}${path}`, init)),
    }
  },
}

export const listening: Front = {
  name: 'mock.listen() on Node',
  lacks: new Set(['process'] as const),
  runtime: 'node',
  start: async (t, document, options = {}) => {
    const made = await make(t, document, options)
    const { url, port, close } = await made.mock.listen()
    t.teardown(close)
    return { ...local(made), url, port, fetch: (path, init) => fetchManually(url, path, init) }
  },
}

let origins = 0

/** Through the MSW of this process: 3, or 2 where `test/support/msw-2.ts` was loaded before. */
export const msw: Front = {
  name: `MSW ${major}`,
  lacks: major === 3 ? new Set([...PLACELESS, 'breaking off'] as const) : PLACELESS,
  runtime: 'node',
  start: async (t, document, options = {}) => {
    const made = await make(t, document, options)
    const url = `https://front-${++origins}.example.test`
    const server = setupServer(...mswHandlers(made.mock, { origin: url }))
    server.listen()
    t.teardown(() => server.close())
    return { ...local(made), url, port: 0, fetch: (path, init) => fetchManually(url, path, init) }
  },
}

const fetchManually = (url: string, path: string, init?: RequestInit): Promise<Response> =>
  fetch(`${url}${path}`, { redirect: 'manual', ...init })
