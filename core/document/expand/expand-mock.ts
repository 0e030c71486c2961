// Writes out what a document leaves to its short forms and defaults.
import type { Responder } from '../../respond/index.ts'
import { folderDefaults, mockDefaults, tlsDefaults } from '../defaults.ts'
import { Identities } from '../identities.ts'
import type { AddMistake, Path } from '../mistakes.ts'
import type { Child, Dialect, Folder, Mock } from '../mock.ts'
import type { WrittenCallback, WrittenMock, WrittenRoute } from '../schema.ts'
import { completeTree } from '../tree.ts'
import { expandBuckets, expandCallback } from './data.ts'
import { type Expansion, expandList, type Origins } from './expansion.ts'
import { expandHeaders, hasContentType } from './headers.ts'
import { expandRoute } from './routes.ts'

/** A checked document, with every field filled in. */
export function expand(
  written: WrittenMock,
  dialect: Dialect,
  add: AddMistake,
): { mock: Mock; origins: Origins; responders: Map<string, Responder> } {
  const origins: Origins = new WeakMap()
  const responders = new Map<string, Responder>()
  const identities = new Identities(add)
  const headers = expandHeaders(written.headers, ['headers'], origins)
  const expansion: Expansion = {
    dialect,
    origins,
    responders,
    identities,
    add,
    hasContentType: hasContentType(headers),
  }
  const { $schema: _, ...fields } = written
  const routes = expandList(written.routes as WrittenRoute[], ['routes'], (route, path) =>
    expandRoute(route, path, expansion),
  )
  const folders = expandList(written.folders as Partial<Folder>[], ['folders'], (folder, path) =>
    expandFolder(folder, path, identities),
  )
  const mock: Mock = {
    ...mockDefaults,
    ...fields,
    uuid: identities.uuidOf(written.uuid, 'mock', []),
    lastMigration: mockDefaults.lastMigration,
    tlsOptions: { ...tlsDefaults, ...written.tlsOptions },
    headers,
    routes,
    ...completeTree(routes, folders, soundChildren(written.rootChildren), add),
    proxyReqHeaders: expandHeaders(written.proxyReqHeaders, ['proxyReqHeaders'], origins),
    proxyResHeaders: expandHeaders(written.proxyResHeaders, ['proxyResHeaders'], origins),
    data: expandBuckets(written.data, expansion),
    callbacks: expandList(written.callbacks as WrittenCallback[], ['callbacks'], (callback, path) =>
      expandCallback(callback, path, expansion),
    ),
  }
  origins.set(mock, [])
  return { mock, origins, responders }
}

function expandFolder(written: Partial<Folder>, path: Path, identities: Identities): Folder {
  return {
    ...folderDefaults,
    ...written,
    uuid: identities.uuidOf(written.uuid, `folder ${written.name ?? ''}`, path),
    children: soundChildren(written.children),
  }
}

const soundChildren = (written: unknown): Child[] =>
  expandList(written as Child[] | undefined, [], (child) => child)
