// Writes a mock back as a document that a person would have written, which reads as the same mock.
import { folderDefaults, mockDefaults, tlsDefaults } from '../defaults.ts'
import { hasContentType } from '../expand/index.ts'
import type { Child, Dialect, Mock } from '../mock.ts'
import type { WrittenMock } from '../schema.ts'
import { completeTree } from '../tree.ts'
import { withoutIdle } from './beyond.ts'
import { writeBuckets, writeCallback } from './data.ts'
import { type Fields, withoutDefaults, writeList } from './fields.ts'
import { writeHeaders } from './headers.ts'
import { writeRoute } from './routes.ts'

const FIRST = ['uuid', 'name', 'endpointPrefix', 'port', 'headers', 'data', 'routes', 'callbacks']

/**
 * A mock without what its defaults say, in short forms where they say the same; uuids stay. A Mockoon file is
 * written in full, as Mockoon writes it. Reading the document again gives the same mock.
 */
export function compactMock(mock: Mock, dialect: Dialect): WrittenMock {
  if (dialect === 'mockoon') return inFull(mock)
  const { lastMigration: _, rootChildren, tlsOptions, ...rest } = mock
  const isTyped = hasContentType(mock.headers)
  const tls = withoutDefaults(tlsOptions, tlsDefaults, ['enabled'])
  const written: Fields = {
    ...rest,
    headers: writeHeaders(mock.headers),
    data: writeBuckets(mock.data),
    routes: writeList(mock.routes, (route) => writeRoute(route, isTyped)),
    callbacks: writeList(mock.callbacks, writeCallback),
    proxyReqHeaders: writeHeaders(mock.proxyReqHeaders),
    proxyResHeaders: writeHeaders(mock.proxyResHeaders),
    folders: writeList(mock.folders, (folder) =>
      withoutDefaults(folder, folderDefaults, ['uuid', 'name']),
    ),
    ...(isImpliedOrder(mock, rootChildren) ? {} : { rootChildren }),
    ...(Object.keys(tls).length === 0 ? {} : { tlsOptions: tls }),
  }
  return withoutDefaults(written, mockDefaults, FIRST) as WrittenMock
}

/** As Mockoon writes it, and what goes beyond its model only where it says something. */
const inFull = (mock: Mock): WrittenMock => ({
  ...withoutIdle(mock, 'mock'),
  routes: mock.routes.map((route) => ({
    ...withoutIdle(route, 'route'),
    responses: route.responses.map((response) => withoutIdle(response, 'response')),
  })),
  callbacks: mock.callbacks.map((callback) => withoutIdle(callback, 'callback')),
})

/** Whether the root is as it comes out where no one says it. */
function isImpliedOrder({ routes, folders }: Mock, written: readonly Child[]): boolean {
  const implied = completeTree(routes, folders, [], () => {}).rootChildren
  return (
    implied.length === written.length &&
    implied.every(({ type, uuid }, index) => {
      const child = written[index]
      return child?.type === type && child.uuid === uuid
    })
  )
}
