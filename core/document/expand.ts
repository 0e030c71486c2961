// Writes out what a document leaves to its short forms and defaults.
import {
  bucketDefaults,
  callbackDefaults,
  folderDefaults,
  mockDefaults,
  responseDefaults,
  routeDefaults,
  ruleDefaults,
  tlsDefaults,
} from './defaults.ts'
import { Identities } from './identity.ts'
import type { AddMistake, Path } from './mistakes.ts'
import type {
  Callback,
  Child,
  DataBucket,
  Dialect,
  Folder,
  Header,
  Mock,
  Response,
  Route,
  Rule,
} from './mock.ts'
import type {
  WrittenBucket,
  WrittenCallback,
  WrittenHeaders,
  WrittenMock,
  WrittenResponse,
  WrittenRoute,
} from './schema.ts'
import { completeTree } from './tree.ts'

/** Where each part of a document was written, for the mistakes found in it later. */
export type Origins = WeakMap<object, Path>

interface Expansion {
  readonly dialect: Dialect
  readonly origins: Origins
  readonly identities: Identities
  readonly add: AddMistake
  /** Whether the mock itself sets a content type. */
  hasContentType: boolean
}

/** A checked document, with every field filled in. */
export function expand(
  written: WrittenMock,
  dialect: Dialect,
  add: AddMistake,
): { mock: Mock; origins: Origins } {
  const origins: Origins = new WeakMap()
  const identities = new Identities()
  const headers = expandHeaders(written.headers, ['headers'], origins)
  const expansion: Expansion = {
    dialect,
    origins,
    identities,
    add,
    hasContentType: hasContentType(headers),
  }
  const { $schema: _, ...fields } = written
  const routes = (written.routes ?? []).map((route, index) =>
    expandRoute(route, ['routes', index], expansion),
  )
  const folders = (written.folders ?? []).map((folder) =>
    expandFolder(folder as Partial<Folder>, identities),
  )
  const mock: Mock = {
    ...mockDefaults,
    ...fields,
    uuid: identities.uuidOf(written.uuid, 'mock'),
    lastMigration: mockDefaults.lastMigration,
    tlsOptions: { ...tlsDefaults, ...written.tlsOptions },
    headers,
    routes,
    ...completeTree(routes, folders, (written.rootChildren ?? []) as Child[]),
    proxyReqHeaders: expandHeaders(written.proxyReqHeaders, ['proxyReqHeaders'], origins),
    proxyResHeaders: expandHeaders(written.proxyResHeaders, ['proxyResHeaders'], origins),
    data: expandBuckets(written.data, expansion),
    callbacks: (written.callbacks ?? []).map((callback, index) =>
      expandCallback(callback, ['callbacks', index], expansion),
    ),
  }
  origins.set(mock, [])
  return { mock, origins }
}

function expandRoute(written: WrittenRoute, path: Path, expansion: Expansion): Route {
  const own = ownResponse(written)
  const fields = Object.fromEntries(
    Object.entries(written).filter(([key]) => !Object.hasOwn(own, key)),
  ) as Partial<Route>
  const uuid = expansion.identities.uuidOf(
    written.uuid,
    `route ${written.type ?? ''} ${written.method ?? ''} ${written.endpoint ?? ''}`,
  )
  const method = written.type === 'crud' ? '' : routeDefaults.method
  const route: Route = { ...routeDefaults, method, ...fields, uuid, responses: [] }
  route.responses = expandResponses(written, own, path, uuid, expansion)
  expansion.origins.set(route, path)
  return route
}

/** The fields of a response that stand on the route itself. */
function ownResponse(written: WrittenRoute): WrittenResponse {
  return Object.fromEntries(
    Object.entries(written).filter(([key]) => Object.hasOwn(responseDefaults, key)),
  ) as WrittenResponse
}

function expandResponses(
  written: WrittenRoute,
  own: WrittenResponse,
  path: Path,
  routeUuid: string,
  expansion: Expansion,
): Response[] {
  const listed = (written.responses ?? []) as WrittenResponse[]
  const ownKey = Object.keys(own)[0]
  if (listed.length > 0 && ownKey !== undefined) {
    expansion.add(
      [...path, ownKey],
      'stands on a route that has responses',
      'Move it into one of the responses.',
    )
  }
  if (listed.length === 0 && (ownKey !== undefined || written.type === 'crud')) {
    return [expandResponse(own, path, routeUuid, expansion, true)]
  }
  const marked = expansion.dialect === 'mockoon' ? -1 : defaultOf(listed)
  return listed.map((response, index) =>
    expandResponse(response, [...path, 'responses', index], routeUuid, expansion, index === marked),
  )
}

/** The response that is meant to be sent when no rules hold: what says so, or has no rules, or comes first. */
function defaultOf(responses: readonly WrittenResponse[]): number {
  const marked = responses.findIndex((response) => response.default)
  if (marked >= 0) return marked
  return Math.max(
    0,
    responses.findIndex(({ rules = [] }) => rules.length === 0),
  )
}

function expandResponse(
  written: WrittenResponse,
  path: Path,
  routeUuid: string,
  expansion: Expansion,
  isDefault: boolean,
): Response {
  const headers = expandHeaders(written.headers, [...path, 'headers'], expansion.origins)
  if (isJsonValue(written.body) && !expansion.hasContentType && !hasContentType(headers)) {
    headers.push({ key: 'Content-Type', value: 'application/json' })
  }
  const response: Response = {
    ...responseDefaults,
    ...(isDefault ? { default: true } : {}),
    ...bodyTypeOf(written, expansion.dialect),
    ...(written as Partial<Response>),
    uuid: expansion.identities.uuidOf(written.uuid, `response of ${routeUuid}`),
    headers,
    body: textOf(written.body, expansion.dialect === 'mockoon' ? '{}' : responseDefaults.body),
    rules: ((written.rules ?? []) as Partial<Rule>[]).map((rule, index) => {
      const full: Rule = { ...ruleDefaults, ...rule }
      expansion.origins.set(full, [...path, 'rules', index])
      return full
    }),
    callbacks: ((written.callbacks ?? []) as { uuid: string; latency?: number }[]).map(
      (reference) => ({
        latency: 0,
        ...reference,
      }),
    ),
  }
  expansion.origins.set(response, path)
  return response
}

/** A bucket or a file that is named is meant; a Mockoon file says which. */
function bodyTypeOf(
  { databucketID, filePath }: { databucketID?: string; filePath?: string },
  dialect: Dialect,
): Pick<Response, 'bodyType'> {
  if (dialect === 'mockoon') return { bodyType: 'INLINE' }
  if (databucketID) return { bodyType: 'DATABUCKET' }
  return { bodyType: filePath ? 'FILE' : 'INLINE' }
}

function expandHeaders(
  written: WrittenHeaders | undefined,
  path: Path,
  origins: Origins,
): Header[] {
  if (Array.isArray(written)) {
    return written.map((header, index) => {
      const full = { key: '', value: '', ...(header as Partial<Header>) }
      origins.set(full, [...path, index, 'value'])
      return full
    })
  }
  return Object.entries(written ?? {}).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => {
      const header = { key, value: String(one) }
      origins.set(header, [...path, key])
      return header
    }),
  )
}

const hasContentType = (headers: readonly Header[]): boolean =>
  headers.some((header) => header.key.toLowerCase() === 'content-type' && header.value !== '')

function expandFolder(written: Partial<Folder>, identities: Identities): Folder {
  return {
    ...folderDefaults,
    ...written,
    uuid: identities.uuidOf(written.uuid, `folder ${written.name ?? ''}`),
    children: [...(written.children ?? [])],
  }
}

function expandBuckets(written: WrittenMock['data'], expansion: Expansion): DataBucket[] {
  if (Array.isArray(written)) {
    return (written as WrittenBucket[]).map((bucket, index) =>
      expandBucket(bucket, ['data', index], ['value'], expansion),
    )
  }
  return Object.entries((written ?? {}) as Record<string, unknown>).map(([id, value]) =>
    expandBucket({ id, name: id, value }, ['data', id], [], expansion),
  )
}

function expandBucket(
  written: WrittenBucket,
  path: Path,
  valuePath: Path,
  expansion: Expansion,
): DataBucket {
  const uuid = expansion.identities.uuidOf(
    written.uuid,
    `bucket ${written.id ?? written.name ?? ''}`,
  )
  const bucket: DataBucket = {
    ...bucketDefaults,
    ...(written as Partial<DataBucket>),
    uuid,
    id: written.id ?? written.name ?? uuid.slice(0, 4),
    value: textOf(written.value, bucketDefaults.value),
  }
  expansion.origins.set(bucket, [...path, ...valuePath])
  return bucket
}

function expandCallback(written: WrittenCallback, path: Path, expansion: Expansion): Callback {
  const uuid = expansion.identities.uuidOf(
    written.uuid,
    `callback ${written.id ?? written.name ?? ''}`,
  )
  const callback: Callback = {
    ...callbackDefaults,
    ...bodyTypeOf(written, expansion.dialect),
    ...(written as Partial<Callback>),
    uuid,
    id: written.id ?? uuid.slice(0, 4),
    headers: expandHeaders(written.headers, [...path, 'headers'], expansion.origins),
    body: textOf(written.body, callbackDefaults.body),
  }
  expansion.origins.set(callback, path)
  return callback
}

const isJsonValue = (value: unknown): boolean => value !== undefined && typeof value !== 'string'

/** Text as it is, anything else as JSON. */
function textOf(value: unknown, fallback: string): string {
  if (typeof value === 'string') return value
  return value === undefined ? fallback : JSON.stringify(value)
}
