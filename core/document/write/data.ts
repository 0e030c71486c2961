// Data buckets and callbacks in their short forms.
import { bucketDefaults, callbackDefaults } from '../defaults.ts'
import { bodyTypeOf } from '../expand/index.ts'
import { uuidFrom } from '../identities.ts'
import type { Callback, DataBucket } from '../mock.ts'
import { writeSignature } from './beyond.ts'
import { type Fields, keepsOrder, withoutDefaults, writeList } from './fields.ts'
import { writeHeaders } from './headers.ts'
import { valueOfJson } from './json.ts'

/** First values by id where the buckets say nothing else, else a list. */
export function writeBuckets(buckets: readonly DataBucket[]): unknown {
  if (Array.isArray(buckets) && buckets.length > 0 && buckets.every(isPlain)) {
    const values = buckets.map(({ id, value }) => [id, valueOfJson(value)] as const)
    if (keepsOrder(values.map(([id]) => id))) return Object.fromEntries(values)
  }
  return writeList(buckets, (bucket) =>
    withoutDefaults({ ...bucket, value: valueOfJson(bucket.value) }, bucketDefaults, [
      'uuid',
      'id',
      'name',
    ]),
  )
}

/** Whether the id and the value say all. */
const isPlain = (bucket: DataBucket): boolean => {
  const { uuid, id, name, documentation, value, ...more } = { ...bucket }
  return (
    typeof id === 'string' &&
    value !== undefined &&
    name === id &&
    documentation === bucketDefaults.documentation &&
    uuid === uuidFrom(`bucket ${id}`) &&
    Object.keys(more).length === 0
  )
}

export function writeCallback(callback: Callback): Fields {
  const { headers, body } = callback
  const written = {
    ...callback,
    headers: writeHeaders(headers),
    body: valueOfJson(body),
    signature: writeSignature(callback.signature),
  }
  const defaults = { ...callbackDefaults, ...bodyTypeOf(callback, 'mockhost') }
  return withoutDefaults(written, defaults, ['uuid', 'id', 'name', 'method', 'uri'])
}
