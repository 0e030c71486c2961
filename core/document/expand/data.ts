// Data buckets and callbacks: what stands beside the routes.
import { bucketDefaults, callbackDefaults } from '../defaults.ts'
import type { Path } from '../mistakes.ts'
import type { Callback, DataBucket } from '../mock.ts'
import type { WrittenBucket, WrittenCallback, WrittenMock } from '../schema.ts'
import { expandSignature } from './beyond.ts'
import { bodyTypeOf } from './body-type.ts'
import { type Expansion, expandList, refuseFunction, textOf } from './expansion.ts'
import { expandHeaders } from './headers.ts'

export function expandBuckets(written: WrittenMock['data'], expansion: Expansion): DataBucket[] {
  if (Array.isArray(written)) {
    return expandList(written as WrittenBucket[], ['data'], (bucket, path) =>
      expandBucket(bucket, path, ['value'], expansion),
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
  const { identities, origins } = expansion
  refuseFunction(written.value, [...path, ...valuePath], expansion)
  const name = `bucket ${written.id ?? written.name ?? ''}`
  const uuid = identities.uuidOf(written.uuid, name, path)
  const bucket: DataBucket = {
    ...bucketDefaults,
    ...(written as Partial<DataBucket>),
    uuid,
    id: written.id ?? written.name ?? uuid.slice(0, 4),
    value: textOf(written.value, bucketDefaults.value),
  }
  identities.claim('bucket id', bucket.id, [...path, 'id'])
  origins.set(bucket, [...path, ...valuePath])
  return bucket
}

export function expandCallback(
  written: WrittenCallback,
  path: Path,
  expansion: Expansion,
): Callback {
  refuseFunction(written.body, [...path, 'body'], expansion)
  const name = `callback ${written.id ?? written.name ?? ''}`
  const uuid = expansion.identities.uuidOf(written.uuid, name, path)
  const callback: Callback = {
    ...callbackDefaults,
    ...bodyTypeOf(written, expansion.dialect),
    ...(written as Partial<Callback>),
    uuid,
    id: written.id ?? uuid.slice(0, 4),
    headers: expandHeaders(written.headers, [...path, 'headers'], expansion.origins),
    body: textOf(written.body, callbackDefaults.body),
    signature: expandSignature(written.signature, [...path, 'signature'], expansion),
  }
  expansion.origins.set(callback, path)
  return callback
}
