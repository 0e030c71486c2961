// Changes of a mock's data buckets; each gives another mock.
import { bucketDefaults, type DataBucket, type Mock } from '../../../sdk/editing/index.ts'
import { freeName, newUuid } from '../identity/index.ts'

/** A bucket that is not in the mock yet, under a name that none has. */
export function newBucket({ data }: Mock): DataBucket {
  const id = freeName(
    'data',
    data.map((bucket) => bucket.id),
  )
  return { ...bucketDefaults, uuid: newUuid(), id, name: id }
}

export const addBucket = (mock: Mock, bucket: DataBucket): Mock => ({
  ...mock,
  data: [...mock.data, bucket],
})

/** Another id is followed by whatever sends the bucket; templates name it in words of their own. */
export function changeBucket(mock: Mock, uuid: string, change: Partial<DataBucket>): Mock {
  const old = mock.data.find((bucket) => bucket.uuid === uuid)
  if (!old) return mock
  const data = mock.data.map((bucket) => (bucket === old ? { ...bucket, ...change } : bucket))
  const { id } = change
  return id === undefined || id === old.id
    ? { ...mock, data }
    : { ...mock, data, ...withReferences(mock, old.id, id) }
}

function withReferences(mock: Mock, from: string, to: string): Pick<Mock, 'routes' | 'callbacks'> {
  const renamed = <Part extends { databucketID: string }>(part: Part): Part =>
    part.databucketID === from ? { ...part, databucketID: to } : part
  return {
    routes: mock.routes.map((route) =>
      route.responses.some(({ databucketID }) => databucketID === from)
        ? { ...route, responses: route.responses.map(renamed) }
        : route,
    ),
    callbacks: mock.callbacks.map(renamed),
  }
}

export const removeBucket = (mock: Mock, uuid: string): Mock => ({
  ...mock,
  data: mock.data.filter((bucket) => bucket.uuid !== uuid),
})

/** A copy under names of its own, behind the one that it is of. */
export function copyBucket(mock: Mock, bucket: DataBucket): { mock: Mock; copy: DataBucket } {
  const id = freeName(
    bucket.id,
    mock.data.map((other) => other.id),
  )
  const copy = { ...bucket, uuid: newUuid(), id, name: `${bucket.name} (copy)` }
  const data = mock.data.flatMap((other) => (other === bucket ? [other, copy] : [other]))
  return { mock: { ...mock, data }, copy }
}
